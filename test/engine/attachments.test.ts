import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator';
import { runLinq, startLinq } from './harness';
import { chatId, chatLocator, FROM_ITEM, send, setUpEmulator } from './linq';
import { until } from '../until';

const linq = setUpEmulator();

const file = (fileName: string, mimeType: string, content = fileName): IBinaryData => ({
	fileName,
	mimeType,
	data: Buffer.from(content).toString('base64'),
});

const PHOTO = file('photo.jpg', 'image/jpeg');

const item = (binary: Record<string, IBinaryData>, chat = 1): INodeExecutionData => ({
	json: { chatId: chatId(chat), text: 'Your order is ready' },
	binary,
});

const attach = (...attachment: INodeParameters[]): INodeParameters => ({
	attachments: { attachment },
});
const withFiles = (...names: string[]): INodeParameters =>
	attach(...names.map((binaryPropertyName) => ({ binaryPropertyName })));

const uploads = () => linq.received().requests.filter(({ path }) => path.startsWith('/uploads/'));
const creations = () => linq.received().requests.filter(({ path }) => path === '/v3/attachments');
const mediaOf = (index: number) =>
	(linq.received().messages[index].parts as Array<{ type: string; filename?: string }>)
		.filter(({ type }) => type === 'media')
		.map(({ filename }) => filename);
/** The links that messages were sent with, as Linq got them. */
const sentUrls = () =>
	linq.received().requests.flatMap(({ path, body }) => {
		if (!path.endsWith('/messages')) return [];
		const { message } = body as { message: { parts: Array<{ url?: string }> } };
		return message.parts.flatMap(({ url }) => url ?? []);
	});

