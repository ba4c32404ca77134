import type { INode, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../../emulator';
import { callOutsideWorkflow } from '../agents';
import { chatId, chatLocator, itemsOf, sentTexts } from '../linq';
import { outcome } from '../waiting';
import {
	CHAT,
	GROUP,
	BEA,
	QUESTION,
	HOW,
	DAY_MS,
	ask,
	freely,
	dataOf,
	linq,
	n8n,
	questionId,
	reply,
	subscriptions,
	tap,
	answered,
	responses,
} from './setUp';

describe('Send and Wait: a question', () => {
	test('is sent with the line that says how to answer, and the execution waits', async () => {
		const before = Date.now();
		const saved = await n8n.run(ask());
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq)).toEqual([`${QUESTION}\n\n${HOW}`]);
		expect(subscriptions()).toMatchObject([
			{ events: ['message.received', 'reaction.added'], phoneNumbers: ['+12052535597'] },
		]);
		expect(Number(saved.waitTill) - before).toBeGreaterThanOrEqual(3 * DAY_MS);
		expect(Number(saved.waitTill) - Date.now()).toBeLessThanOrEqual(3 * DAY_MS);
	});

	test('is known to Linq as one that waits before it is sent', async () => {
		await n8n.run(ask());
		const writes = linq.received().requests.filter(({ method }) => method === 'POST');
		expect(writes.map(({ path }) => path)).toEqual([
			'/v3/webhook-subscriptions',
			`/v3/chats/${CHAT}/messages`,
		]);
	});

	test('can have a line of the user’s own, or none', async () => {
		await n8n.run(ask({ options: { howToAnswer: 'Yes or no, please.' } }));
		await n8n.run(ask({ options: { howToAnswer: '' } }));
		await n8n.run(freely());
		expect(sentTexts(linq)).toEqual([`${QUESTION}\n\nYes or no, please.`, QUESTION, QUESTION]);
	});

	test('is formatted, the line below it not', async () => {
		const options = { textFormat: 'markdown', howToAnswer: '**Answer**', effect: 'confetti' };
		await n8n.run(ask({ message: 'Really **now**?', options }));
		expect(linq.received().messages).toMatchObject([
			{
				parts: [
					{
						value: 'Really now?\n\n**Answer**',
						text_decorations: [{ range: [7, 10], style: 'bold' }],
					},
				],
				effect: { name: 'confetti' },
			},
		]);
	});

	test('answered in words gives who said what, when and where', async () => {
		const saved = await n8n.run(ask());
		const { id } = await reply('Yes!');
		expect(saved.status).toBe('success');
		expect(outcome(saved).items).toEqual([
			{
				chatId: CHAT,
				data: {
					approved: true,
					choice: null,
					text: 'Yes!',
					timedOut: false,
					optOut: false,
					via: 'reply',
					responder: { id: BEA, name: null, source: 'linq' },
					respondedAt: expect.any(String),
					attachments: [],
					chatId: CHAT,
					messageId: id,
				},
			},
		]);
		expect(outcome(saved).outputs[0][0].pairedItem).toEqual({ item: 0 });
	});

	test('answered by a tapback gives the same fields', async () => {
		const saved = await n8n.run(ask());
		await tap('like');
		expect(dataOf(saved)).toMatchObject({
			approved: true,
			text: '👍',
			via: 'tapback',
			responder: { id: BEA },
			messageId: questionId(),
		});
		const byWords = await answered(ask(), 'ok');
		expect(Object.keys(dataOf(saved))).toEqual(Object.keys(byWords ?? {}));
	});

	test('without an answer goes on when its time is over, with the same fields', async () => {
		const saved = await n8n.run(ask(), { look: '{{ $json.data.timedOut }}' });
		await n8n.timeOut(saved);
		expect(saved.status).toBe('success');
		expect(outcome(saved).looked).toEqual([true]);
		expect(outcome(saved).items).toEqual([
			{
				chatId: CHAT,
				data: {
					approved: false,
					choice: null,
					text: null,
					timedOut: true,
					optOut: false,
					via: null,
					responder: null,
					respondedAt: null,
					attachments: [],
					chatId: CHAT,
					messageId: questionId(),
				},
			},
		]);
		const start = saved.run.data.resultData.runData.Start[0].data?.main[0];
		expect(start).toMatchObject([{ json: {} }]);
	});

	test('answered too late changes nothing', async () => {
		const saved = await n8n.run(ask());
		await n8n.timeOut(saved);
		const { data } = saved;
		await reply('Yes');
		expect(saved.data).toBe(data);
		expect(await responses(1)).toEqual([200]);
	});
});

