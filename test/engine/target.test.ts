import type { INodeParameters, NodeParameterValue } from 'n8n-workflow';

import { callOutsideWorkflow } from './agents';
import { runLinq } from './harness';
import { chatId, itemsOf, send, sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

const PERSON = '+12025550112';
const to = (value: NodeParameterValue, mode: string): INodeParameters => ({
	to: { __rl: true, mode, value },
});
const ONE = { items: itemsOf({ text: 'Hello', chatId: chatId(7) }) };

const run = async (parameters: INodeParameters, options = ONE) =>
	await runLinq(linq, send(parameters), options);

/** What was posted, without the query of uploads and the like. */
const paths = () => linq.received().requests.map(({ path }) => path);

const toThePerson = () => {
	expect(paths()).toEqual(['/v3/messages']);
	expect(linq.received().requests[0].body).toMatchObject({ to: [PERSON] });
};
const toTheChat = () => expect(paths()).toEqual([`/v3/chats/${chatId(3)}/messages`]);

describe('To', () => {
	test('by phone number continues the chat with the person', async () => {
		const { items } = await run(to('+1 (202) 555-0112', 'handle'));
		toThePerson();
		expect(items).toMatchObject([{ text: 'Hello', to: PERSON, isNewChat: false }]);
		expect(linq.received().messages[0].chatId).toBe(items[0].chatId);
	});

	test('by phone number opens a chat with a new person, with a link at once if need be', async () => {
		const { items, error } = await run({
			...to('+12025550190', 'handle'),
			messageType: 'richLink',
			linkUrl: 'https://example.com/menu',
		});
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ to: '+12025550190', isNewChat: true, isGroup: false }]);
	});

	test('by email address, with an effect', async () => {
		const { items } = await run({
			...to('mia@example.com', 'handle'),
			options: { effect: 'confetti' },
		});
		expect(items).toMatchObject([{ to: 'mia@example.com' }]);
	});

	test.each([
		['from the list', to(chatId(3), 'list')],
		['by chat ID', to(` ${chatId(3)} `, 'id')],
	])('%s is a chat', async (_name, parameters) => {
		await run(parameters);
		toTheChat();
	});

	test('from the list may be the person who was searched for', async () => {
		await run(to(PERSON, 'list'));
		toThePerson();
	});

	test('left empty is the chat of the incoming item', async () => {
		await run(to('', 'list'));
		expect(paths()).toEqual([`/v3/chats/${chatId(7)}/messages`]);
	});

	test('left empty is no phone number that an item has for its chat', async () => {
		const { error } = await run(to('', 'list'), {
			items: itemsOf({ text: 'Hello', chatId: PERSON }),
		});
		expect(error?.message).toContain('To: this is not a chat ID');
		expect(paths()).toEqual([]);
	});

	test.each(['list', 'handle', 'id'])('as an expression is what its value is: %s', async (mode) => {
		const target = to('={{ $json.target }}', mode);
		await run(target, { items: itemsOf({ text: 'Hello', target: PERSON }) });
		toThePerson();
		linq.reset();
		await run(target, { items: itemsOf({ text: 'Hello', target: chatId(3) }) });
		toTheChat();
	});

	test('as an argument of a model is what its value is', async () => {
		const parameters = send({ ...to("={{ $fromAI('to') }}", 'id'), text: 'Hello' });
		await callOutsideWorkflow(linq, parameters, { json: { to: PERSON } });
		toThePerson();
	});

	test('as a text that stands in the place of a locator is what its value is', async () => {
		await run({ to: PERSON });
		toThePerson();
	});

	test.each<[string, INodeParameters, string]>([
		['nothing', to('={{ $json.nobody }}', 'handle'), 'To: choose a chat from the list, or enter'],
		['half a number', { to: '2025550112' }, 'must start with + and the country code'],
		['a number', to('={{ 12025550112 }}', 'handle'), 'has lost the + of its country code'],
		['a name', { to: 'Ana' }, '"Ana" is neither a chat ID, nor a phone number'],
		['a name from the list', to('Ana', 'list'), '"Ana" is neither a chat ID, nor a phone number'],
	])('refuses %s before anything is sent', async (_name, parameters, reason) => {
		const { error } = await run(parameters);
		expect(error?.message).toContain(reason);
		expect(paths()).toEqual([]);
	});

	/** n8n itself refuses what the pattern of a mode refuses, and the editor shows it in red. */
	test.each<[string, INodeParameters, string]>([
		['a phone number by chat ID', to(PERSON, 'id'), 'choose Person'],
		['a chat ID by phone number', to(chatId(3), 'handle'), 'For a chat ID, choose By ID'],
	])('refuses %s and says where it belongs', async (_name, parameters, reason) => {
		await expect(run(parameters)).rejects.toThrow(reason);
		expect(paths()).toEqual([]);
	});

	test('keeps the order of the messages to a person, however the handle is spelled', async () => {
		linq.inject({ kind: 'slow', delayMs: 100 });
		const items = itemsOf(
			{ target: '+1 (202) 555-0112', text: 'first' },
			{ target: PERSON, text: 'second' },
			{ target: '+1-202-555-0112', text: 'third' },
		);
		await run(to('={{ $json.target }}', 'handle'), { items });
		expect(sentTexts(linq)).toEqual(['first', 'second', 'third']);
	});

	test.each([to(PERSON, 'handle'), to(chatId(3), 'id')])(
		'sends nothing twice when its execution is retried: %j',
		async (target) => {
			linq.inject({ kind: 'error', status: 500, afterWork: true });
			const failed = await run({ ...target, options: { maxRetryWait: 0 } });
			expect(failed.error).toBeDefined();
			await runLinq(linq, send(target), { ...ONE, retryOf: failed.run.data });
			expect(sentTexts(linq)).toEqual(['Hello']);
		},
	);
});
