import type { INodeParameters } from 'n8n-workflow';

import { runLinq } from './harness';
import { chatLocator, itemsOf, messagesTo, send, sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

/** One after another, so that a fault hits a known item. */
const IN_TURN = { options: { maxConcurrentChats: 1 } };
const OPTED_OUT = 'This person has opted out of your messages';

describe('an item that fails', () => {
	beforeEach(() => linq.inject({ kind: 'error', status: 403, code: 2024, skip: 2 }));

	test('ends the run without Continue, and nothing after it is sent', async () => {
		const { error, items } = await runLinq(linq, send(IN_TURN), { items: messagesTo([1], 6) });
		expect(error).toMatchObject({ message: OPTED_OUT, context: { itemIndex: 2 } });
		expect(items).toEqual([]);
		expect(sentTexts(linq)).toEqual(['Message 0', 'Message 1']);
		expect(linq.received().requests).toHaveLength(3);
	});

	test('stays in its place with Continue', async () => {
		const { outputs, error, looked } = await runLinq(linq, send(IN_TURN), {
			items: messagesTo([1], 6),
			node: { onError: 'continueRegularOutput' },
			look: "{{ $('Start').item.json.text }}: {{ $json.error ?? $json.text }}",
		});
		expect(error).toBeUndefined();
		expect(outputs).toHaveLength(1);
		expect(outputs[0][2]).toMatchObject({ json: { error: OPTED_OUT }, pairedItem: { item: 2 } });
		expect(looked).toEqual(
			[0, 1, 2, 3, 4, 5].map((n) => `Message ${n}: ${n === 2 ? OPTED_OUT : `Message ${n}`}`),
		);
		expect(sentTexts(linq)).toHaveLength(5);
	});

	test('leaves by the error output with Continue (using error output), from where its input can be seen', async () => {
		const { outputs, error, looked } = await runLinq(linq, send(IN_TURN), {
			items: messagesTo([1], 6),
			node: { onError: 'continueErrorOutput' },
			look: "{{ $('Start').item.json.text }}: {{ $json.error }}",
			lookAt: 1,
		});
		expect(error).toBeUndefined();
		expect(outputs[0].map(({ json }) => json.text)).toEqual(
			[0, 1, 3, 4, 5].map((n) => `Message ${n}`),
		);
		expect(outputs[1]).toHaveLength(1);
		expect(outputs[1][0]).toMatchObject({ json: { error: OPTED_OUT }, pairedItem: { item: 2 } });
		expect(looked).toEqual([`Message 2: ${OPTED_OUT}`]);
	});
});

test('with Continue, the pair of what comes after a failed item is right, too', async () => {
	linq.inject({ kind: 'error', status: 404, code: 2001, skip: 1 });
	const parameters: INodeParameters = {
		resource: 'message',
		operation: 'getAll',
		...chatLocator('={{ $json.chatId }}'),
		limit: 2,
		...IN_TURN,
	};
	const { looked } = await runLinq(linq, parameters, {
		items: messagesTo([1, 2, 3], 3),
		node: { onError: 'continueErrorOutput' },
		look: "{{ $('Start').item.json.text }}",
	});
	expect(looked).toEqual(['Message 0', 'Message 0', 'Message 2', 'Message 2']);
});

test('with Continue, bad input and failed calls may come together, and all others go out', async () => {
	linq.inject({ kind: 'error', status: 400, code: 1004, path: '/v3/chats/*/messages', skip: 1 });
	const items = [
		...messagesTo([1], 3),
		...itemsOf({ chatId: 'none', text: 'x' }, { text: 'y' }),
		...messagesTo([2], 1),
	];
	const { outputs } = await runLinq(linq, send(IN_TURN), {
		items,
		node: { onError: 'continueRegularOutput' },
	});
	expect(outputs[0].map(({ json }) => json.error ?? 'sent')).toEqual([
		'sent',
		'The message content is not valid',
		'sent',
		expect.stringContaining('is neither a chat ID, nor a phone number'),
		expect.stringContaining('choose a chat from the list'),
		'sent',
	]);
});

test('with Continue, all items may fail', async () => {
	linq.inject({ kind: 'error', status: 401, code: 2004, count: 9 });
	const { outputs, error } = await runLinq(linq, send(), {
		items: messagesTo([1, 2, 3], 9),
		node: { onError: 'continueErrorOutput' },
	});
	expect(error).toBeUndefined();
	expect(outputs.map(({ length }) => length)).toEqual([0, 9]);
});
