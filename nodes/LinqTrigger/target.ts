import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { isPrivateHost } from '../shared/hosts';
import { baseUrl } from '../shared/linq/request';

/** Linq sends the newest payload to target URLs without a version (api-v3 §e.1). */
const PAYLOAD_VERSION = '2026-02-03';

const LINQ_HOST = /(^|\.)linqapp\.com$/;

/** Where Linq is to deliver: n8n's URL for this node, with the payload version. */
export function targetUrl(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (!url) throw new NodeOperationError(context.getNode(), 'n8n has no webhook URL for this node');
	return `${url}?version=${PAYLOAD_VERSION}`;
}

/** Whether two URLs are one, however their host and port are written. */
export function isSameUrl(a: unknown, b: string): boolean {
	if (typeof a !== 'string') return false;
	return a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);
}

/**
 * Says in time that the real Linq cannot reach this n8n. Anything else that the credential points
 * at, such as a local emulator, may well be on the same network.
 *
 * @throws NodeOperationError that says what to set
 */
export async function assertReachable(context: IHookFunctions, url: string): Promise<void> {
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
