import type { INode, INodeParameters } from 'n8n-workflow';

import { runLinq, type Outcome } from './harness';
import { chatId, itemsOf, messagesTo, send, sentTexts, setUpEmulator, toChat } from './linq';

const linq = setUpEmulator();

const USED_BEFORE = 'The idempotency key was used before for another message, so nothing was sent';
const CONTINUE = { onError: 'continueRegularOutput' } as const;
const [ANA, BOB] = ['+12025550118', 'bob@example.com'];

/** What a user writes who expects a field in every item. */
const withKey = (parameters: INodeParameters = {}) =>
	send({ ...parameters, options: { idempotencyKey: '=order-{{ $json.orderId }}' } });

const order = (chat: number, text: string, orderId?: number) => ({
	chatId: chatId(chat),
	text,
	orderId,
});

const errorsOf = ({ items }: Outcome) => items.map(({ error }) => error);
const chatsSentTo = () => linq.received().messages.map((message) => message.chatId);

describe('one key of the user for two items', () => {
	test('is refused before anything is sent, if they are two messages', async () => {
		const { error } = await runLinq(linq, withKey(), {
			items: itemsOf(order(1, 'a', 1), order(2, 'b'), order(3, 'c', 3), order(4, 'd')),
		});
		expect(error).toMatchObject({
			message: 'Another message, that of item 3, has the same idempotency key',
			context: { itemIndex: 1 },
		});
		expect(error?.context.data).toEqual({ idempotencyKey: 'order-' });
		expect(linq.received().requests).toEqual([]);
	});

	test('makes error items of both, and the others go, when the node continues', async () => {
		const outcome = await runLinq(linq, withKey(), {
			items: itemsOf(order(1, 'a', 1), order(2, 'b'), order(3, 'c', 3), order(4, 'd')),
			node: CONTINUE,
		});
		const shared = (other: number) =>
			`Another message, that of item ${other}, has the same idempotency key`;
		expect(errorsOf(outcome)).toEqual([undefined, shared(3), undefined, shared(1)]);
		expect(sentTexts(linq).sort()).toEqual(['a', 'c']);
	});

	test('is refused if each has a file, which may be another one', async () => {
		const file = (bytes: string) => ({
			json: order(1, 'Your receipt'),
			binary: {
				data: { mimeType: 'image/png', fileName: 'a.png', data: btoa(bytes) },
			},
		});
		const attachments = { attachment: [{ source: 'binary', binaryPropertyName: 'data' }] };
		const { error } = await runLinq(linq, withKey({ attachments }), {
			items: [file('one'), file('two')],
		});
		expect(error?.message).toContain('that of item 1, has the same idempotency key');
		expect(linq.received().requests).toEqual([]);
	});

	test('sends once what is the same message, and both items tell of it', async () => {
		const { items, error } = await runLinq(linq, withKey(), {
			items: itemsOf(order(1, 'a', 7), order(1, 'a', 7), order(2, 'b', 8)),
		});
		expect(error).toBeUndefined();
		expect(sentTexts(linq).sort()).toEqual(['a', 'b']);
		expect(items[0].messageId).toBe(items[1].messageId);
	});
});

