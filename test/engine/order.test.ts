/* eslint-disable @n8n/community-nodes/no-restricted-globals -- a server that responds when the test says so */
import fc from 'fast-check';

import type { Fault } from '../../emulator';
import { startLocalServer } from '../localServer';
import { runLinq, startLinq, outcomeOf } from './harness';
import { chatId, chatLocator, itemsOf, messagesTo, send, sentTexts, setUpEmulator } from './linq';
import { until } from '../until';

const linq = setUpEmulator();

/** A Linq that holds its responses back until so many requests are under way, or all have arrived. */
async function openGate(atOnce: number, all: number, body = '{"message":{"id":"1"}}') {
	const held: Array<() => void> = [];
	let arrived = 0;
	let most = 0;
	const server = await startLocalServer((_request, response) => {
		arrived++;
		held.push(() => {
			response.setHeader('Content-Type', 'application/json');
			response.end(body);
		});
		most = Math.max(most, held.length);
		// Leaves time for one too many to arrive.
		if (held.length === atOnce || arrived === all) setTimeout(release, 40);
	});
	const release = () => held.splice(0).forEach((respond) => respond());
	return {
		account: { baseUrl: server.origin, token: 'x' },
		arrived: () => arrived,
		most: () => most,
		underWay: () => held.length,
		release,
		close: server.close,
	};
}

const CHATS = Array.from({ length: 20 }, (_, index) => index + 1);
const CALLS = CHATS.length * 10;
const FAULTS = 15;

/** Each is followed by another attempt of the same call. */
const RETRIED: Fault[] = [
	{ kind: 'error', status: 500 },
	{ kind: 'error', status: 500, afterWork: true },
	{ kind: 'dropBefore' },
	{ kind: 'dropAfter' },
	{ kind: 'rateLimit', retryAfter: 1 },
	{ kind: 'html' },
	{ kind: 'html', afterWork: true },
];

const anyRun = fc.record({
	/** Ten items for each chat, in any order. */
	chatOfItem: fc.shuffledSubarray(
		Array.from({ length: CALLS }, (_, n) => CHATS[n % CHATS.length]),
		{ minLength: CALLS },
	),
	latencies: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: CALLS, maxLength: CALLS }),
	faultAt: fc.uniqueArray(fc.nat({ max: CALLS - 1 }), { minLength: FAULTS, maxLength: FAULTS }),
});

describe('inside a chat', () => {
	test('the order of the items is kept, whatever the latencies and faults', async () => {
		await fc.assert(
			fc.asyncProperty(anyRun, async ({ chatOfItem, latencies, faultAt }) => {
				linq.reset();
				latencies.forEach((delayMs, call) => {
					// The faults of a path come in the order in which they are injected, one for each call.
					const path = `/v3/chats/${chatId(CHATS[call % CHATS.length])}/messages`;
					const number = faultAt.indexOf(call);
					if (number >= 0) linq.inject({ ...RETRIED[number % RETRIED.length], path });
					linq.inject({ kind: 'slow', delayMs, path });
				});
				const items = itemsOf(
					...chatOfItem.map((chat, n) => ({ chatId: chatId(chat), text: `Message ${n}` })),
				);

				const { items: output, outputs, error } = await runLinq(linq, send(), { items });

				expect(error).toBeUndefined();
				const { messages, requests } = linq.received();
				expect(requests).toHaveLength(CALLS + FAULTS);
				const sent = sentTexts(linq).map((text, n) => ({ text, chatId: messages[n].chatId }));
				for (const chat of CHATS.map(chatId)) {
					expect(sent.filter((message) => message.chatId === chat)).toEqual(
						items.map(({ json }) => json).filter((json) => json.chatId === chat),
					);
				}
				expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
					items.map((_, item) => ({ item })),
				);
				const idOf = new Map(sent.map(({ text }, n) => [text, messages[n].id]));
				expect(output.map(({ text, messageId }) => ({ text, messageId }))).toEqual(
					items.map(({ json: { text } }) => ({ text, messageId: idOf.get(String(text)) })),
				);
			}),
			// A failure names its seed; shrinking the input would take minutes.
			{ numRuns: 2, endOnFailure: true },
		);
	});

	test('it is kept however the id of the chat is spelled', async () => {
		linq.inject({ kind: 'slow', delayMs: 100 });
		const items = itemsOf(
			{ chatId: chatId(10).toUpperCase(), text: 'first' },
			{ chatId: chatId(10), text: 'second' },
		);
		await runLinq(linq, send(), { items });
		expect(sentTexts(linq)).toEqual(['first', 'second']);
	});

	test('it is kept for a chat that is yet to be created', async () => {
		linq.inject({ kind: 'slow', delayMs: 100 });
		const parameters = {
			resource: 'chat',
			operation: 'create',
			from: { __rl: true, mode: 'phone', value: '+12052535597' },
			recipients: '={{ $json.to }}',
			text: '={{ $json.text }}',
		};
		const items = itemsOf(
			{ to: '+12025550118, +12025550117', text: 'first' },
			{ to: '+12025550117, +12025550118', text: 'second' },
		);
		await runLinq(linq, parameters, { items });
		expect(sentTexts(linq)).toEqual(['first', 'second']);
	});

	test.each([
		['chat', 'create', { from: { __rl: true, mode: 'phone', value: '+12052535597' } }],
		['message', 'sendToGroup', {}],
	])('it is kept by %s.%s however the people are spelled', async (resource, operation, more) => {
		linq.inject({ kind: 'slow', delayMs: 100 });
		const parameters = { resource, operation, ...more };
		const items = itemsOf(
			{ to: 'Bob@example.com, anna@example.com, Zo\u00eb@example.com', text: 'first' },
			{ to: 'zoe\u0308@example.com, bob@example.com, Anna@example.com', text: 'second' },
		);
		await runLinq(
			linq,
			{ ...parameters, recipients: '={{ $json.to }}', text: '={{ $json.text }}' },
			{ items },
		);
		expect(sentTexts(linq)).toEqual(['first', 'second']);
	});
});

