/* eslint-disable @n8n/community-nodes/no-restricted-imports -- stands in for a file server */
import { once } from 'node:events';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { setUpEmulator } from '../emulator/support/setUp';
import { startLocalServer } from '../localServer';
import { deliver, fresh } from './deliver';
import { receivedWith } from './envelopes';
import { N8n } from './harness';

const linq = setUpEmulator({ frozenClock: false });
let n8n: N8n;

beforeAll(async () => {
	n8n = await new N8n(linq).start();
});
afterAll(async () => await n8n.stop());

const RECEIVED: INodeParameters = { events: ['message.received'] };
const withOptions = (options: INodeParameters): INodeParameters => ({ ...RECEIVED, options });
const items = () => n8n.executions.map(({ items: [item] }) => item.json);
const attachments = () => items()[0].attachments as IDataObject[];
const secret = () => linq.snapshot().subscriptions[0].secret;

/** Somebody writes, and everything that follows from it is over. */
async function write(text: string, rest: object = {}): Promise<void> {
	linq.reply({ from: '+12025550111', text, ...rest });
	await linq.settled();
}

describe('downloading attachments', () => {
	const file = (bytes: Buffer, filename = 'cat.jpg') => ({
		filename,
		contentType: 'image/jpeg',
		data: bytes,
	});
	const bytesOf = (index: number) =>
		Buffer.from(n8n.executions[0].items[0].binary?.[`attachment_${index}`].data ?? '', 'base64');
	const cdnCalls = () => linq.received().requests.filter(({ path }) => path.startsWith('/cdn/'));
	const url = (path: string) => `${linq.url}${path}`;

	beforeEach(async () => {
		n8n.account = linq;
		n8n.savedData = {};
		n8n.executions = [];
		await n8n.activate(withOptions({ downloadAttachments: true }));
	});

	test('puts attachments into binary fields, without giving the token away', async () => {
		await write('Two', { media: [file(Buffer.from('one')), file(Buffer.from('two'), 'b.jpg')] });
		expect(attachments()).toMatchObject([
			{ fileName: 'cat.jpg', binaryPropertyName: 'attachment_0' },
			{ fileName: 'b.jpg', binaryPropertyName: 'attachment_1' },
		]);
		expect([bytesOf(0), bytesOf(1)].map(String)).toEqual(['one', 'two']);
		const binary = n8n.executions[0].items[0].binary;
		expect(binary?.attachment_1).toMatchObject({ fileName: 'b.jpg', mimeType: 'image/jpeg' });
		expect(cdnCalls().map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
	});

	test('leaves what Linq sent as it is, beside the files', async () => {
		await n8n.activate(withOptions({ downloadAttachments: true, simplify: false }));
		await write('One', { media: [file(Buffer.from('one'))] });
		expect(items()).toEqual([JSON.parse(linq.deliveries()[0].body)]);
		expect(String(bytesOf(0))).toBe('one');
	});

	test('does nothing for a message without attachments, or when it is not asked for', async () => {
		await write('None');
		expect(n8n.executions[0].items[0].binary).toBeUndefined();
		await n8n.activate(RECEIVED);
		await write('One', { media: [file(Buffer.from('one'))] });
		expect(n8n.executions[1].items[0].binary).toBeUndefined();
		expect(cdnCalls()).toEqual([]);
	});

	test('asks for a fresh URL when the old one has run out', async () => {
		linq.inject({ kind: 'response', status: 403, path: '/cdn/**' });
		await write('One', { media: [file(Buffer.from('one'))] });
		expect(String(bytesOf(0))).toBe('one');
		expect(cdnCalls()).toHaveLength(2);
	});

	test.each([
		['https://example.com/cat.jpg', 'not on a server of Linq'],
		['http://cdn.linqapp.com/cat.jpg', 'not on a server of Linq'],
		['https://cdn.linqapp.com.example.com/cat.jpg', 'not on a server of Linq'],
		['https://cdn.linqapp.com:8443/cat.jpg', 'not on a server of Linq'],
		['http://169.254.169.254/latest', 'not on a server of Linq'],
		['cat.jpg', 'not on a server of Linq'],
		[undefined, 'Linq gives no address for it'],
	])('does not go to %s', async (target, note) => {
		await deliver(n8n, secret(), fresh(receivedWith({ parts: [{ type: 'media', url: target }] })));
		expect(attachments()).toMatchObject([{ note: expect.stringContaining(note) }]);
		expect(n8n.executions[0].items[0].binary).toEqual({});
	});

	test('does not follow a redirect', async () => {
		const headers = { Location: url('/cdn/elsewhere') };
		linq.inject({ kind: 'response', status: 302, headers, path: '/cdn/**' });
		await deliver(
			n8n,
			secret(),
			fresh(receivedWith({ parts: [{ type: 'media', url: url('/cdn/a') }] })),
		);
		expect(attachments()).toMatchObject([{ note: expect.stringContaining('HTTP 302') }]);
		expect(cdnCalls()).toHaveLength(1);
	});

	test('stops at 50 MB for the whole message, and keeps what fits', async () => {
		const mb = (count: number) => file(Buffer.alloc(count * 1024 * 1024, 'x'), `${count}.jpg`);
		await write('Large', { media: [mb(51), file(Buffer.from('small'))] });
		expect(attachments()[0].note).toContain('larger than 50 MB');
		expect(attachments()[0].url).toContain('/cdn/');
		expect(String(bytesOf(1))).toBe('small');
	});

	test('counts what comes when the size was not announced', async () => {
		let largeIsOver = (): void => undefined;
		const over = new Promise<void>((done) => (largeIsOver = done));
		const server = await startLocalServer(async ({ url: path }, response) => {
			if (path === '/small') {
				await over;
				return void response.end('small');
			}
			response.once('close', largeIsOver);
			for (let mb = 0; mb < 60 && !response.destroyed; mb++) {
				if (!response.write(Buffer.alloc(1024 * 1024))) await once(response, 'drain');
			}
			response.end();
		});
		const { origin } = server;
		n8n.account = { baseUrl: `${origin}/api/partner`, token: 'none' };
		const parts = ['large', 'small'].map((name) => ({
			type: 'media',
			mime_type: 'image/jpeg',
			url: `${origin}/${name}`,
		}));
		await deliver(n8n, secret(), fresh(receivedWith({ parts })));
		await server.close();

		expect(attachments()[0].note).toContain('larger than 50 MB');
		expect(attachments()[1].note).toBeUndefined();
		expect(String(bytesOf(1))).toBe('small');
	});

	describe('takes 5 seconds at most', () => {
		const realTimeout = AbortSignal.timeout.bind(AbortSignal);
		let timeout: jest.SpyInstance;

		beforeEach(() => {
			timeout = jest.spyOn(AbortSignal, 'timeout');
			timeout.mockImplementation((ms: number) => realTimeout(ms === 5_000 ? 1_000 : ms));
		});
		afterEach(() => {
			expect(timeout).toHaveBeenCalledWith(5_000);
			timeout.mockRestore();
		});

		test('and keeps what came in time', async () => {
			linq.inject({ kind: 'slow', delayMs: 20_000, path: '/cdn/**' });
			await write('Slow', { media: [file(Buffer.from('one')), file(Buffer.from('two'), 'b.jpg')] });
			const notes = attachments().map(({ note }) => note);
			expect(notes.sort()).toEqual(['Not downloaded within 5 seconds. Use its URL.', undefined]);
		});

		test('with the question for a fresh URL', async () => {
			linq.inject({ kind: 'response', status: 403, path: '/cdn/**' });
			linq.inject({ kind: 'slow', delayMs: 4_500, path: '/v3/attachments/*' });
			await write('Slow', { media: [file(Buffer.from('one'))] });
			const asked = linq.received().requests.filter(({ path }) => path.startsWith('/v3/attach'));
			// The item does not wait for the response, which is still to come.
			expect(asked).toMatchObject([{ status: null }]);
			expect(attachments()[0].note).toContain('within 5 seconds');
		});
	});

	test('survives a CDN that breaks off', async () => {
		linq.inject({ kind: 'dropBefore', path: '/cdn/**' });
		await deliver(
			n8n,
			secret(),
			fresh(receivedWith({ parts: [{ type: 'media', url: url('/cdn/a') }] })),
		);
		expect(attachments()).toMatchObject([{ note: expect.stringContaining('Not downloaded: ') }]);
	});
});