describe('a key that was used in an earlier execution', () => {
	const create = (to: string, text: string, from = '+12052535597'): INodeParameters => ({
		resource: 'chat',
		operation: 'create',
		from: { __rl: true, mode: 'phone', value: from },
		recipients: [to],
		text,
		options: { idempotencyKey: 'order-' },
	});
	const route = (to: string[], text: string): INodeParameters => ({
		resource: 'message',
		operation: 'sendToGroup',
		recipients: to,
		text,
		options: { idempotencyKey: 'order-' },
	});
	const say = (chat: number, text: string): INodeParameters => ({
		...send({ ...toChat(chatId(chat)), text }),
		options: { idempotencyKey: 'order-' },
	});
	const photo: INodeParameters = { type: 'media', url: 'https://example.com/a.png' };
	const parts = (...all: INodeParameters[]): INodeParameters => ({
		...say(1, ''),
		messageType: 'json',
		partsJson: JSON.stringify(all),
	});
	const word = (value: string) => ({ type: 'text', value });
	const card = (caption: string, url?: string): INodeParameters => ({
		...say(1, ''),
		messageType: 'appCard',
		appName: 'Booking',
		appBundleId: 'com.example.booking',
		appTeamId: 'A1B2C3D4E5',
		card: { caption, url },
	});
	const link = (linkUrl: string) => ({ ...say(1, ''), messageType: 'richLink', linkUrl });

	test.each<[string, INodeParameters, INodeParameters]>([
		['another chat', say(1, 'Ready'), say(2, 'Ready')],
		['other words', say(1, 'Order 1 is ready'), say(1, 'Order 2 is ready')],
		['more words', parts(word('a'), photo), parts(word('a'), photo, word('b'))],
		[
			'other words of a later part',
			parts(word('a'), photo, word('b')),
			parts(word('a'), photo, word('c')),
		],
		['no words', say(1, 'a'), parts(photo)],
		['fewer files', parts(word('a'), photo, photo), parts(word('a'), photo)],
		['no file', parts(word('a'), photo), say(1, 'a')],
		['another card', card('One'), card('Two')],
		['a card for another page', card('A', 'https://a.test/1'), card('A', 'https://a.test/2')],
		['words instead of a card', card('One'), say(1, 'One')],
		['another link', link('https://example.com/1'), link('https://example.com/2')],
		['a chat with another person', create(ANA, 'Ready'), create(BOB, 'Ready')],
		['other words in a new chat', create(ANA, 'One'), create(ANA, 'Two')],
		['another line', create(ANA, 'Ready'), create(ANA, 'Ready', '+12052535598')],
		['another person', route([ANA], 'Ready'), route([BOB], 'Ready')],
		['one more person', route([ANA], 'Ready'), route([ANA, BOB], 'Ready')],
		['one person less', route([ANA, BOB], 'Ready'), route([ANA], 'Ready')],
		['other words to the same person', route([ANA], 'One'), route([ANA], 'Two')],
	])('is no success for %s', async (_name, first, second) => {
		expect((await runLinq(linq, first)).error).toBeUndefined();
		const sent = linq.received().messages.length;
		const { error, items } = await runLinq(linq, second);
		expect(items).toEqual([]);
		expect(error).toMatchObject({ message: USED_BEFORE, context: { itemIndex: 0 } });
		expect(error?.context.data).toEqual({ idempotencyKey: expect.stringContaining('order-') });
		expect(linq.received().messages).toHaveLength(sent);
	});

	test('is a success for the same message: it has been sent', async () => {
		const messages = [
			say(1, 'Ready'),
			create(ANA, 'Ready'),
			route([BOB, ANA], 'Ready'),
			card('Ready', 'https://a.test'),
			parts(photo),
		];
		for (const same of messages) {
			linq.reset();
			const first = await runLinq(linq, same);
			const second = await runLinq(linq, same);
			expect(second.error).toBeUndefined();
			expect(second.items[0].messageId).toBe(first.items[0].messageId);
			expect(linq.received().messages).toHaveLength(1);
		}
	});

	test('fails the item that has it, and no other, when the node continues', async () => {
		await runLinq(linq, say(1, 'before'));
		const outcome = await runLinq(linq, withKey(), {
			items: itemsOf(order(1, 'a', 1), order(1, 'b'), order(1, 'c', 3)),
			node: CONTINUE,
		});
		expect(errorsOf(outcome)).toEqual([undefined, USED_BEFORE, undefined]);
		expect(sentTexts(linq)).toEqual(['before', 'a', 'c']);
	});
});