describe('Send and Wait sends a question once', () => {
	test.each<Fault>([
		{ kind: 'dropAfter', method: 'POST', path: '/v3/chats/*/messages' },
		{ kind: 'dropAfter', method: 'POST', path: '/v3/webhook-subscriptions' },
	])('under Retry On Fail, and one subscription stays: %j', async (fault) => {
		linq.inject(fault);
		const saved = await n8n.run(ask({ options: { maxRetryWait: 0 } }), {
			node: { retryOnFail: true, maxTries: 3 },
		});
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq)).toHaveLength(1);
		expect(subscriptions()).toHaveLength(1);
		await reply('yes');
		expect(subscriptions()).toEqual([]);
	});

	test('in a retry from the list, and an answer of before counts', async () => {
		linq.inject({ kind: 'dropAfter', method: 'POST', path: '/v3/chats/*/messages' });
		const saved = await n8n.run(ask({ options: { maxRetryWait: 0 } }));
		expect(saved.status).toBe('error');
		expect(subscriptions()).toEqual([]);
		await reply('yes');
		const again = await n8n.retry(saved);
		expect(sentTexts(linq)).toHaveLength(1);
		expect(dataOf(again)).toMatchObject({ approved: true });
	});

	test('for each call of an agent, which no answer of before is for', async () => {
		const saved = await n8n.run(ask(), {
			items: itemsOf({ toolCallId: 'call-1' }),
			node: { type: 'linqTool' },
		});
		await reply('Yes');
		await n8n.callAgain(saved, itemsOf({ toolCallId: 'call-2' }));
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq)).toHaveLength(2);
	});

	test('for each run of the node, as in a loop', async () => {
		const first = await n8n.run(ask());
		await reply('yes');
		const second = await n8n.run(ask());
		expect(sentTexts(linq)).toHaveLength(2);
		expect([first.status, second.status]).toEqual(['success', 'waiting']);
	});
});

