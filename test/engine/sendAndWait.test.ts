import { sleep, type IDataObject, type INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator';
import { log } from '../n8nContainer';
import { N8n } from '../trigger/harness';
import { callOutsideWorkflow } from './agents';
import { chatId, chatLocator, FROM_ITEM, itemsOf, sentTexts, setUpEmulator, until } from './linq';
import { outcome, WaitingN8n, type Saved } from './waiting';

const linq = setUpEmulator({ frozenClock: false });
let n8n: WaitingN8n;

beforeEach(async () => {
	n8n = await new WaitingN8n(linq).start();
	log.length = 0;
});
afterEach(async () => {
	await n8n.stop();
	expect(n8n.crashes).toEqual([]);
});

const CHAT = chatId(1);
const GROUP = chatId(3);
const BEA = '+12025550111';
const CARLOS = '+12025550112';
const QUESTION = 'Can we refund order 1042?';
const HOW = 'Reply YES or NO, or tap 👍 or 👎.';
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

const ask = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'message',
	operation: 'sendAndWait',
	...chatLocator(CHAT),
	message: QUESTION,
	...parameters,
});
const choose = (...choices: string[]) => ask({ responseType: 'choice', choices });
const freely = (options: INodeParameters = {}) => ask({ responseType: 'freeText', options });

const subscriptions = () => linq.snapshot().subscriptions;
const dataOf = (saved: Saved) => outcome(saved).items[0].data as IDataObject;
const questionId = () => String(linq.received().messages[0].id);

const isQuestion = ({ method, path }: { method: string; path: string }) =>
	method === 'POST' && path.endsWith('/messages');

/** Somebody writes, and Linq delivers it. */
async function reply(text: string, more: object = {}) {
	const message = linq.reply({ chatId: CHAT, text, ...more });
	await linq.settled();
	return message;
}

async function tap(type: string, more: object = {}): Promise<void> {
	linq.react({ messageId: questionId(), type, ...more });
	await linq.settled();
}

/** What comes out when the question is answered with these words; undefined if it goes on waiting. */
async function answered(parameters: INodeParameters, ...texts: string[]) {
	const saved = await n8n.run(parameters);
	for (const text of texts) await reply(text);
	return saved.status === 'waiting' ? undefined : dataOf(saved);
}

describe('a question', () => {
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
		expect(n8n.responses).toEqual([200]);
	});
});

describe('an approval', () => {
	test.each([
		['yes', true],
		['Yes, please!', true],
		['YES 👍🏽', true],
		['👍👍', true],
		['Sure, thanks', true],
		['no problem', true],
		['d’accord', true],
		['Sí, por favor', true],
		['はい。', true],
		['да', true],
		['no', false],
		['No, make it 20 EUR', false],
		['Nope 😊', false],
		['Nein, danke', false],
		["don't", false],
		['👎', false],
	])('takes %j as %j', async (text, approved) => {
		expect(await answered(ask(), text)).toMatchObject({ approved, text });
	});

	test.each(['Yes, but not today', 'maybe', 'Which order?', '🙏', '5'])(
		'does not take %j for an answer, says once how to answer, and goes on waiting',
		async (text) => {
			const saved = await n8n.run(ask());
			await reply(text);
			await reply(text);
			expect(saved.status).toBe('waiting');
			expect(sentTexts(linq).slice(1)).toEqual([HOW]);
			await reply('ok');
			expect(dataOf(saved)).toMatchObject({ approved: true, text: 'ok' });
		},
	);

	test('may be given on the line that tells again how to answer', async () => {
		for (const answer of [
			async (id: string) => await reply('yes', { replyTo: id }),
			async (messageId: string) => linq.react({ messageId, type: 'like' }),
		]) {
			const saved = await n8n.run(ask());
			await reply('Which order?');
			const told = linq.received().messages.at(-1);
			expect(told?.parts).toMatchObject([{ value: HOW }]);
			await answer(String(told?.id));
			await linq.settled();
			expect(dataOf(saved)).toMatchObject({ approved: true });
		}
	});

	test.each([
		['love', true],
		['dislike', false],
	])('takes the tapback %s as %j', async (type, approved) => {
		const saved = await n8n.run(ask());
		await tap('laugh');
		expect(saved.status).toBe('waiting');
		await tap(type);
		expect(dataOf(saved)).toMatchObject({ approved, via: 'tapback' });
	});

	test('takes an emoji of their own as what it says', async () => {
		const saved = await n8n.run(ask());
		await tap('custom', { customEmoji: '✅' });
		expect(dataOf(saved)).toMatchObject({ approved: true, text: '✅' });
	});

	test('can have more words for yes and for no', async () => {
		const options = { yesWords: 'ship it, Go!', noWords: 'hold' };
		expect(await answered(ask({ options }), 'Ship it!')).toMatchObject({ approved: true });
		expect(await answered(ask({ options }), 'Hold, I am not sure')).toMatchObject({
			approved: false,
		});
	});

	test('with Ignore Reactions takes words only', async () => {
		const saved = await n8n.run(ask({ options: { ignoreReactions: true } }));
		expect(sentTexts(linq)).toEqual([`${QUESTION}\n\nReply YES or NO.`]);
		await tap('like');
		expect(saved.status).toBe('waiting');
		await reply('yes');
		expect(saved.status).toBe('success');
	});
});