describe('a binary field', () => {
	test('goes up by the pre-signed way, without the token, and arrives', async () => {
		const { error } = await runLinq(linq, send(withFiles('data')), {
			items: [item({ data: PHOTO })],
		});
		expect(error).toBeUndefined();

		expect(creations().map(({ body }) => body)).toEqual([
			{ filename: 'photo.jpg', content_type: 'image/jpeg', size_bytes: 9 },
		]);
		const [put] = uploads();
		expect(put).toMatchObject({ method: 'PUT', status: 200, bytes: 9 });
		expect(put.headers).toMatchObject({ 'content-type': 'image/jpeg', 'content-length': '9' });
		expect(put.headers).not.toHaveProperty('authorization');
		expect(put.headers).not.toHaveProperty('transfer-encoding');
		expect(JSON.stringify(put.headers)).not.toContain(linq.token);
		expect(mediaOf(0)).toEqual(['photo.jpg']);
	});

	test.each([
		['audio/wav', 'a.wav', 'audio/x-wav'],
		['image/jpg', 'a.jpg', 'image/jpeg'],
		['application/octet-stream', 'a.pdf', 'application/pdf'],
		['text/plain; charset=utf-8', 'a.txt', 'text/plain'],
	])('of type %s named %s is called %s', async (mimeType, name, type) => {
		await runLinq(linq, send(withFiles('data')), { items: [item({ data: file(name, mimeType) })] });
		expect(creations()[0].body).toMatchObject({ content_type: type });
		expect(uploads()[0]).toMatchObject({ status: 200 });
	});

	test('with a name in other scripts keeps it', async () => {
		const name = 'Foto (1) – ünïcødé 📷.png';
		await runLinq(linq, send(withFiles('data')), {
			items: [item({ data: file(name, 'image/png') })],
		});
		expect(mediaOf(0)).toEqual([name]);
	});

	test.each(['a\r\nX-Injected: 1.jpg', '../../v3/chats?x=.jpg', '"; filename="b.jpg'])(
		'named %j goes up as the name of a file',
		async (fileName) => {
			const { error } = await runLinq(linq, send(withFiles('data')), {
				items: [item({ data: file(fileName, 'image/jpeg') })],
			});
			expect(error).toBeUndefined();
			expect(linq.received().requests).toHaveLength(3);
			expect(creations()[0].body).toMatchObject({ filename: fileName });
			const [put] = uploads();
			expect(put.path).toMatch(/^\/uploads\/[\w-]+$/);
			expect(JSON.stringify(put.headers)).not.toMatch(/injected|filename/i);
		},
	);

	test('of several items goes up once, and each file of an item in its order', async () => {
		const other = file('other.png', 'image/png');
		const { error } = await runLinq(linq, send(withFiles('data', 'more')), {
			items: [1, 2, 3].map((chat) => item({ data: PHOTO, more: other }, chat)),
		});
		expect(error).toBeUndefined();
		expect(uploads()).toHaveLength(2);
		expect([0, 1, 2].map(mediaOf)).toEqual(Array(3).fill(['photo.jpg', 'other.png']));
	});

	test('with the same name and other bytes is another file', async () => {
		const items = ['one', 'two'].map((content) =>
			item({ data: file('a.png', 'image/png', content) }),
		);
		await runLinq(linq, send(withFiles('data')), { items });
		expect(uploads()).toHaveLength(2);
	});

	test('can stand among the parts', async () => {
		const parts = {
			part: [{ type: 'media' }, { type: 'text', text: 'Look' }],
		};
		await runLinq(linq, send({ messageType: 'parts', parts }), { items: [item({ data: PHOTO })] });
		expect(linq.received().messages[0].parts).toMatchObject([
			{ type: 'media', filename: 'photo.jpg' },
			{ type: 'text', value: 'Look' },
		]);
	});

	test.each<[string, Record<string, IBinaryData>, string]>([
		['that is not there', {}, 'data'],
		['that is empty', { data: file('a.png', 'image/png', '') }, 'The file "a.png" is empty'],
		['of a type that Linq refuses', { data: file('a.flac', 'audio/flac') }, '"audio/flac"'],
		['without type or extension', { data: file('a', '') }, 'neither a MIME type nor a file ext'],
	])('%s is refused before anything is sent', async (_name, binary, reason) => {
		const { error } = await runLinq(linq, send(withFiles('data')), {
			items: [item({ data: PHOTO }), item(binary)],
		});
		expect(error?.context).toMatchObject({ itemIndex: 1 });
		expect(`${error?.message} ${String(error?.description)}`).toContain(reason);
		expect(linq.received().requests).toEqual([]);
	});

	test('that is the only one of its item needs no name', async () => {
		const { error } = await runLinq(linq, send(attach({})), {
			items: [item({ attachment_0: PHOTO })],
		});
		expect(error).toBeUndefined();
		expect(mediaOf(0)).toEqual(['photo.jpg']);
	});

	test.each([
		['none', {}, 'The item has no file'],
		['several', { one: PHOTO, two: PHOTO }, 'The item has 2 files: one, two'],
	])('without a name, where there are %s, is asked for', async (_name, binary, message) => {
		const { error } = await runLinq(linq, send(attach({})), { items: [item(binary)] });
		expect(error?.message).toBe(message);
		expect(linq.received().requests).toEqual([]);
	});

	test.each([
		['separated by commas', 'two, one'],
		['as a list', '={{ ["two", "one"] }}'],
	])('and others can be named together, %s', async (_name, binaryPropertyName) => {
		const { error } = await runLinq(linq, send(attach({ binaryPropertyName })), {
			items: [item({ one: file('1.png', 'image/png'), two: file('2.png', 'image/png') })],
		});
		expect(error).toBeUndefined();
		expect(mediaOf(0)).toEqual(['2.png', '1.png']);
	});

	test('may be a link, also one with a comma, and an item without a file', async () => {
		const links = ['https://example.com/a,b.jpg', 'https://example.com/c.jpg'];
		const { error } = await runLinq(
			linq,
			send(attach({ binaryPropertyName: '={{ $json.file }}' })),
			{
				items: links.map((link) => ({ json: { ...item({}).json, file: ` ${link}` } })),
			},
		);
		expect(error).toBeUndefined();
		expect(sentUrls()).toEqual(links);
		expect(uploads()).toEqual([]);
	});

	test('may be one of several named together with a link', async () => {
		const names = '={{ ["one", "https://example.com/2.jpg"] }}';
		await runLinq(linq, send(attach({ binaryPropertyName: names })), {
			items: [item({ one: PHOTO })],
		});
		expect(uploads()).toHaveLength(1);
		expect(sentUrls()).toEqual(['https://example.com/2.jpg']);
	});

	test.each([
		['left empty', ''],
		['empty, as that of a photo that came in', '={{ $json.words }}'],
	])('goes without words where the text is %s', async (_name, text) => {
		const { error } = await runLinq(linq, send({ ...attach({}), text }), {
			items: [{ ...item({ data: PHOTO }), json: { chatId: chatId(1), words: '' } }],
		});
		expect(error).toBeUndefined();
		expect(linq.received().messages[0].parts).toMatchObject([
			{ type: 'media', filename: 'photo.jpg' },
		]);
	});

	test('does not go where the item lacks the words that the text names', async () => {
		const { error } = await runLinq(linq, send({ ...attach({}), text: '={{ $json.nothing }}' }), {
			items: [item({ data: PHOTO })],
		});
		expect(error?.message).toBe('The text is empty');
	});

	test('goes with all others of the item, if there are any', async () => {
		const files = { one: file('1.png', 'image/png'), two: file('2.png', 'image/png') };
		const options = { maxConcurrentChats: 1 };
		const { error } = await runLinq(linq, send({ ...attach({ source: 'allBinary' }), options }), {
			items: [item(files), item({}, 2)],
		});
		expect(error).toBeUndefined();
		expect(mediaOf(0)).toEqual(['1.png', '2.png']);
		expect(mediaOf(1)).toEqual([]);
	});
});

