/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a server on this machine */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running server on this machine. */
export interface LocalServer {
	/** `http://127.0.0.1:<port>`. */
	origin: string;
	/** Ends all connections, too. */
	close: () => Promise<void>;
}

/** Starts a server on a free port. */
export async function startLocalServer(listener: RequestListener): Promise<LocalServer> {
	const server = createServer(listener);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
