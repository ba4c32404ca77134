/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a server of files that stalls */
import type { RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { INodeParameters } from 'n8n-workflow';

import type { Emulator } from '../../emulator';
import { startLocalServer, type LocalServer } from '../localServer';
import { runLinq, startLinq } from './harness';
import { chatId, setUpEmulator, toChat } from './linq';
import { until } from '../until';

const linq = setUpEmulator();
let files: LocalServer;
/** What the server of files does with a request for one. */
let serve: RequestListener;
/** The requests that the server of files got. */
let asked = 0;

beforeAll(async () => {
	files = await startLocalServer((request, response) => {
		asked++;
		serve(request, response);
	});
});
beforeEach(() => {
	asked = 0;
});
afterAll(async () => await files.close());

const ID = '00000000-0000-4000-8000-000000000001';
const TYPE = { 'Content-Type': 'image/jpeg' };

/** Downloads the file from the server of files, which stands for Linq's as well. */
const download = (options: INodeParameters) =>
	runLinq(account(), {
		resource: 'attachment',
		operation: 'download',
		attachmentId: ID,
		options,
	});

/** The server of files also says where the file is. */
const account = () => ({ baseUrl: files.origin, token: linq.token }) as Emulator;

function serveFile(send: (response: ServerResponse) => void): void {
	serve = (request, response) => {
		if (request.url !== '/photo.jpg') {
			const record = { id: ID, filename: 'photo.jpg', content_type: 'image/jpeg' };
			response.writeHead(200, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify({ ...record, download_url: `${files.origin}/photo.jpg` }));
			return;
		}
		send(response);
	};
}

describe('A download', () => {
	test('that stops arriving is given up after Timeout', async () => {
		serveFile((response) =>
			response.writeHead(200, { ...TYPE, 'Content-Length': 100 }).write('ab'),
		);
		const { error } = await download({ timeout: 50 });
		expect(error?.message).toBe(
			'Not downloaded: no more data arrived in time. Try again, or raise Timeout in the options.',
		);
	});

	test('that never begins is given up after Timeout', async () => {
		serveFile(() => undefined);
		const { error } = await download({ timeout: 50 });
		expect(error?.message).toContain('Not downloaded: no more data arrived in time.');
	});

	test('that takes longer than Timeout arrives, as long as data moves', async () => {
		serveFile((response) => {
			response.writeHead(200, TYPE);
			let chunks = 0;
			const timer = setInterval(() => {
				response.write('x');
				if (++chunks < 12) return;
				clearInterval(timer);
				response.end();
			}, 100);
		});
		const { outputs, error } = await download({ timeout: 600 });
		expect(error).toBeUndefined();
		const { data } = outputs[0][0].binary!.data;
		expect(Buffer.from(data, 'base64')).toHaveLength(12);
	});

	test('that ends before its announced length fails', async () => {
		serveFile((response) => {
			response.writeHead(200, { ...TYPE, 'Content-Length': 100 }).write('ab');
			setTimeout(() => response.destroy(), 20);
		});
		const { error } = await download({});
		expect(error?.message).toBe('Not downloaded: the connection broke off.');
	});

	test.each([
		[
			'is announced',
			(response: ServerResponse, bytes: Buffer) =>
				response.writeHead(200, { ...TYPE, 'Content-Length': bytes.length }).end(bytes),
		],
		[
			'is not announced',
			(response: ServerResponse, bytes: Buffer) => response.writeHead(200, TYPE).end(bytes),
		],
		[
			'grows by decompression',
			(response: ServerResponse, bytes: Buffer) =>
				response.writeHead(200, { ...TYPE, 'Content-Encoding': 'gzip' }).end(gzipSync(bytes)),
		],
	])('larger than Max Size is refused when its size %s', async (_title, send) => {
		serveFile((response) => void send(response, Buffer.alloc(1024 * 1024 + 1)));
		const { error } = await download({ maxSize: 1 });
		expect(error?.message).toBe(
			'Not downloaded: the file is larger than 1 MB. Raise Max Size in the options to take it.',
		);
	});

	test('of exactly Max Size arrives', async () => {
		const bytes = Buffer.alloc(1024 * 1024, 1);
		serveFile((response) => response.writeHead(200, TYPE).end(bytes));
		const { outputs } = await download({ maxSize: 1 });
		expect(Buffer.from(outputs[0][0].binary!.data.data, 'base64').equals(bytes)).toBe(true);
	});

	test('ends at once on Stop', async () => {
		serveFile((response) =>
			response.writeHead(200, { ...TYPE, 'Content-Length': 100 }).write('ab'),
		);
		const execution = startLinq(account(), {
			resource: 'attachment',
			operation: 'download',
			attachmentId: ID,
		});
		await until(() => asked === 2);
		execution.cancel();
		const run = await execution;
		await until(() => run.data.resultData.runData.Linq !== undefined);
		expect(run.data.resultData.runData.Linq[0].error?.message).toBe('The execution was stopped');
	});
});

describe('An upload', () => {
	const upload = (options: INodeParameters = {}) => ({
		resource: 'message',
		operation: 'send',
		...toChat(chatId(1)),
		messageType: 'text',
		text: 'Hello',
		attachments: { attachment: [{ source: 'binary', binaryPropertyName: 'data' }] },
		options: { maxRetryWait: 0, ...options },
	});
	const bytes = Buffer.alloc(2 * 1024 * 1024, 1).toString('base64');
	const items = [
		{ json: {}, binary: { data: { data: bytes, mimeType: 'image/png', fileName: 'a.png' } } },
	];

	/** Linq names the server of files as the place to upload to. */
	function uploadGoesToFiles(): void {
		linq.inject({
			kind: 'response',
			status: 201,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({
				attachment_id: ID,
				upload_url: `${files.origin}/upload`,
				required_headers: { 'Content-Type': 'image/png' },
			}),
			method: 'POST',
			path: '/v3/attachments',
			count: 3,
		});
	}

	test.each([
		['whose bytes are not taken', (() => undefined) as RequestListener],
		['that gets no response', ((request) => void request.resume()) as RequestListener],
	])('%s is given up after Timeout, and no message is sent', async (_title, listener) => {
		uploadGoesToFiles();
		serve = listener;
		const { error } = await runLinq(linq, upload({ timeout: 50 }), { items });
		expect(error?.message).toBe('Linq did not answer in time');
		expect(error?.description).toContain('raise Timeout in the options');
		expect(linq.received().messages).toEqual([]);
	});

	test('ends at once on Stop, and no message is sent', async () => {
		uploadGoesToFiles();
		serve = () => undefined;
		const execution = startLinq(linq, upload(), { items });
		await until(() => asked === 1);
		execution.cancel();
		const run = await execution;
		await until(() => run.data.resultData.runData.Linq !== undefined);
		expect(run.data.resultData.runData.Linq[0].error?.message).toBe('The execution was stopped');
		expect(linq.received().messages).toEqual([]);
	});
});
