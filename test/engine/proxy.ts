/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server between the node and Linq */
import axios from 'axios';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { Account } from '../credential';

export interface Between {
	/** Waited for before a request is passed on. */
	before?: () => Promise<void>;
	/** Called when Linq has responded; gives the JSON that the node gets instead. */
	after?: (json: unknown) => unknown;
}

/** A proxy before a Linq: passes requests on and responses back. */
export async function startProxy({ baseUrl, token }: Account, { before, after }: Between) {
	const { origin, pathname } = new URL(baseUrl);
	let ownOrigin = '';

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
		const text = bytes.toString().replaceAll(origin, ownOrigin);
		const given: unknown = isJson ? JSON.parse(text) : undefined;
		const json = after ? after(given) : given;
		for (const [name, value] of Object.entries(response.headers)) {
			if (name !== 'content-length') outgoing.setHeader(name, String(value));
		}
		outgoing.writeHead(status).end(isJson ? JSON.stringify(json) : bytes);
	}

	const server = createServer((incoming, outgoing) => void passOn(incoming, outgoing));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	ownOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		baseUrl: ownOrigin + pathname,
		token,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