describe('a choice', () => {
	const days = choose('Tuesday 3 pm', 'Wednesday 10 am', 'Neither');

	test('is listed with numbers', async () => {
		await n8n.run(days);
		expect(sentTexts(linq)).toEqual([
			`${QUESTION}\n\nReply with a number:\n1. Tuesday 3 pm\n2. Wednesday 10 am\n3. Neither`,
		]);
	});

	test.each([
		['2', 'Wednesday 10 am'],
		['1️⃣', 'Tuesday 3 pm'],
		['3.', 'Neither'],
		['neither!', 'Neither'],
		['wednesday', 'Wednesday 10 am'],
		['Neither, thanks', 'Neither'],
	])('takes %j as %j', async (text, choice) => {
		expect(await answered(days, text)).toMatchObject({ choice, approved: null, text });
	});

	test.each(['4', '0', 'am or pm', 'Tuesday 3 pm or Neither'])(
		'does not take %j for one of them',
		async (text) => {
			expect(await answered(days, text)).toBeUndefined();
		},
	);

	test('of numbers takes the number itself', async () => {
		expect(await answered(choose('4', '2', '6'), '2')).toMatchObject({ choice: '2' });
	});

	test('of one thing is refused', async () => {
		const saved = await n8n.run(choose('Only this'));
		expect(outcome(saved).error?.message).toBe('Choices: enter two or more');
		expect(linq.received().requests).toEqual([]);
	});
});

describe('free text', () => {
	test('is whatever they say next', async () => {
		expect(await answered(freely(), 'Use the blue one')).toMatchObject({
			text: 'Use the blue one',
			approved: null,
			choice: null,
		});
	});

	test('may be a picture', async () => {
		const saved = await n8n.run(freely());
		const media = [{ filename: 'a.png', contentType: 'image/png', data: 'AAAA' }];
		linq.reply({ chatId: CHAT, media });
		await linq.settled();
		expect(dataOf(saved)).toMatchObject({
			text: '',
			attachments: [{ fileName: 'a.png', contentType: 'image/png', sizeBytes: 3 }],
		});
	});

	test('is not a tapback', async () => {
		const saved = await n8n.run(freely());
		await tap('like');
		expect(saved.status).toBe('waiting');
	});

	test('may come as several messages, which are one answer', async () => {
		const saved = await n8n.run(freely({ finishSeconds: 0.3 }));
		linq.reply({ chatId: CHAT, text: 'Use the blue one' });
		await until(() => linq.received().requests.at(-1)?.path.endsWith('/messages') ?? false);
		linq.reply({ chatId: CHAT, text: 'or no, the green one' });
		await linq.settled();
		expect(dataOf(saved)).toMatchObject({ text: 'Use the blue one\nor no, the green one' });
		expect(n8n.responses).toEqual([200, 200]);
	});
});

