/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- stands in for servers with TLS, and for a proxy */
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import {
	connect,
	createServer as createTcpServer,
	type AddressInfo,
	type Server,
	type Socket,
} from 'node:net';
import tls from 'node:tls';
import type { INodeParameters } from 'n8n-workflow';
import { generate } from 'selfsigned';

import { runLinq } from './harness';
import { chatId, chatLocator, messagesTo, send, sendMemo, setUpEmulator } from './linq';

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

async function portOf(server: Server): Promise<number> {
	servers.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return (server.address() as AddressInfo).port;
}

/** Starts a server and counts its connections. */
async function baseUrlOf(server: Server): Promise<string> {
	server.on('connection', () => connections++);
	return `https://127.0.0.1:${await portOf(server)}/api/partner`;
}

const memo = sendMemo(chatLocator(chatId(1)));
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

	test.each<[string, (socket: Socket) => void]>([
		['hangs up', (socket) => socket.once('data', () => socket.destroy())],
		['resets the connection', (socket) => socket.once('data', () => socket.resetAndDestroy())],
		['says nothing', (socket) => socket.setTimeout(1_000, () => socket.destroy())],
	])('because it %s before the connection is secure, was never sent', async (_what, answer) => {
		const baseUrl = await baseUrlOf(createTcpServer(answer));
		const { error } = await runLinq(
			{ ...linq, baseUrl },
			{ ...parameters, options: { maxRetryWait: 1, timeout: 300 } },
			{ items: messagesTo([1], 1) },
		);
		expect(error?.message).toBe('Linq could not be reached');
		// A busy server may do so: the request is retried.
		expect(connections).toBeGreaterThan(1);
	});
});

test('an upload to a server whose certificate is self-signed is not begun again', async () => {
	const target = {
		attachment_id: chatId(9),
		upload_url: await baseUrlOf(createTlsServer(certificate)),
	};
	linq.inject({
		kind: 'response',
		status: 200,
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(target),
		path: '/v3/attachments',
		count: 3,
	});
	const data = { mimeType: 'image/png', data: Buffer.from('bytes').toString('base64') };
	const { error } = await runLinq(
		linq,
		{ resource: 'attachment', operation: 'upload', binaryPropertyName: 'data' },
		{ items: [{ json: {}, binary: { data } }] },
	);
	expect(error?.message).toBe("n8n does not trust the server's certificate");
	expect(connections).toBe(1);
});

describe('a connection that is damaged once it was secure', () => {
	// n8n trusts the certificate of this file, as it would by NODE_EXTRA_CA_CERTS.
	beforeEach(() => {
		const { connect: connectSecurely } = tls;
		jest
			.spyOn(tls, 'connect')
			.mockImplementation(((options: tls.ConnectionOptions) =>
				connectSecurely({ ...options, ca: certificate.cert })) as typeof tls.connect);
	});
	afterEach(() => void jest.restoreAllMocks());

	/** Passes everything on to a server, and these bytes to the client once the server has the request. */
	async function damageWith(bytes: Buffer, version: tls.SecureVersion): Promise<string> {
		let client: Socket | undefined;
		const options = { ...certificate, minVersion: version, maxVersion: version };
		const port = await portOf(createTlsServer(options, () => void client?.end(bytes)));
		const relay = createTcpServer((socket) => {
			client = socket;
			const server = connect(port, '127.0.0.1');
			socket.pipe(server).pipe(socket, { end: false });
			for (const end of [socket, server]) end.on('error', () => server.destroy());
			socket.on('close', () => server.destroy());
		});
		return await baseUrlOf(relay);
	}

	test.each<[string, Buffer]>([
		['the page of a proxy', Buffer.from('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
		['an alert that nobody signed', Buffer.from([21, 3, 3, 0, 2, 2, 80])],
		['a record that nobody signed', Buffer.from([23, 3, 3, 0, 40, ...Buffer.alloc(40)])],
		['a length that is none', Buffer.from([23, 3, 3, 255, 255, 1])],
	])('by %s may have brought the request to Linq', async (_what, bytes) => {
		for (const version of ['TLSv1.2', 'TLSv1.3'] as const) {
			connections = 0;
			const baseUrl = await damageWith(bytes, version);
			const { error } = await runLinq({ ...linq, baseUrl }, memo);
			expect(error?.message).toBe('The connection to Linq broke off. Linq may have accepted it.');
			expect(connections).toBe(1);
		}
	});

	test('by a server that wants a certificate brought nothing', async () => {
		const strict = { ...certificate, requestCert: true, ca: certificate.cert };
		const { error } = await runLinq(
			{ ...linq, baseUrl: await baseUrlOf(createTlsServer(strict)) },
			memo,
		);
		expect(error?.message).toBe('No secure connection to Linq could be made');
		expect(connections).toBe(1);
	});
});

describe('a proxy of n8n', () => {
	afterEach(() => delete process.env.https_proxy);

	/** Runs the node behind a proxy that treats each connection so. */
	async function runBehind(proxy: (socket: Socket) => void) {
		const server = createTcpServer((socket) =>
			socket.on('error', () => {}).once('data', () => proxy(socket)),
		);
		const { port } = new URL(await baseUrlOf(server));
		process.env.https_proxy = `http://127.0.0.1:${port}`;
		const parameters = { ...memo, options: { maxRetryWait: 1, timeout: 300 } };
		return await runLinq({ ...linq, baseUrl: 'https://linq.invalid' }, parameters);
	}

	test.each<[string, (socket: Socket) => void]>([
		['hangs up', (socket) => socket.end()],
		['resets the connection', (socket) => socket.resetAndDestroy()],
		['says nothing', (socket) => socket.setTimeout(1_000, () => socket.destroy())],
		['connects to a server that hangs up', (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')],
	])('that %s has passed nothing on', async (_what, proxy) => {
		const { error } = await runBehind(proxy);
		expect(error?.message).toBe('Linq could not be reached');
		expect(connections).toBeGreaterThan(1);
	});

	test('that wants a password is named', async () => {
		const { error } = await runBehind((socket) =>
			socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
		);
		expect(error?.message).toBe('The proxy of this n8n instance wants a user name and a password');
		expect(error?.description).toContain('HTTPS_PROXY');
		expect(connections).toBe(1);
	});
});