describe('an upload that fails', () => {
	test.each([
		['is refused', { kind: 'error', status: 403 } as const],
		['meets a fault', { kind: 'error', status: 503 } as const],
		['breaks off', { kind: 'dropBefore' } as const],
	])('once, because it %s, is begun again', async (_name, fault) => {
		linq.inject({ ...fault, path: '/uploads/**' });
		const { error } = await runLinq(linq, send(withFiles('data')), {
			items: [item({ data: PHOTO })],
		});
		expect(error).toBeUndefined();
		expect(creations()).toHaveLength(2);
		expect(mediaOf(0)).toEqual(['photo.jpg']);
		expect(linq.received().messages).toHaveLength(1);
	});

	test('for longer than the user wants to wait is given up', async () => {
		const headers = { 'Retry-After': '3600' };
		linq.inject({ kind: 'response', status: 503, headers, path: '/uploads/**' });
		const { error } = await runLinq(linq, send(withFiles('data')), {
			items: [item({ data: PHOTO })],
		});
		expect(error?.context.data).toMatchObject({ waitSeconds: 3600 });
		expect(linq.received().messages).toEqual([]);
	});

	test('for good fails the item, and only that', async () => {
		linq.inject({ kind: 'error', status: 403, path: '/uploads/**', count: 3 });
		const { items } = await runLinq(
			linq,
			send({ ...withFiles('data'), options: { maxConcurrentChats: 1 } }),
			{
				items: [item({ data: PHOTO }), item({ data: file('b.png', 'image/png') })],
				node: { onError: 'continueRegularOutput' },
			},
		);
		expect(items.map(({ error }) => typeof error)).toEqual(['string', 'undefined']);
		expect(linq.received().messages).toHaveLength(1);
	});

	test.each([400, 403, 404])(
		'with %i, which has nothing to do with chats, says so',
		async (status) => {
			const body = '<Error><Code>AccessDenied</Code></Error>';
			linq.inject({ kind: 'response', status, body, path: '/uploads/**', count: 3 });
			const { error } = await runLinq(linq, send(withFiles('data')), {
				items: [item({ data: PHOTO })],
			});
			const message = 'The file could not be uploaded';
			expect(error).toMatchObject({ message, messages: ['AccessDenied'] });
			expect(linq.received().messages).toEqual([]);
		},
	);

	test.each([301, 302, 307, 308])('with the redirect %i is not sent elsewhere', async (status) => {
		const headers = { Location: `${linq.url}/elsewhere` };
		linq.inject({ kind: 'response', status, headers, path: '/uploads/**', count: 3 });
		const { error } = await runLinq(linq, send(withFiles('data')), {
			items: [item({ data: PHOTO })],
		});
		expect(error?.message).toBe('The server answered with a redirect');
		expect(linq.received().requests.map(({ path }) => path)).not.toContain('/elsewhere');
		expect(linq.received().messages).toEqual([]);
	});

	test.each(['{}', '{"attachment_id":""}', '{"upload_url":"https://example.com/put"}'])(
		'because Linq responds with %s, sends nothing',
		async (body) => {
			const headers = { 'Content-Type': 'application/json' };
			linq.inject({ kind: 'response', status: 200, headers, body, path: '/v3/attachments' });
			const { error } = await runLinq(linq, send(withFiles('data')), {
				items: [item({ data: PHOTO })],
			});
			expect(error?.message).toMatch(/^The answer was not understood/);
			expect(linq.received().requests.map(({ path }) => path)).toEqual(['/v3/attachments']);
		},
	);

	test('is not repeated after Stop, nor is its message sent', async () => {
		linq.inject({ kind: 'slow', delayMs: 100, path: '/uploads/**' });
		const execution = startLinq(linq, send(withFiles('data')), { items: [item({ data: PHOTO })] });
		await until(() => uploads().length === 1);
		execution.cancel();
		const run = await execution;
		await until(() => run.data.resultData.runData.Linq !== undefined);
		expect(linq.received().requests).toHaveLength(2);
		expect(linq.received().messages).toEqual([]);
	});
});