describe('of an answer in several messages the last one counts', () => {
	const options = { finishSeconds: 0.3 };
	const approval = ask({ options });
	const choice = { ...choose('a', 'b'), options };

	test.each([
		['yes', 'no, wait', approval, { approved: false, text: 'yes\nno, wait' }],
		['yes', 'and thank you', approval, { approved: true, text: 'yes\nand thank you' }],
		['yes', 'STOP', approval, { approved: false, optOut: true }],
		['1', '2', choice, { choice: 'b' }],
		['1', 'STOP', choice, { choice: null, optOut: true }],
	])('%j, %j', async (first, second, parameters, expected) => {
		const saved = await n8n.run(parameters);
		linq.reply({ chatId: CHAT, text: first });
		await until(() => linq.received().requests.at(-1)?.path.endsWith('/messages') ?? false);
		linq.reply({ chatId: CHAT, text: second });
		await linq.settled();
		expect(dataOf(saved)).toMatchObject(expected);
	});
});

test.each([
	[ask(), { approved: false }],
	[choose('a', 'b'), { choice: null }],
	[freely(), { approved: null }],
])('STOP is no answer, and the run goes on: %#', async (parameters, more) => {
	expect(await answered(parameters, 'STOP')).toMatchObject({ optOut: true, text: 'STOP', ...more });
});

describe('what is ignored', () => {
	test('other chats, own messages, typing, edits, and replies to other messages', async () => {
		const { id: earlier } = await reply('yes');
		const saved = await n8n.run(ask());
		await reply('yes', { chatId: chatId(2) });
		await fetch(`${linq.baseUrl}/v3/chats/${CHAT}/messages`, {
			method: 'POST',
			headers: { Authorization: `Bearer ${linq.token}`, 'Content-Type': 'application/json' },
			body: JSON.stringify({ message: { parts: [{ type: 'text', value: 'yes' }] } }),
		});
		linq.type({ chatId: CHAT });
		linq.edit({ messageId: earlier, text: 'yes yes' });
		linq.react({ messageId: earlier, type: 'like' });
		await reply('yes', { replyTo: earlier });
		expect(saved.status).toBe('waiting');
		await reply('yes', { replyTo: questionId() });
		expect(saved.status).toBe('success');
	});

	test('no STOP, whatever it replies to', async () => {
		const { id: earlier } = await reply('Hello');
		const saved = await n8n.run(ask());
		await reply('STOP', { replyTo: earlier });
		expect(dataOf(saved)).toMatchObject({ optOut: true, approved: false });
	});

	test('other people than those asked, who are told so once', async () => {
		const saved = await n8n.run(
			ask({
				...chatLocator(GROUP),
				options: { onlyFrom: ['+1 (202) 555-0112'], answerToOthers: 'Only Carlos can say.' },
			}),
		);
		await reply('yes', { chatId: GROUP, from: BEA });
		await tap('like', { from: BEA });
		await reply('yes!!', { chatId: GROUP, from: BEA });
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq).slice(1)).toEqual(['Only Carlos can say.']);
		await reply('no', { chatId: GROUP, from: CARLOS });
		expect(dataOf(saved)).toMatchObject({ approved: false, responder: { id: CARLOS } });
	});

	test('a link that has leaked: what a call says is not believed', async () => {
		const saved = await n8n.run(ask());
		const [{ targetUrl }] = subscriptions();
		const forged = {
			event_type: 'message.received',
			data: { id: questionId(), chat: { id: CHAT }, parts: [{ type: 'text', value: 'yes' }] },
		};
		const post = async (url: string) =>
			(await fetch(url, { method: 'POST', body: JSON.stringify(forged) })).status;
		expect(await post(targetUrl)).toBe(200);
		expect(await post(targetUrl.replace(/until=\d+/, 'until=9'))).toBe(401);
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq)).toHaveLength(1);
	});
});

