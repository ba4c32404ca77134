import type { INodeParameters, NodeParameterValue } from 'n8n-workflow';

import { MESSAGE } from '../contract/case';
import { startAgent } from './agents';
import { runLinq, type RunOptions } from './harness';
import { chatId, itemsOf, messagesTo, send, sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

const locator = (value: NodeParameterValue, mode = 'list'): INodeParameters => ({
	to: { __rl: true, mode, value },
});
const EMPTY = locator('');

/** The chats that messages went to. */
const chats = () => linq.received().messages.map((message) => message.chatId);

const sendTo = async (chat: INodeParameters, options: RunOptions) =>
	await runLinq(linq, send(chat), options);

describe('a chat that is left empty', () => {
	test.each([
		['in the list', EMPTY],
		['by ID', locator('', 'id')],
		['blank', locator('  ', 'id')],
		['as an expression of nothing', locator('=', 'id')],
	])('%s is that of each item', async (_name, chat) => {
		const items = messagesTo([1, 2, 3], 6);
		const { outputs, error } = await sendTo(chat, { items });
		expect(error).toBeUndefined();
		expect(outputs[0].map(({ json }) => json.chatId)).toEqual(items.map(({ json }) => json.chatId));
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
	});

	test.each([
		['the list', locator(chatId(9))],
		['an expression', locator('={{ $json.other }}', 'id')],
	])('is not what %s has chosen', async (_name, chat) => {
		await sendTo(chat, { items: itemsOf({ chatId: chatId(1), other: chatId(9), text: 'x' }) });
		expect(chats()).toEqual([chatId(9)]);
	});

	test('is not an expression that gives nothing: the message could go to the wrong people', async () => {
		const items = itemsOf({ chatId: chatId(1), text: 'x' });
		const { error } = await sendTo(locator('={{ $json.other }}', 'id'), { items });
		expect(error?.message).toContain('To: choose a chat from the list');
		expect(linq.received().requests).toEqual([]);
	});

	test.each([undefined, null, ''])('is refused where the item has %j', async (value) => {
		const items = itemsOf({ chatId: chatId(1), text: 'x' }, { chatId: value, text: 'y' });
		const { error } = await sendTo(EMPTY, { items });
		expect(error?.message).toBe('To: the incoming item has no chatId, so choose one here');
		expect(error?.description).toContain('type a phone number or an email address into it');
		expect(error?.context.itemIndex).toBe(1);
		expect(linq.received().requests).toEqual([]);
	});

	test('is checked as what is entered is', async () => {
		const { error } = await sendTo(EMPTY, { items: itemsOf({ chatId: 'Ana', text: 'x' }) });
		expect(error?.message).toContain('To: this is not a chat ID');
	});

	test('keeps the order of its items, however the ID is spelled', async () => {
		linq.inject({ kind: 'slow', delayMs: 100 });
		const items = itemsOf(
			{ chatId: chatId(10).toUpperCase(), text: 'first' },
			{ chatId: chatId(10), text: 'second' },
		);
		await sendTo(EMPTY, { items });
		expect(sentTexts(linq)).toEqual(['first', 'second']);
	});

	test('sends nothing twice when its execution is retried', async () => {
		linq.inject({ kind: 'error', status: 500, afterWork: true });
		const failed = await runLinq(linq, send({ ...EMPTY, options: { maxRetryWait: 0 } }), {
			items: messagesTo([1], 1),
		});
		expect(failed.error).toBeDefined();
		linq.clearFaults();
		await sendTo(EMPTY, { items: messagesTo([1], 1), retryOf: failed.run.data });
		expect(sentTexts(linq)).toEqual(['Message 0']);
	});

	test('is that of the item of the agent, whatever the arguments of a tool are', async () => {
		const call = startAgent(linq, {}, { chatId: chatId(7) });
		await call(send({ ...EMPTY, text: 'Hello' }));
		expect(chats()).toEqual([chatId(7)]);
	});
});

describe('Reply To among the options', () => {
	const reply = (value: NodeParameterValue) =>
		send({ ...EMPTY, options: { replyToMessageId: { __rl: true, mode: 'list', value } } });
	const repliedTo = () =>
		linq.received().requests.map(({ body }) => (body as { message: object }).message);
	const incoming = { chatId: chatId(1), messageId: MESSAGE, text: 'Yes' };

	test('left empty is the message of the item', async () => {
		await runLinq(linq, reply(''), { items: itemsOf(incoming) });
		expect(repliedTo()).toMatchObject([{ reply_to: { message_id: MESSAGE } }]);
	});

	test('left empty needs a message of the item', async () => {
		const items = itemsOf({ chatId: chatId(1), text: 'Yes' });
		const { error } = await runLinq(linq, reply(''), { items });
		expect(error?.message).toBe('Reply To: the incoming item has no messageId, so choose one here');
		expect(linq.received().requests).toEqual([]);
	});

	test('may be an expression that gives nothing: then it is no reply', async () => {
		await runLinq(linq, reply('={{ $json.nothing }}'), { items: itemsOf(incoming) });
		expect(repliedTo()).toEqual([expect.not.objectContaining({ reply_to: expect.anything() })]);
	});

	test('that is not added is no reply', async () => {
		await runLinq(linq, send(EMPTY), { items: itemsOf(incoming) });
		expect(repliedTo()).toEqual([expect.not.objectContaining({ reply_to: expect.anything() })]);
	});
});
