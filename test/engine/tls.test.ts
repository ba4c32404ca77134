/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands in for servers with TLS */
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import {
	createServer as createTcpServer,
	type AddressInfo,
	type Server,
	type Socket,
} from 'node:net';
import type { INodeParameters } from 'n8n-workflow';
import { generate } from 'selfsigned';

import { runLinq } from './harness';
import { chatId, chatLocator, messagesTo, send, setUpEmulator } from './linq';

const linq = setUpEmulator();

let certificate: ServerOptions;
const servers: Server[] = [];
let connections = 0;

beforeAll(async () => {
	const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }]);
	certificate = { key, cert };
});
beforeEach(() => (connections = 0));
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Starts a server and counts its connections. */
async function baseUrlOf(server: Server): Promise<string> {
	servers.push(server);
	server.on('connection', () => connections++);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return `https://127.0.0.1:${(server.address() as AddressInfo).port}/api/partner`;
}

const memo: INodeParameters = {
	resource: 'voiceMemo',
	operation: 'send',
	...chatLocator(chatId(1)),
	audioSource: 'url',
	audioUrl: 'https://example.com/hello.m4a',
};
const read: INodeParameters = { resource: 'chat', operation: 'get', ...chatLocator(chatId(1)) };
const CALLS: Array<[string, INodeParameters]> = [
	['a read', read],
	['a message', send()],
	['a voice memo', memo],
];

describe.each(CALLS)('%s, to a server whose TLS fails', (_name, parameters) => {
	test('because its certificate is self-signed, was never sent and is not sent again', async () => {
		const baseUrl = await baseUrlOf(createTlsServer(certificate));
		const { error } = await runLinq({ ...linq, baseUrl }, parameters, {
			items: messagesTo([1], 1),
		});
		expect(error?.message).toBe("n8n does not trust the server's certificate");
		expect(error?.description).toContain('NODE_EXTRA_CA_CERTS');
		expect(error?.context.data).toEqual(
			expect.objectContaining({ fault: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
		);
		expect(connections).toBe(1);
	});

	test('because it speaks HTTP only, was never sent and is not sent again', async () => {
		const baseUrl = await baseUrlOf(createHttpServer((_request, response) => response.end()));
		const { error } = await runLinq({ ...linq, baseUrl }, parameters, {
			items: messagesTo([1], 1),
		});
		expect(error?.message).toBe('No secure connection to Linq could be made');
		expect(error?.description).toContain('base URL of the credential');
		expect(connections).toBe(1);
	});

	test('because it hangs up before the connection is secure, was never sent', async () => {
		const hangUp = (socket: Socket) => socket.once('data', () => socket.destroy());
		const baseUrl = await baseUrlOf(createTcpServer(hangUp));
		const { error } = await runLinq(
			{ ...linq, baseUrl },
			{ ...parameters, options: { maxRetryWait: 1 } },
			{ items: messagesTo([1], 1) },
		);
		expect(error?.message).toBe('Linq could not be reached');
		// A busy server may do so: the request is retried.
		expect(connections).toBeGreaterThan(1);
	});
});