describe('an answer is not lost', () => {
	test('that comes before n8n waits', async () => {
		linq.inject({ kind: 'slow', delayMs: 100, method: 'GET', path: '/v3/chats/*/messages' });
		const run = n8n.run(ask());
		await until(() => linq.received().messages.length === 1);
		// Not in the millisecond of the question.
		await sleep(2);
		linq.reply({ chatId: CHAT, text: 'yes' });
		const saved = await run;
		expect(saved.status).toBe('success');
		expect(dataOf(saved)).toMatchObject({ approved: true, via: 'reply' });
		expect(subscriptions()).toEqual([]);
	});

	/** Somebody writes while n8n saves. */
	function replyTooEarly(text: string): void {
		n8n.beforeSave = async () => {
			n8n.beforeSave = async () => {};
			await reply(text);
		};
	}

	test('that comes while n8n saves that it waits, once anything else comes from the chat', async () => {
		replyTooEarly('no');
		const saved = await n8n.run(ask());
		expect(n8n.responses).toEqual([409]);
		expect(saved.status).toBe('waiting');
		await reply('Hello?');
		expect(dataOf(saved)).toMatchObject({ approved: false, text: 'no' });
	});

	test.each([0, 0.1])(
		'that comes while n8n saves that it waits, though nothing comes after it: %d',
		async (finishSeconds) => {
			replyTooEarly('no');
			const saved = await n8n.run(ask({ options: { finishSeconds } }));
			expect(saved.status).toBe('waiting');
			await until(() => saved.status === 'success');
			expect(n8n.responses).toEqual([409, 200]);
			expect(dataOf(saved)).toMatchObject({ approved: false, text: 'no' });
			expect(subscriptions()).toEqual([]);
		},
	);

	test('that comes while n8n takes its time to save', async () => {
		replyTooEarly('no');
		const early = n8n.beforeSave;
		n8n.beforeSave = async () => {
			await early();
			await until(() => n8n.responses.length === 2);
		};
		const saved = await n8n.run(ask());
		await until(() => saved.status === 'success');
		expect(n8n.responses).toEqual([409, 409, 200]);
	});

	test.each<Fault>([
		{ kind: 'error', status: 401, method: 'GET' },
		{ kind: 'error', status: 500, count: 10, method: 'GET' },
		{ kind: 'dropBefore', count: 10, method: 'GET' },
	])('when Linq cannot be asked for it, since Linq delivers it again: %j', async (fault) => {
		const saved = await n8n.run(ask());
		linq.inject(fault);
		linq.reply({ chatId: CHAT, text: 'yes' });
		await until(() => n8n.responses.length === 1);
		expect(n8n.responses).toEqual([503]);
		expect(saved.status).toBe('waiting');
		linq.clearFaults();
		await linq.advanceClock(60_000);
		expect(dataOf(saved)).toMatchObject({ approved: true });
	});

	test('when the chat has grown long since the question', async () => {
		const saved = await n8n.run(ask({ options: { onlyFrom: [BEA] }, ...chatLocator(GROUP) }));
		for (let count = 0; count < 101; count++) {
			linq.reply({ chatId: GROUP, from: CARLOS, text: `${count}` });
		}
		await linq.settled();
		await tap('like', { from: BEA });
		expect(dataOf(saved)).toMatchObject({ approved: true, via: 'tapback' });
	});
});

test('of two answers at once, one counts', async () => {
	const saved = await n8n.run(ask());
	linq.reply({ chatId: CHAT, text: 'yes' });
	linq.reply({ chatId: CHAT, text: 'no' });
	await linq.settled();
	await linq.advanceClock(60_000);
	expect(['yes', 'no']).toContain(dataOf(saved).text);
	expect(saved.run.data.resultData.runData.Linq).toHaveLength(1);
});

test('a message of another chat costs no call to Linq', async () => {
	await n8n.run(ask());
	const before = linq.received().requests.length;
	await reply('yes', { chatId: chatId(2) });
	expect(n8n.responses).toEqual([200]);
	expect(linq.received().requests).toHaveLength(before);
});