describe('the message that Linq tells of', () => {
	const NFC = 'Caf\u00e9 👩‍👧 is\nopen';
	const told = (body: object) =>
		linq.inject({
			kind: 'response',
			status: 202,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
			afterWork: true,
		});
	const text = (value: string) => [{ type: 'text', value }];

	test.each<[string, object]>([
		['without a chat and parts', { message: { id: '1' } }],
		['without parts', { chat_id: chatId(1), message: { id: '1', parts: null } }],
		['with an ID in capital letters', { chat_id: chatId(1).toUpperCase(), message: { id: '1' } }],
		[
			'with blanks of its own',
			{ message: { id: '1', parts: text(` ${NFC.replace('\n', ' ')}\n`) } },
		],
		[
			'with letters written another way',
			{ message: { id: '1', parts: text(NFC.normalize('NFD')) } },
		],
		[
			'with a part of a kind that is unknown',
			{ message: { id: '1', parts: [{ type: 'new' }, ...text(NFC)] } },
		],
	])('may come %s', async (_name, body) => {
		told(body);
		const { error } = await runLinq(linq, send({ ...toChat(chatId(1)), text: NFC }));
		expect(error).toBeUndefined();
	});

	test.each([
		['quotation marks', `It's "ready"`, 'It’s “ready”'],
		['dashes and dots', 'Ready -- at last...', 'Ready — at last…'],
		['an emoji in colour', 'I \u2764 it', 'I \u2764\ufe0f it'],
		['blanks', 'One \u200b two', 'One two'],
	])('may have %s as phones write them', async (_name, written, sent) => {
		told({ message: { id: '1', parts: text(sent) } });
		const { error } = await runLinq(linq, send({ ...toChat(chatId(1)), text: written }));
		expect(error).toBeUndefined();
	});

	test('may hold half a letter less, which JSON cannot carry', async () => {
		told({ message: { id: '1', parts: text('Hi \ufffd') } });
		const { error } = await runLinq(linq, send({ ...toChat(chatId(1)), text: 'Hi \ud83d' }));
		expect(error).toBeUndefined();
	});

	const tap: INodeParameters = {
		...send(toChat(chatId(1))),
		messageType: 'appCard',
		appName: 'Booking',
		appBundleId: 'com.example.booking',
		appTeamId: 'A1B2C3D4E5',
		card: { caption: 'Book', url: 'https://a.test', fallbackText: 'Book at a.test' },
	};
	test.each<[string, object]>([
		['a card without its layout', { type: 'imessage_app' }],
		['a card without its page', { type: 'imessage_app', layout: { caption: 'Book' } }],
		['the text in its place', { type: 'text', value: 'Book at a.test' }],
	])('may be %s', async (_name, part) => {
		told({ message: { id: '1', parts: [part] } });
		const { error } = await runLinq(linq, tap);
		expect(error).toBeUndefined();
	});

	test.each<[string, string | undefined, boolean]>([
		['may be that of another app clip, which is no success', 'https://pay.test/2', false],
		['may be an app clip without its URL', undefined, true],
	])('%s', async (_name, value, isSuccess) => {
		told({ message: { id: '1', parts: [{ type: 'app_clip', value }] } });
		const { error } = await runLinq(linq, {
			...send(toChat(chatId(1))),
			messageType: 'json',
			partsJson: '[{ "type": "app_clip", "value": "https://pay.test/1" }]',
		});
		expect(error?.message).toBe(isSuccess ? undefined : USED_BEFORE);
	});

	test('may be no card, however little of it is told, where a text was asked for', async () => {
		told({ message: { id: '1', parts: [{ type: 'imessage_app' }] } });
		const { error } = await runLinq(linq, send({ ...toChat(chatId(1)), text: 'Hi' }));
		expect(error?.message).toBe(USED_BEFORE);
	});

	test('may be the continuation text', async () => {
		told({ chat_id: '9', message: { id: '1', parts: text('Our new number') } });
		const { error } = await runLinq(linq, {
			resource: 'message',
			operation: 'sendToGroup',
			recipients: [ANA],
			text: 'Ready',
			options: { continuationText: 'Our new number' },
		});
		expect(error).toBeUndefined();
	});

	test('is compared by those who are still in the chat', async () => {
		const handles = [
			{ handle: '+12052535597', is_me: true },
			{ handle: ANA, is_me: false },
			{ handle: BOB, left_at: '2026-01-01T00:00:00Z' },
		];
		told({ handles, message: { id: '1', parts: text('Ready') } });
		const { error } = await runLinq(linq, {
			resource: 'message',
			operation: 'sendToGroup',
			recipients: [ANA],
			text: 'Ready',
		});
		expect(error).toBeUndefined();
	});
});