describe('different chats', () => {
	test('do not wait for each other', async () => {
		linq.inject({ kind: 'slow', delayMs: 500, path: `/v3/chats/${chatId(1)}/messages` });
		const { items } = await runLinq(linq, send(), { items: messagesTo([1, 2], 8) });
		expect(sentTexts(linq)).toEqual([1, 3, 5, 7, 0, 2, 4, 6].map((n) => `Message ${n}`));
		expect(items.map(({ text }) => text)).toEqual(
			Array.from({ length: 8 }, (_, n) => `Message ${n}`),
		);
	});

	test.each([
		[{}, 10],
		[{ maxConcurrentChats: 3 }, 3],
		[{ maxConcurrentChats: 1 }, 1],
	])('go side by side, with the options %j: %i at a time', async (options, limit) => {
		const chats = Array.from({ length: 15 }, (_, index) => index + 1);
		const gate = await openGate(limit, chats.length);
		const { items } = await runLinq(gate.account, send({ options }), {
			items: messagesTo(chats, chats.length),
		});
		await gate.close();
		expect(items).toHaveLength(chats.length);
		expect(gate.most()).toBe(limit);
	});

	test('one after another keep the order of each chat', async () => {
		linq.inject({ kind: 'slow', delayMs: 50 });
		const options = { maxConcurrentChats: 1 };
		await runLinq(linq, send({ options }), { items: messagesTo([1, 2, 3], 6) });
		expect(sentTexts(linq)).toEqual([0, 3, 1, 4, 2, 5].map((n) => `Message ${n}`));
	});
});

test('items without a chat go side by side', async () => {
	linq.inject({ kind: 'slow', delayMs: 300 });
	const parameters = { resource: 'chat', operation: 'getAll', limit: '={{ $json.limit }}' };
	const items = itemsOf({ limit: 1 }, { limit: 2 });
	const { items: output } = await runLinq(linq, parameters, { items });
	expect(output).toHaveLength(3);
	const limits = linq.received().requests.map(({ query, status }) => [query.limit, status]);
	expect(limits.sort()).toEqual([
		['1', 200],
		['2', 200],
	]);
});

/** Stops an execution as the user does, and waits until the node has really ended. */
async function stop(execution: ReturnType<typeof startLinq>) {
	execution.cancel();
	const run = await execution;
	// n8n itself does not wait for the node.
	await until(() => run.data.resultData.runData.Linq !== undefined);
	return outcomeOf(run);
}

describe('after Stop', () => {
	test.each([
		[1, {}],
		[10, {}],
		[1, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 }],
		[10, { onError: 'continueRegularOutput' }],
		[10, { onError: 'continueErrorOutput' }],
	] as const)('no request is sent, with %i under way and %j', async (chats, node) => {
		const gate = await openGate(chats + 1, 100);
		const numbers = Array.from({ length: chats }, (_, index) => index + 1);
		const execution = startLinq(gate.account, send(), {
			items: messagesTo(numbers, 100),
			node,
		});
		await until(() => gate.underWay() === chats);
		const stopped = stop(execution);
		gate.release();
		await stopped;
		await gate.close();
		expect(gate.arrived()).toBe(chats);
	});

	test('the user is told that it was they who stopped it', async () => {
		const gate = await openGate(2, 9);
		const execution = startLinq(gate.account, send(), { items: messagesTo([1], 9) });
		await until(() => gate.underWay() === 1);
		const stopped = stop(execution);
		gate.release();
		const { run } = await stopped;
		await gate.close();
		expect(run.data.resultData.runData.Linq[0].error).toMatchObject({
			message: 'The execution was stopped',
			description:
				'Nothing more was sent after that. A request that was under way may have arrived.',
		});
	});

	test('a wait for Linq ends, and what it was for is not sent', async () => {
		linq.inject({ kind: 'rateLimit', retryAfter: 50 });
		const execution = startLinq(linq, send(), { items: messagesTo([1], 3) });
		await until(() => linq.received().requests[0]?.status === 429);
		// Would take longer than the test may.
		await stop(execution);
		expect(linq.received().requests).toHaveLength(1);
	});

	test('no further page is read', async () => {
		const page = '{"messages":[{"id":"1"}],"next_cursor":"more"}';
		const gate = await openGate(2, 9, page);
		const parameters = { resource: 'message', operation: 'getAll', returnAll: true };
		const execution = startLinq(gate.account, { ...parameters, ...chatLocator(chatId(1)) });
		await until(() => gate.underWay() === 1);
		const stopped = stop(execution);
		gate.release();
		await stopped;
		await gate.close();
		expect(gate.arrived()).toBe(1);
	});
});