describe('what cannot be waited for', () => {
	test('nothing, where there is no execution, as for an MCP client', async () => {
		await expect(callOutsideWorkflow(linq, ask())).rejects.toThrow('Nobody can be waited for here');
		expect(linq.received().requests).toEqual([]);
	});

	test('several items are refused before anything is sent', async () => {
		const saved = await n8n.run(ask(), { items: itemsOf({ a: 1 }, { a: 2 }) });
		expect(outcome(saved).error?.message).toMatch(/^There are 2 items, but/);
		expect(linq.received().requests).toEqual([]);
	});

	test('with Continue, each of them becomes an error', async () => {
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
	])('%d %s', async (resumeAmount, resumeUnit, message) => {
		const limitWaitTime = {
			values: { limitType: 'afterTimeInterval', resumeAmount, resumeUnit },
		};
		const saved = await n8n.run(ask({ options: { limitWaitTime } }));
		expect(outcome(saved).error?.message).toMatch(message);
		expect(linq.received().messages).toEqual([]);
	});

	test('a time that is over, or none', async () => {
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

	test('a time to come is waited for', async () => {
		const until = new Date(Date.now() + DAY_MS);
		const limitWaitTime = {
			values: { limitType: 'atSpecifiedTime', maxDateAndTime: until.toISOString() },
		};
		const saved = await n8n.run(ask({ options: { limitWaitTime } }));
		expect(saved.waitTill).toEqual(until);
	});

	test('a question that Linq refuses', async () => {
		const saved = await n8n.run(ask(chatLocator(chatId(999))));
		expect(saved.status).toBe('error');
		expect(subscriptions()).toEqual([]);
	});

	test('a chat that the line has left, with the way out', async () => {
		linq.inject({ kind: 'error', status: 409, code: 2013, method: 'POST', path: '/v3/chats/**' });
		const saved = await n8n.run(ask(chatLocator(GROUP)));
		expect(outcome(saved).error).toMatchObject({
			message: 'This chat is no longer available',
			description: expect.stringMatching(/has left it\. Start a new chat instead/),
		});
		expect(subscriptions()).toEqual([]);
	});

	test('with Continue, a question that Linq refuses becomes an error, and nothing waits', async () => {
		linq.inject({ kind: 'error', status: 403, code: 2024, method: 'POST', path: '/v3/chats/**' });
		const saved = await n8n.run(ask(), { node: { onError: 'continueRegularOutput' } });
		expect(outcome(saved).items).toEqual([{ error: expect.any(String) }]);
		expect(saved.status).toBe('success');
		expect(subscriptions()).toEqual([]);
	});

	test('longer than Max Retry Wait, which counts for all that comes before the question', async () => {
		linq.inject({ kind: 'error', status: 500, method: 'GET', path: `/v3/chats/${CHAT}` });
		const saved = await n8n.run(ask({ options: { maxRetryWait: 0 } }));
		expect(saved.status).toBe('error');
		expect(linq.received().messages).toEqual([]);
		expect(subscriptions()).toEqual([]);
	});

	test('more waits than Linq allows, of which it says so', async () => {
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

describe('a question is sent once', () => {
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

	test('for each run of the node, as in a loop', async () => {
		const first = await n8n.run(ask());
		await reply('yes');
		const second = await n8n.run(ask());
		expect(sentTexts(linq)).toHaveLength(2);
		expect([first.status, second.status]).toEqual(['success', 'waiting']);
	});
});

describe('as the review of an agent’s tool', () => {
	const call = (toolCallId: string, more = {}) => ({
		json: {
			chatId: CHAT,
			tool: 'Refund',
			toolParameters: { order: 1042, why: 'broken' },
			toolCallId,
			...more,
		},
	});
	const review = (toolCallId: string, executionId?: string, more = {}) =>
		n8n.run(
			ask({
				...chatLocator(FROM_ITEM),
				message:
					'=The agent wants to run this tool: {{ $json.tool }}\n\nInput:\n{{ $json.toolParameters }}',
			}),
			{ items: [call(toolCallId, more)], node: { type: 'linqHitlTool' }, executionId },
		);

	test('shows the parameters of the tool so that a person can read them', async () => {
		await review('call-1');
		expect(sentTexts(linq)).toEqual([
			`The agent wants to run this tool: Refund\n\nInput:\norder: 1042\nwhy: broken\n\n${HOW}`,
		]);
	});

	test('an approval is no feedback', async () => {
		const saved = await review('call-1');
		await tap('like');
		expect(dataOf(saved)).toMatchObject({ approved: true });
		expect(dataOf(saved)).not.toHaveProperty('chatInput');
	});

	test.each(['no, make it 20', 'Make it 20'])('%j is feedback for the agent', async (text) => {
		const saved = await review('call-1');
		await reply(text);
		expect(dataOf(saved)).toMatchObject({ approved: false, chatInput: text });
	});

	test('the agent hears that nobody answered, and not its own user’s words', async () => {
		const saved = await review('call-1', undefined, { chatInput: 'Please refund me' });
		await n8n.timeOut(saved);
		expect(outcome(saved).items).toMatchObject([
			{ data: { approved: false, timedOut: true, chatInput: 'Nobody answered in time.' } },
		]);
		expect(outcome(saved).items[0]).not.toHaveProperty('chatInput');
	});

	test('asks once for a call, though n8n repeats it', async () => {
		linq.inject({ kind: 'dropAfter', method: 'POST', path: '/v3/chats/*/messages' });
		const saved = await n8n.run(ask({ ...chatLocator(FROM_ITEM), options: { maxRetryWait: 0 } }), {
			items: [call('call-1')],
			node: { type: 'linqHitlTool', retryOnFail: true, maxTries: 2 },
		});
		expect(saved.status).toBe('waiting');
		expect(linq.received().requests.filter(isQuestion)).toHaveLength(2);
		expect(sentTexts(linq)).toHaveLength(1);
		expect(subscriptions()).toHaveLength(1);
	});

	test('asks again when the agent calls again after a no', async () => {
		await review('call-1', 'execution-of-the-agent');
		await reply('no');
		const again = await review('call-2', 'execution-of-the-agent');
		expect(sentTexts(linq)).toHaveLength(2);
		expect(again.status).toBe('waiting');
	});
});

describe('while it waits, the editor says', () => {
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

describe('what is left at Linq', () => {
	/** Longer than the tests take on a busy machine. */
	const AN_HOUR = {
		limitWaitTime: {
			values: { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'hours' },
		},
	};
	const others = new Array<{ stop(): Promise<void> }>();
	afterEach(async () => {
		jest.restoreAllMocks();
		await Promise.all(others.splice(0).map(async (one) => await one.stop()));
	});

	/** Lets n8n's clock run on. */
	function later(ms: number): void {
		const now = Date.now() + ms;
		jest.spyOn(Date, 'now').mockImplementation(() => now);
	}

	test('of 200 waits, of which some are answered, stopped, refused, or end by themselves: nothing', async () => {
		for (let count = 0; count < 200; count++) {
			const ending = ['reply', 'tapback', 'timeout', 'stop', 'refused'][count % 5];
			if (ending === 'refused') {
				linq.inject({ kind: 'error', status: 403, method: 'POST', path: '/v3/chats/**' });
			}
			const saved = await n8n.run(ask({ options: AN_HOUR }));
			if (ending === 'reply') await reply('yes');
			if (ending === 'tapback') {
				linq.react({ messageId: String(linq.received().messages.at(-1)?.id), type: 'like' });
				await linq.settled();
			}
			if (ending === 'timeout') await n8n.timeOut(saved);
			if (ending === 'stop') n8n.cancel(saved);
			expect(saved.status).toBe(
				{
					reply: 'success',
					tapback: 'success',
					timeout: 'success',
					stop: 'canceled',
					refused: 'error',
				}[ending],
			);
		}
		expect(subscriptions()).toHaveLength(80);
		later(2 * HOUR_MS);
		for (let count = 0; count < 4; count++) await n8n.run(ask());
		expect(subscriptions()).toHaveLength(4);
	}, 300_000);

	test('a Linq Trigger removes when it is activated, also when its own subscription is there', async () => {
		const trigger = await new N8n(linq).start();
		others.push(trigger);
		await n8n.run(ask());
		const [waiting] = subscriptions();
		for (const mode of ['activate', 'init'] as const) {
			await n8n.run(ask({ options: AN_HOUR }));
			later(2 * HOUR_MS);
			await trigger.activate({ events: ['message.received'] }, mode);
			jest.restoreAllMocks();
			const [kept, own, ...more] = subscriptions();
			expect(kept).toEqual(waiting);
			expect(own.targetUrl).toContain(trigger.urlOf('webhook'));
			expect(more).toEqual([]);
		}
	});

	test('nothing of another n8n is removed, nor what waits', async () => {
		const other = await new WaitingN8n(linq, 'instance-b').start();
		others.push(other);
		await other.run(ask({ options: AN_HOUR }));
		await n8n.run(ask({ options: AN_HOUR }));
		await n8n.run(ask());
		expect(subscriptions()).toHaveLength(3);
		later(2 * HOUR_MS);
		await n8n.run(ask());
		expect(subscriptions().map(({ targetUrl }) => new URL(targetUrl).origin)).toEqual([
			new URL(other.url).origin,
			new URL(n8n.url).origin,
			new URL(n8n.url).origin,
		]);
	});

	test('a wait does not fail because Linq cannot be asked what is left', async () => {
		linq.inject({ kind: 'error', status: 500, method: 'GET', path: '/v3/webhook-subscriptions' });
		expect((await n8n.run(ask())).status).toBe('waiting');
		expect(log.join()).toContain('could not be removed from Linq');
	});
});