describe('Send and Wait cannot wait', () => {
	test('where there is no execution, as for an MCP client', async () => {
		await expect(callOutsideWorkflow(linq, ask())).rejects.toThrow('Nobody can be waited for here');
		expect(linq.received().requests).toEqual([]);
	});

	test('in a node without an ID, which n8n could not find for an answer', async () => {
		for (const id of ['', undefined]) {
			const saved = await n8n.run(ask(), { node: { id } as Partial<INode> });
			expect(outcome(saved).error?.message).toMatch(/because it has no ID$/);
		}
		expect(linq.received().requests).toEqual([]);
	});

	test('for several items, which are refused before anything is sent', async () => {
		const saved = await n8n.run(ask(), { items: itemsOf({ a: 1 }, { a: 2 }) });
		expect(outcome(saved).error?.message).toMatch(/^There are 2 items, but/);
		expect(linq.received().requests).toEqual([]);
	});

	test('for several items with Continue, each of which becomes an error', async () => {
		const saved = await n8n.run(ask(), {
			items: itemsOf({ a: 1 }, { a: 2 }),
			node: { onError: 'continueRegularOutput' },
		});
		expect(outcome(saved).items).toEqual([
			{ error: expect.stringMatching(/^There are 2 items/) },
			{ error: expect.stringMatching(/^There are 2 items/) },
		]);
		expect(linq.received().requests).toEqual([]);
	});

	test.each([
		[0, 'minutes', /^Limit Wait Time: enter more than 0/],
		[31, 'days', /at most 30 days/],
	])('for %d %s', async (resumeAmount, resumeUnit, message) => {
		const limitWaitTime = {
			values: { limitType: 'afterTimeInterval', resumeAmount, resumeUnit },
		};
		const saved = await n8n.run(ask({ options: { limitWaitTime } }));
		expect(outcome(saved).error?.message).toMatch(message);
		expect(linq.received().messages).toEqual([]);
	});

	test('until a time that is over, or none', async () => {
		for (const [maxDateAndTime, message] of [
			['2020-01-01T00:00:00', /is over/],
			['soon', /enter a date and time/],
		] as const) {
			const limitWaitTime = { values: { limitType: 'atSpecifiedTime', maxDateAndTime } };
			const saved = await n8n.run(ask({ options: { limitWaitTime } }));
			expect(outcome(saved).error?.message).toMatch(message);
		}
		expect(linq.received().messages).toEqual([]);
	});

	test('but until a time to come', async () => {
		const until = new Date(Date.now() + DAY_MS);
		const limitWaitTime = {
			values: { limitType: 'atSpecifiedTime', maxDateAndTime: until.toISOString() },
		};
		const saved = await n8n.run(ask({ options: { limitWaitTime } }));
		expect(saved.waitTill).toEqual(until);
	});

	test('for the answer to a question that Linq refuses', async () => {
		const saved = await n8n.run(ask(chatLocator(chatId(999))));
		expect(saved.status).toBe('error');
		expect(subscriptions()).toEqual([]);
	});

	test('in a chat that the line has left, and says the way out', async () => {
		linq.inject({ kind: 'error', status: 409, code: 2013, method: 'POST', path: '/v3/chats/**' });
		const saved = await n8n.run(ask(chatLocator(GROUP)));
		expect(outcome(saved).error).toMatchObject({
			message: 'This chat is no longer available',
			description: expect.stringMatching(/has left it\. Start a new chat instead/),
		});
		expect(subscriptions()).toEqual([]);
	});

	test('with Continue for the answer to a question that Linq refuses, which becomes an error', async () => {
		linq.inject({ kind: 'error', status: 403, code: 2024, method: 'POST', path: '/v3/chats/**' });
		const saved = await n8n.run(ask(), { node: { onError: 'continueRegularOutput' } });
		expect(outcome(saved).items).toEqual([{ error: expect.any(String) }]);
		expect(saved.status).toBe('success');
		expect(subscriptions()).toEqual([]);
	});

	test('for Linq longer than Max Retry Wait, which counts for all that comes before the question', async () => {
		linq.inject({ kind: 'error', status: 500, method: 'GET', path: `/v3/chats/${CHAT}` });
		const saved = await n8n.run(ask({ options: { maxRetryWait: 0 } }));
		expect(saved.status).toBe('error');
		expect(linq.received().messages).toEqual([]);
		expect(subscriptions()).toEqual([]);
	});

	test('for more answers than Linq allows, and says so', async () => {
		const fault = { kind: 'error', status: 409, path: '/v3/webhook-subscriptions' } as const;
		linq.inject({ ...fault, method: 'POST', message: 'Too many subscriptions' });
		const saved = await n8n.run(ask());
		expect(outcome(saved).error).toMatchObject({
			message: 'Linq refused to report answers to this wait',
			description: expect.stringMatching(/Too many subscriptions.*as many as it can have/),
		});
		expect(linq.received().messages).toEqual([]);
	});
});

describe('while Send and Wait waits, the editor says', () => {
	const IN_CHAT = `Waiting for an answer in chat ${CHAT}`;

	test.each([
		[{}, 'for 3 days'],
		[{ limitType: 'afterTimeInterval', resumeAmount: 2, resumeUnit: 'hours' }, 'for 2 hours'],
		[
			{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-12-24T18:00:00' },
			'until 2026-12-24T18:00:00',
		],
		[{ resumeAmount: '={{ $json.days }}' }, 'until the time that the item says'],
		[
			{ limitType: 'atSpecifiedTime', maxDateAndTime: '={{ $now.plus(1) }}' },
			'until the time that the item says',
		],
	])('until when: %j', async (values, text) => {
		const options = Object.keys(values).length > 0 ? { limitWaitTime: { values } } : {};
		expect(n8n.tooltip(ask({ options }))).toBe(`${IN_CHAT}, ${text}`);
	});

	test.each([
		[{ mode: 'list', value: CHAT, cachedResultName: 'Bea · “Hello” · iMessage' }, '“Bea”'],
		[{ mode: 'list', value: '' }, 'the chat of the incoming item'],
		[{ mode: 'id', value: '={{ $json.chatId }}' }, 'the chat of the incoming item'],
	])('in which chat: %j', async (locator, name) => {
		const chatId = { __rl: true, ...locator } as INodeParameters['chatId'];
		expect(n8n.tooltip(ask({ chatId }))).toBe(`Waiting for an answer in ${name}, for 3 days`);
	});
});