describe('a file and Retry On Fail', () => {
	test('do not make the outcome of a message unknown when its upload fails', async () => {
		linq.inject({ kind: 'error', status: 503, path: '/v3/attachments' });
		linq.inject({ kind: 'error', status: 400, path: '/v3/chats/*/messages' });
		const { error } = await runLinq(
			linq,
			send({ ...withFiles('data'), options: { maxRetryWait: 0 } }),
			{
				items: [item({ data: PHOTO })],
				node: { retryOnFail: true, waitBetweenTries: 1, maxTries: 2 },
			},
		);
		expect(error?.context).toMatchObject({ linq: { status: 400 } });
		expect(error?.message).not.toContain('Linq may have accepted it');
	});

	test('make one message', async () => {
		linq.inject({ kind: 'dropAfter', path: '/v3/chats/*/messages' });
		const { items, error } = await runLinq(
			linq,
			send({ ...withFiles('data'), options: { maxRetryWait: 0 } }),
			{ items: [item({ data: PHOTO })], node: { retryOnFail: true, waitBetweenTries: 1 } },
		);
		expect(error).toBeUndefined();
		expect(linq.received().messages.map(({ id }) => id)).toEqual([items[0].messageId]);
	});
});

describe('a voice memo', () => {
	const memo = (parameters: INodeParameters): INodeParameters => ({
		resource: 'voiceMemo',
		operation: 'send',
		...chatLocator(FROM_ITEM),
		...parameters,
	});

	test('can be a binary field', async () => {
		const { items, error } = await runLinq(linq, memo({ audioSource: 'binary' }), {
			items: [item({ data: file('hello.m4a', 'audio/mp4') })],
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ chatId: chatId(1), fileName: 'hello.m4a' });
		expect(creations()[0].body).toMatchObject({ content_type: 'audio/x-m4a' });
		expect(linq.received().messages).toMatchObject([{ kind: 'voice_memo' }]);
	});

	test.each<Fault>([
		{ kind: 'error', status: 503, path: '/v3/attachments' },
		{ kind: 'error', status: 503, path: '/v3/attachments', afterWork: true },
	])('whose upload fails with %j goes out at the next attempt of Retry On Fail', async (fault) => {
		linq.inject(fault);
		const options = { maxRetryWait: 0 };
		const { items, error } = await runLinq(linq, memo({ audioSource: 'binary', options }), {
			items: [item({ data: file('hello.m4a', 'audio/mp4') })],
			node: { retryOnFail: true, waitBetweenTries: 1 },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(linq.received().messages).toMatchObject([{ kind: 'voice_memo' }]);
	});

	test('is one file', async () => {
		const data = file('hello.m4a', 'audio/mp4');
		const run = async (binaryPropertyName: string) =>
			await runLinq(linq, memo({ binaryPropertyName }), {
				items: [item({ one: data, two: data })],
			});
		expect((await run('')).error?.message).toBe('The item has 2 files: one, two');
		expect((await run('one, two')).error?.message).toBe(
			'This takes one file, and 2 are named: one, two',
		);
		expect(linq.received().requests).toEqual([]);
	});

	test('may be a link', async () => {
		const { error } = await runLinq(
			linq,
			memo({ binaryPropertyName: 'https://example.com/a.m4a' }),
			{
				items: [item({})],
			},
		);
		expect(error).toBeUndefined();
		const { requests } = linq.received();
		expect(requests.map(({ body }) => body)).toEqual([
			{ voice_memo_url: 'https://example.com/a.m4a' },
		]);
	});

	test.each([
		['a photo', PHOTO],
		['a document', file('a.pdf', 'application/pdf')],
	])('cannot be %s', async (_name, data) => {
		const { error } = await runLinq(linq, memo({ audioSource: 'binary' }), {
			items: [item({ data })],
		});
		expect(error?.message).toContain('cannot be a voice memo');
		expect(error?.description).toContain('send the file as an attachment with Message: Send');
		expect(linq.received().requests).toEqual([]);
	});
});

describe('an upload', () => {
	const upload = (parameters: INodeParameters = {}): INodeParameters => ({
		resource: 'attachment',
		operation: 'upload',
		...parameters,
	});
	const files = { one: file('1.png', 'image/png'), two: file('2.png', 'image/png') };

	test('takes the only file of the item', async () => {
		const { items } = await runLinq(linq, upload(), { items: [item({ photo: PHOTO })] });
		expect(items).toMatchObject([{ fileName: 'photo.jpg' }]);
	});

	test.each([
		['all files of the item', { source: 'allBinary' }],
		['several by name', { binaryPropertyName: 'one,two' }],
	])('takes %s, each for an output item', async (_name, parameters) => {
		const { items, error } = await runLinq(linq, upload(parameters), { items: [item(files)] });
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ fileName: '1.png' }, { fileName: '2.png' }]);
	});
});

describe('the icon of a group', () => {
	const update = (updateFields: INodeParameters): INodeParameters => ({
		resource: 'chat',
		operation: 'update',
		...chatLocator(chatId(4)),
		updateFields,
	});
	test('can be the only file of the item, which Linq then has', async () => {
		const { error } = await runLinq(linq, update({ groupChatIconFile: '' }), {
			items: [item({ logo: PHOTO })],
		});
		expect(error).toBeUndefined();
		const { requests } = linq.received();
		expect(requests.at(-1)?.body).toEqual({
			group_chat_icon: expect.stringMatching(/^https?:\/\//),
		});
		expect(uploads()).toHaveLength(1);
	});

	test('is a picture', async () => {
		const { error } = await runLinq(linq, update({ groupChatIconFile: 'data' }), {
			items: [item({ data: file('a.pdf', 'application/pdf') })],
		});
		expect(error?.message).toBe('The file "a.pdf" is not a picture');
		expect(linq.received().requests).toEqual([]);
	});
});