describe('items that have changed since n8n crashed', () => {
	const [a, b, c] = messagesTo([1], 3);
	const elsewhere = { json: { chatId: chatId(2), text: 'Elsewhere' } };
	const look = '{{ $json.messageId }}';

	test('are sent neither twice nor in silence: one more in front', async () => {
		const crashed = await runLinq(linq, send(), { items: [a, b], look });
		const { error, items } = await runLinq(linq, send(), {
			items: [c, a, b],
			look,
			crashOf: crashed.run.data,
		});
		expect(error).toMatchObject({ message: USED_BEFORE, context: { itemIndex: 0 } });
		expect(error?.description).toContain('have changed');
		expect(items).toEqual([]);
		expect(sentTexts(linq)).toEqual(['Message 0', 'Message 1']);
	});

	test('are noticed where the messages are cards', async () => {
		const card = {
			...send({ card: { caption: '={{ $json.text }}' } }),
			messageType: 'appCard',
			appName: 'Booking',
			appBundleId: 'com.example.booking',
			appTeamId: 'A1B2C3D4E5',
		};
		const crashed = await runLinq(linq, card, { items: [a, b], look });
		const { error } = await runLinq(linq, card, {
			items: [c, a, b],
			look,
			crashOf: crashed.run.data,
		});
		expect(error?.message).toBe(USED_BEFORE);
		expect(linq.received().messages).toHaveLength(2);
	});

	test('hold back the rest of the chat, whose keys have moved too; other chats go on', async () => {
		linq.inject({ kind: 'error', status: 403, skip: 1, count: 9 });
		const crashed = await runLinq(linq, send(), { items: [a, b] });
		expect(sentTexts(linq)).toEqual(['Message 0']);

		linq.clearFaults();
		const again = await runLinq(linq, send(), {
			items: [c, a, elsewhere, b],
			node: CONTINUE,
			crashOf: crashed.run.data,
		});
		const behind = 'Not sent, because the items of this chat have changed since the first run';
		expect(errorsOf(again)).toEqual([USED_BEFORE, behind, undefined, behind]);
		expect(sentTexts(linq)).toEqual(['Message 0', 'Elsewhere']);
	});

	describe('while the node continues, hold back the rest of the chat behind one that fails', () => {
		const LOST = 'The connection to Linq broke off. Linq may have accepted it.';
		const again = async (parameters: INodeParameters, node: Partial<INode>, faults = 1) => {
			const crashed = await runLinq(linq, parameters, { items: [a], look });
			linq.inject({ kind: 'dropBefore', path: `/v3/chats/${chatId(1)}/messages`, count: faults });
			return await runLinq(linq, parameters, {
				items: [c, a, elsewhere],
				node: { ...CONTINUE, ...node },
				crashOf: crashed.run.data,
			});
		};
		const options = { maxRetryWait: 0, maxConcurrentChats: 1 };

		test.each<[string, Partial<INode>, number]>([
			['at the only attempt', {}, 1],
			['at the last one', { retryOnFail: true, maxTries: 2 }, 2],
		])('%s, as only Linq could have told that it is another one', async (_name, node, faults) => {
			const outcome = await again(send({ options }), node, faults);
			const behind = 'Not sent, because an earlier item of the same chat failed';
			expect(errorsOf(outcome)).toEqual([LOST, behind, undefined]);
			expect(sentTexts(linq)).toEqual(['Message 0', 'Elsewhere']);
		});

		test('unless they have keys of the user, which do not move', async () => {
			const keys = { ...options, idempotencyKey: '={{ $json.text }}' };
			const outcome = await again(send({ options: keys }), {});
			expect(errorsOf(outcome)).toEqual([LOST, undefined, undefined]);
			expect(sentTexts(linq)).toEqual(['Message 0', 'Elsewhere']);
		});
	});

	test('are not sent where n8n has made a text again: it may be another message', async () => {
		const parameters = send({ text: '={{ $json.text }} {{ Math.random() }}' });
		const crashed = await runLinq(linq, parameters, { items: [a, b], look });
		const { error } = await runLinq(linq, parameters, {
			items: [a, b],
			look,
			crashOf: crashed.run.data,
		});
		expect(error?.message).toBe(USED_BEFORE);
		expect(sentTexts(linq)).toHaveLength(2);
		expect(chatsSentTo()).toEqual([chatId(1), chatId(1)]);
	});
});
