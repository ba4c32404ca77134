import { NodeOperationError } from 'n8n-workflow';

import { isPrivateHost } from '../hosts';
import { baseUrl } from './request';
import type { LinqContext } from './types';

/** Linq sends the newest payload to target URLs without a version (api-v3 §e.1). */
export const PAYLOAD_VERSION = '2026-02-03';

const LINQ_HOST = /(^|\.)linqapp\.com$/;

/**
 * Says in time that the real Linq cannot reach this n8n. Anything else that the credential points
 * at, such as a local emulator, may well be on the same network.
 *
 * @throws NodeOperationError that says what to set
 */
export async function assertReachable(context: LinqContext, url: string): Promise<void> {
	const base = await baseUrl(context);
	if (!LINQ_HOST.test(new URL(base).hostname) || isPublicHttps(url)) return;
	throw new NodeOperationError(
		context.getNode(),
		`Linq cannot reach this n8n at ${new URL(url).origin}, because it delivers only to public HTTPS addresses`,
		{
			description:
				'Set the environment variable N8N_WEBHOOK_URL (WEBHOOK_URL in older versions) to the public ' +
				'HTTPS address of this n8n and restart it. On a computer without one, run a tunnel such as ' +
				'cloudflared or ngrok, and set the variable to its address.',
		},
	);
}

/** Whether a URL is HTTPS on a host that the internet may know. */
export function isPublicHttps(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	return protocol === 'https:' && !isPrivateHost(hostname);
}
