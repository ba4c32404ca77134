import type { INode, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator';
import { runLinq, type RunOptions } from './harness';
import {
	chatId,
	chatLocator,
	itemsOf,
	messagesTo,
	send,
	sendMemo,
	sentTexts,
	setUpEmulator,
} from './linq';
import { until } from '../until';

const linq = setUpEmulator();

/** The node itself does not retry, so that *Retry On Fail* of n8n is what is tested. */
const GIVE_UP = { maxRetryWait: 0, maxConcurrentChats: 1 };
const RETRY: Partial<RunOptions> = {
	node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
};

/** Never the same twice: n8n evaluates it again at every attempt. */
const NEW_WORDS = '=Item {{ $itemIndex }} {{ Math.random() }} {{ $now }}';

/** A request that timed out may still be under way at Linq. */
const allAnswered = () => linq.received().requests.every(({ status }) => status !== null);

const itemNumbers = () => sentTexts(linq).map((text) => text.split(' ')[1]);

const FAULTS: Array<[string, Fault]> = [
	['a connection lost after the work', { kind: 'dropAfter' }],
	['a connection lost before the work', { kind: 'dropBefore' }],
	['an error after the work', { kind: 'error', status: 500, afterWork: true }],
	['an error', { kind: 'error', status: 503 }],
	['a rate limit', { kind: 'rateLimit', retryAfter: 1 }],
	["a proxy's page after the work", { kind: 'html', afterWork: true }],
	['a page with status 200', { kind: 'html', status: 200, afterWork: true }],
	['a refusal', { kind: 'error', status: 400 }],
	['a response that comes too late', { kind: 'slow', delayMs: 800 }],
];

describe('Retry On Fail sends every message once', () => {
	test.each(FAULTS)('after %s', async (_name, fault) => {
		const timeout = fault.kind === 'slow' ? 400 : 60_000;
		linq.inject({ ...fault, skip: 2 });
		linq.inject({ ...fault, skip: 2 });
		const { items, error } = await runLinq(
			linq,
			send({ text: NEW_WORDS, options: { ...GIVE_UP, timeout } }),
			{ items: messagesTo([1, 2], 6), ...RETRY },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(6);
		if (fault.kind === 'slow') await until(allAnswered);
		expect(itemNumbers().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
		// What the user is told was sent is what was sent.
		const ids = linq.received().messages.map(({ id }) => id);
		expect(items.map(({ messageId }) => messageId).sort()).toEqual([...ids].sort());
	});

	test('when a new chat is created', async () => {
		linq.inject({ kind: 'dropAfter' });
		const { items, error } = await runLinq(
			linq,
			{
				resource: 'chat',
				operation: 'create',
				from: { __rl: true, mode: 'phone', value: '+12052535597' },
				recipients: ['+12025550118', '+12025550117'],
				text: NEW_WORDS,
				options: GIVE_UP,
			},
			RETRY,
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(linq.received().messages).toHaveLength(1);
	});

	test('when it also continues on fail', async () => {
		linq.inject({ kind: 'dropAfter' });
		const { items } = await runLinq(linq, send({ text: NEW_WORDS, options: GIVE_UP }), {
			items: messagesTo([1, 2], 6),
			node: { ...RETRY.node, onError: 'continueRegularOutput' },
		});
		expect(items.map(({ error }) => error)).toEqual(Array(6).fill(undefined));
		expect(itemNumbers().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
	});

	test.each<[string, Fault]>([
		['a refusal', { kind: 'error', status: 403, code: 2027, count: 2 }],
		['a rate limit', { kind: 'rateLimit', retryAfter: 3600, count: 2 }],
	])('or says that it may have been, though the last fault was %s', async (_name, fault) => {
		linq.inject({ kind: 'dropAfter' });
		linq.inject(fault);
		const { error } = await runLinq(linq, send({ options: GIVE_UP }), {
			items: messagesTo([1], 1),
			...RETRY,
		});
		expect(error?.message).toMatch(/Linq may have accepted it\.$/);
		expect(error?.description).toContain('idempotency key');
		expect(sentTexts(linq)).toHaveLength(1);
	});

	test('or not at all: three attempts are the end', async () => {
		linq.inject({ kind: 'error', status: 500, count: 3 });
		const { error } = await runLinq(linq, send({ options: GIVE_UP }), {
			items: messagesTo([1], 1),
			...RETRY,
		});
		expect(error?.message).toBe('Linq had an internal error. Linq may have accepted it.');
		expect(linq.received().requests).toHaveLength(3);
		expect(linq.received().messages).toHaveLength(0);
	});
});

describe('the node itself repeats', () => {
	test.each(FAULTS.filter(([name]) => !/refusal|status 200|too late/.test(name)))(
		'a send, once, after %s',
		async (_name, fault) => {
			linq.inject(fault);
			const { items, error } = await runLinq(linq, send({ text: NEW_WORDS }), {
				items: messagesTo([1], 2),
			});
			expect(error).toBeUndefined();
			expect(items).toHaveLength(2);
			expect(itemNumbers()).toEqual(['0', '1']);
			const [first, second] = linq.received().requests.map(({ body }) => body);
			expect(second).toEqual(first);
		},
	);

	test('nothing when there may be no wait', async () => {
		linq.inject({ kind: 'rateLimit' });
		const { error } = await runLinq(linq, send({ options: { maxRetryWait: 0 } }), {
			items: messagesTo([1], 1),
		});
		expect(error).toMatchObject({
			message: 'Too many messages in a short time',
			context: { linq: { status: 429, code: 1007, retryAfterMs: 1000 } },
		});
		expect(linq.received().requests).toHaveLength(1);
	});

	test('nothing when Linq asks for more time than allowed', async () => {
		linq.inject({ kind: 'rateLimit', retryAfter: 3600 });
		const { error } = await runLinq(linq, send(), { items: messagesTo([1], 1) });
		expect(error?.context.data).toMatchObject({ waitSeconds: 3600 });
		expect(linq.received().requests).toHaveLength(1);
	});

	test.each([
		['a chat that is still being created', 409, 2009],
		['a file that is not ready', 404, 2007],
	])('a send to %s', async (_name, status, code) => {
		linq.inject({ kind: 'error', status, code });
		const { error } = await runLinq(linq, send(), { items: messagesTo([1], 1) });
		expect(error).toBeUndefined();
		expect(linq.received().requests.map((request) => request.status)).toEqual([status, 202]);
	});
});

describe('an execution that is retried from the list', () => {
	test.each(FAULTS)('sends the rest only, after %s', async (_name, fault) => {
		const timeout = fault.kind === 'slow' ? 400 : 60_000;
		const parameters = send({ text: NEW_WORDS, options: { ...GIVE_UP, timeout } });
		const items = messagesTo([1, 2], 6);
		linq.inject({ ...fault, skip: 3 });
		const failed = await runLinq(linq, parameters, { items });
		expect(failed.error).toBeDefined();

		linq.inject({ ...fault, skip: 4 });
		const again = await runLinq(linq, parameters, { items, retryOf: failed.run.data });
		expect(again.error).toBeDefined();

		const last = await runLinq(linq, parameters, { items, retryOf: again.run.data });
		expect(last.error).toBeUndefined();
		expect(last.items).toHaveLength(6);
		if (fault.kind === 'slow') await until(allAnswered);
		expect(itemNumbers().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
		// What the user is told was sent is what was sent.
		const ids = linq.received().messages.map(({ id }) => id);
		expect(last.items.map(({ messageId }) => messageId).sort()).toEqual([...ids].sort());
	});

	test.each([
		['the Linq node', undefined],
		['the node after it', '{{ $json.messageId }}'],
	])('sends the rest only, after n8n has crashed in %s', async (_place, look) => {
		const parameters = send({ text: '=Item {{ $itemIndex }}', options: GIVE_UP });
		const items = messagesTo([1, 2], 6);
		linq.inject({ kind: 'dropAfter', skip: 3 });
		const failed = await runLinq(linq, parameters, { items, look });
		expect(failed.error).toBeDefined();

		const again = await runLinq(linq, parameters, { items, look, crashOf: failed.run.data });

		expect(again.error).toBeUndefined();
		expect(again.items).toHaveLength(6);
		expect(itemNumbers().sort()).toEqual(['0', '1', '2', '3', '4', '5']);
	});

	test('takes nobody for somebody else, when the items have changed since n8n crashed', async () => {
		const parameters = send({ options: GIVE_UP });
		const [a, b, c] = messagesTo([1, 2, 3], 3);
		linq.inject({ kind: 'dropBefore', skip: 1, count: 9 });
		const failed = await runLinq(linq, parameters, { items: [a, b, c] });
		expect(sentTexts(linq)).toEqual(['Message 0']);

		linq.clearFaults();
		const again = await runLinq(linq, parameters, { items: [b, c, a], crashOf: failed.run.data });

		expect(again.items.map(({ chatId: id }) => id)).toEqual([chatId(2), chatId(3), chatId(1)]);
		expect(sentTexts(linq).sort()).toEqual(['Message 0', 'Message 1', 'Message 2']);
	});

	test('is not one that is run again by hand: that sends again', async () => {
		await runLinq(linq, send(), { items: messagesTo([1], 2) });
		await runLinq(linq, send(), { items: messagesTo([1], 2) });
		expect(sentTexts(linq)).toHaveLength(4);
	});
});

describe('what is meant to be sent twice', () => {
	test('is: the same words in two items', async () => {
		const same = { chatId: chatId(1), text: 'Ping' };
		await runLinq(linq, send(), { items: itemsOf(same, same) });
		expect(sentTexts(linq)).toEqual(['Ping', 'Ping']);
	});

	test('is: the same items in the next round of a loop', async () => {
		await runLinq(linq, send(), { items: messagesTo([1], 2), runs: 2 });
		expect(sentTexts(linq)).toEqual(['Message 0', 'Message 1', 'Message 0', 'Message 1']);
	});

	test('is: the same words by the next node, even if neither has an ID', async () => {
		// So it is in JSON that was written by hand, and in Execute Sub-workflow: Define Below.
		const noId = { id: undefined } as unknown as Partial<INode>;
		await runLinq(linq, send(), { items: messagesTo([1], 1), node: noId, twice: true });
		expect(sentTexts(linq)).toEqual(['Message 0', 'Message 0']);
	});

	test('is not, when the user gives the key', async () => {
		const parameters = send({ options: { idempotencyKey: '=order {{ $json.order }}' } });
		const of = (order: number, text: string) => ({ chatId: chatId(1), order, text });
		const { items } = await runLinq(linq, parameters, {
			items: itemsOf(of(1, 'a'), of(1, 'a'), of(2, 'c')),
		});
		expect(sentTexts(linq)).toEqual(['a', 'c']);
		expect(items.map(({ text }) => text)).toEqual(['a', 'a', 'c']);
	});
});

test('keys are as long as Linq allows, and each its own', async () => {
	await runLinq(linq, send(), { items: messagesTo([1, 2], 20) });
	const keys = linq.received().messages.map(({ idempotencyKey }) => idempotencyKey ?? '');
	expect(new Set(keys).size).toBe(20);
	for (const key of keys) expect(key).toMatch(/^[0-9a-f]{24}$/);
});

describe('an operation that Linq gives no key', () => {
	const memo = sendMemo({ options: GIVE_UP });
	const memos = () => linq.received().messages.map((message) => message.chatId);

	test('is not done again for items that are done', async () => {
		linq.inject({ kind: 'rateLimit', skip: 2 });
		const { items, error } = await runLinq(linq, memo, {
			items: messagesTo([1, 2, 3], 3),
			...RETRY,
		});
		expect(error).toBeUndefined();
		expect(items.map((item) => item.chatId)).toEqual([chatId(1), chatId(2), chatId(3)]);
		expect(memos()).toEqual([chatId(1), chatId(2), chatId(3)]);
	});

	test.each(['dropAfter', 'dropBefore'] as const)(
		'is not done again when it may have been done: %s',
		async (kind) => {
			linq.inject({ kind, skip: 1 });
			const { error } = await runLinq(linq, memo, { items: messagesTo([1, 2], 2), ...RETRY });
			expect(error).toMatchObject({
				message: 'The connection to Linq broke off. Linq may have accepted it.',
				context: { itemIndex: 1 },
			});
			expect(error?.description).toContain('Linq may have accepted it at an earlier try');
			expect(linq.received().requests).toHaveLength(2);
		},
	);

	test('is done by a retry from the list for the items that were not', async () => {
		const items = messagesTo([1, 2, 3], 3);
		linq.inject({ kind: 'error', status: 403, code: 2027, skip: 1 });
		const failed = await runLinq(linq, memo, { items });
		expect(failed.error?.message).toBe('This line cannot send at the moment');
		const again = await runLinq(linq, memo, { items, retryOf: failed.run.data });
		expect(again.error).toBeUndefined();
		expect(again.items).toHaveLength(3);
		expect(memos()).toEqual([chatId(1), chatId(2), chatId(3)]);
	});

	test('is not taken for another one, to which the node is set before its execution is retried', async () => {
		const change = (operation: string): INodeParameters => ({
			resource: 'participant',
			operation,
			...chatLocator(chatId(3)),
			handle: '={{ $json.handle }}',
			options: GIVE_UP,
		});
		const items = itemsOf({ handle: '+12025550118' }, { handle: '+12025550119' });
		linq.inject({ kind: 'error', status: 403, skip: 1 });
		const { run } = await runLinq(linq, change('add'), { items });
		await linq.advanceClock(1000);

		// As "Retry with currently saved workflow" does.
		for (const { node } of run.data.executionData?.nodeExecutionStack ?? []) {
			node.parameters = change('remove');
		}
		await runLinq(linq, change('remove'), { items, retryOf: run.data });

		const requests = linq.received().requests.map(({ method, body }) => [method, body]);
		expect(requests).toEqual([
			['POST', items[0].json],
			['POST', items[1].json],
			['DELETE', items[0].json],
			['DELETE', items[1].json],
		]);
	});

	test('is done for every item that asks for it', async () => {
		const same = { chatId: chatId(1) };
		await runLinq(linq, memo, { items: itemsOf(same, same), runs: 2 });
		expect(memos()).toHaveLength(4);
	});

	test('gives up on the item that is open, not on those after it', async () => {
		linq.inject({ kind: 'dropAfter', path: '/v3/chats/*/voicememo', skip: 1 });
		const { items } = await runLinq(linq, memo, {
			items: messagesTo([1, 2, 3], 3),
			node: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ error }) => error)).toEqual([
			undefined,
			'The connection to Linq broke off. Linq may have accepted it.',
			undefined,
		]);
		expect(memos()).toHaveLength(3);
	});
});
