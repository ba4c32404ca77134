/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a server between the node and Linq */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Account } from '../credential';

export interface SlowFirst extends Account {
	/** The most requests that were under way at the same time. */
	atOnce: () => number;
	/** How many requests have come. */
	count: () => number;
	close: () => Promise<void>;
}

/**
 * Stands before Linq and passes each request on, but holds the first one back until another has
 * come, and no longer than so many milliseconds.
 */
export async function slowFirst({ baseUrl, token }: Account, ms: number): Promise<SlowFirst> {
	let count = 0;
	let underWay = 0;
	let atOnce = 0;
	let noteSecond: () => void = () => undefined;
	const second = new Promise<void>((resolve) => (noteSecond = resolve));
	const passOn = (incoming: IncomingMessage, outgoing: ServerResponse) => {
		const { method, headers, url } = incoming;
		const onward = request(`${baseUrl}${url}`, { method, headers }, (response) => {
			outgoing.writeHead(response.statusCode ?? 502, response.headers);
			response.on('end', () => underWay--).pipe(outgoing);
		});
		incoming.pipe(onward);
	};
	const server = createServer((incoming, outgoing) => {
		underWay++;
		atOnce = Math.max(atOnce, underWay);
		if (++count > 1) {
			noteSecond();
			passOn(incoming, outgoing);
			return;
		}
		const timer = setTimeout(noteSecond, ms);
		void second.then(() => {
			clearTimeout(timer);
			passOn(incoming, outgoing);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		baseUrl: `http://127.0.0.1:${port}`,
		token,
		atOnce: () => atOnce,
		count: () => count,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
