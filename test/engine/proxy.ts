/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server between the node and Linq */
import axios from 'axios';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

import type { Account } from '../credential';
import { startLocalServer } from '../localServer';

export interface Between {
	/** Waited for before a request is passed on. */
	before?: () => Promise<void>;
	/** Called when Linq has responded; gives the JSON that the node gets instead. */
	after?: (json: unknown) => unknown;
}

/** A proxy before a Linq: passes requests on and responses back. */
export async function startProxy({ baseUrl, token }: Account, { before, after }: Between) {
	const { origin, pathname } = new URL(baseUrl);

	async function passOn(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		const { method, headers, url } = incoming;
		const data = await buffer(incoming);
		await before?.();
		const response = await axios.request<Buffer>({
			url: `${origin}${url}`,
			method,
			headers: { ...headers, host: undefined },
			data: data.length > 0 ? data : undefined,
			responseType: 'arraybuffer',
			validateStatus: () => true,
		});
		const { status, data: bytes } = response;
		const isJson = String(response.headers['content-type']).includes('json');
		// Files are up- and downloaded here, too.
		const text = bytes.toString().replaceAll(origin, server.origin);
		const given: unknown = isJson ? JSON.parse(text) : undefined;
		const json = after ? after(given) : given;
		for (const [name, value] of Object.entries(response.headers)) {
			if (name !== 'content-length') outgoing.setHeader(name, String(value));
		}
		outgoing.writeHead(status).end(isJson ? JSON.stringify(json) : bytes);
	}

	const server = await startLocalServer((...exchange) => void passOn(...exchange));
	return { baseUrl: server.origin + pathname, token, close: server.close };
}
