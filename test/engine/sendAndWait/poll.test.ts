import { sleep, type IDataObject } from 'n8n-workflow';

import { apiOf } from '../../emulator/support/api';
import { until } from '../../until';
import { chatId, chatLocator, sentTexts } from '../linq';
import {
	BEA,
	CARLOS,
	CHAT,
	GROUP,
	QUESTION,
	choose,
	dataOf,
	linq,
	n8n,
	reply,
	responses,
	subscriptions,
	whileSaving,
} from './setUp';

const SMS_CHAT = chatId(7);
const LIST = 'Reply with a number:\n1. Tuesday\n2. Wednesday';

const days = (options: object = {}) => ({
	...choose('Tuesday', 'Wednesday'),
	options: { askAsPoll: true, ...options },
});
const polls = () => linq.received().messages.filter(({ kind }) => kind === 'poll');
const pollId = () => String(polls()[0].id);

async function vote(option: string, more: object = {}): Promise<void> {
	linq.vote({ messageId: pollId(), option, ...more });
	await linq.settled();
}

describe('Send and Wait: a choice asked as a poll', () => {
	test('is a poll below the question, without the list', async () => {
		const saved = await n8n.run(days());
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq).filter(Boolean)).toEqual([QUESTION]);
		expect(polls()).toMatchObject([
			{ parts: [{ type: 'poll', options: [{ text: 'Tuesday' }, { text: 'Wednesday' }] }] },
		]);
		expect(subscriptions()).toMatchObject([
			{ events: ['message.received', 'reaction.added', 'poll.vote.added'] },
		]);
	});

	test('is answered by a vote, with the same fields as by words', async () => {
		const saved = await n8n.run(days());
		const id = pollId();
		await vote('Wednesday');
		expect(dataOf(saved)).toEqual({
			approved: null,
			choice: 'Wednesday',
			text: 'Wednesday',
			timedOut: false,
			optOut: false,
			via: 'vote',
			responder: { id: BEA, name: null, source: 'linq' },
			respondedAt: expect.any(String),
			attachments: [],
			chatId: CHAT,
			messageId: id,
		});
		expect(subscriptions()).toEqual([]);
	});

	test.each(['2', 'wednesday'])('is answered by %j, too', async (text) => {
		const saved = await n8n.run(days());
		await reply(text);
		expect(dataOf(saved)).toMatchObject({ choice: 'Wednesday', via: 'reply', text });
	});

	test('is answered by a reply to the poll itself', async () => {
		const saved = await n8n.run(days());
		await reply('Tuesday', { replyTo: pollId() });
		expect(dataOf(saved)).toMatchObject({ choice: 'Tuesday', via: 'reply' });
	});

	test('is answered by a reply, though the poll cannot be read', async () => {
		const saved = await n8n.run(days());
		const fault = {
			kind: 'error',
			status: 403,
			method: 'GET',
			path: '/v3/messages/*/poll',
		} as const;
		linq.inject({ ...fault, count: 9 });
		await reply('Tuesday');
		expect(dataOf(saved)).toMatchObject({ choice: 'Tuesday', via: 'reply' });
	});

	test('refuses a delivery without an answer while the poll cannot be read', async () => {
		const saved = await n8n.run(days());
		linq.inject({ kind: 'error', status: 403, method: 'GET', path: '/v3/messages/*/poll' });
		await vote('Tuesday');
		expect(await responses(1)).toEqual([503]);
		expect(saved.status).toBe('waiting');
		await reply('Hello');
		expect(dataOf(saved)).toMatchObject({ choice: 'Tuesday', via: 'vote' });
	});

	test('is answered by a vote of before the save, though the poll cannot be read at once', async () => {
		whileSaving(async () => {
			await vote('Tuesday');
			linq.inject({ kind: 'error', status: 403, method: 'GET', path: '/v3/messages/*/poll' });
		});
		const saved = await n8n.run(days());
		await until(() => saved.status === 'success');
		expect(dataOf(saved)).toMatchObject({ choice: 'Tuesday', via: 'vote' });
	});

	test('lists the choices for somebody whose words are none of them', async () => {
		const saved = await n8n.run(days());
		await reply('Friday?');
		expect(saved.status).toBe('waiting');
		expect(sentTexts(linq).filter(Boolean)).toEqual([QUESTION, LIST]);
	});

	test('takes no vote of others than those asked', async () => {
		const saved = await n8n.run({ ...days({ onlyFrom: [CARLOS] }), ...chatLocator(GROUP) });
		await vote('Tuesday', { from: BEA });
		expect(saved.status).toBe('waiting');
		await vote('Wednesday', { from: CARLOS });
		expect(dataOf(saved)).toMatchObject({ choice: 'Wednesday', responder: { id: CARLOS } });
	});

	test('takes the first of several votes', async () => {
		whileSaving(async () => {
			await vote('Wednesday', { from: CARLOS });
			await sleep(2);
			await vote('Tuesday', { from: BEA });
		});
		const saved = await n8n.run({ ...days(), ...chatLocator(GROUP) });
		await until(() => saved.status === 'success');
		expect(dataOf(saved)).toMatchObject({ choice: 'Wednesday', responder: { id: CARLOS } });
	});

	test('takes no vote of our own line', async () => {
		const saved = await n8n.run(days());
		const api = apiOf(linq);
		const path = `/v3/messages/${pollId()}/poll`;
		const { poll } = (await api('GET', path)).body as { poll: { options: IDataObject[] } };
		const body = { operation: 'add', option_id: poll.options[0].option_id };
		expect((await api('POST', `${path}/votes`, body)).status).toBe(200);
		await reply('Hello');
		expect(saved.status).toBe('waiting');
	});

	test('takes no vote for an option that somebody has added', async () => {
		const saved = await n8n.run(days());
		linq.addPollOptions({ messageId: pollId(), options: ['Friday'] });
		await vote('Friday');
		expect(saved.status).toBe('waiting');
		await vote('Tuesday');
		expect(dataOf(saved)).toMatchObject({ choice: 'Tuesday' });
	});

	test.each(['Not Tuesday', 'Tue', '2'])(
		'takes no vote for the added option %j, which only looks like a choice',
		async (option) => {
			const saved = await n8n.run(days());
			linq.addPollOptions({ messageId: pollId(), options: [option] });
			await vote(option);
			expect(saved.status).toBe('waiting');
		},
	);

	test('takes the choice that was tapped where others differ from it by a sign only', async () => {
		const saved = await n8n.run({ ...days(), choices: ['> 10', '< 10'] });
		await vote('< 10');
		expect(dataOf(saved)).toMatchObject({ choice: '< 10', via: 'vote' });
	});

	test('takes a choice without a letter or a digit', async () => {
		const saved = await n8n.run({ ...days(), choices: ['$', '$$'] });
		await vote('$$');
		expect(dataOf(saved)).toMatchObject({ choice: '$$', via: 'vote' });
	});

	test('takes no vote that was taken back before n8n had saved the execution', async () => {
		whileSaving(async () => {
			await vote('Tuesday');
			await vote('Tuesday', { operation: 'remove' });
		});
		const saved = await n8n.run(days());
		await reply('Hello');
		expect(saved.status).toBe('waiting');
	});

	test('is asked once, though a response is lost', async () => {
		linq.inject({ kind: 'dropAfter', method: 'POST', path: '/v3/chats/*/polls' });
		await n8n.run(days());
		expect(polls()).toHaveLength(1);
		expect(sentTexts(linq)).toEqual([QUESTION]);
	});

	test('is another poll for other choices, though the question has the same key', async () => {
		await n8n.run(days({ idempotencyKey: 'order-1042' }));
		await vote('Tuesday');
		const choices = ['Monday', 'Friday'];
		const saved = await n8n.run({ ...days({ idempotencyKey: 'order-1042' }), choices });
		expect(sentTexts(linq).filter(Boolean)).toEqual([QUESTION]);
		expect(polls()).toHaveLength(2);
		linq.vote({ messageId: String(polls()[1].id), option: 'Friday' });
		await linq.settled();
		expect(dataOf(saved)).toMatchObject({ choice: 'Friday', via: 'vote' });
	});

	test('has the line of the user’s own below the question', async () => {
		await n8n.run(days({ howToAnswer: 'One tap is enough.' }));
		expect(sentTexts(linq)).toEqual([`${QUESTION}\n\nOne tap is enough.`]);
	});
});

describe('Send and Wait: where there can be no poll', () => {
	test('the choices are a list below the question: Linq refuses', async () => {
		linq.inject({
			kind: 'error',
			status: 403,
			code: 1005,
			method: 'POST',
			path: '/v3/chats/*/polls',
		});
		const saved = await n8n.run(days());
		expect(sentTexts(linq)).toEqual([QUESTION, LIST]);
		const [, list] = linq.received().messages;
		await reply('1', { replyTo: list.id });
		expect(dataOf(saved)).toMatchObject({ choice: 'Tuesday', via: 'reply' });
	});

	test('the choices are a list below the question: SMS, and no poll is tried', async () => {
		await n8n.run({ ...days(), ...chatLocator(SMS_CHAT) });
		expect(sentTexts(linq)).toEqual([QUESTION, LIST]);
		expect(linq.received().requests.map(({ path }) => path)).not.toContain(
			`/v3/chats/${SMS_CHAT}/polls`,
		);
	});

	test('the choices are another list for others, though the question has the same key', async () => {
		const sms = { ...days({ idempotencyKey: 'order-1042' }), ...chatLocator(SMS_CHAT) };
		await n8n.run(sms);
		await n8n.run({ ...sms, choices: ['Monday', 'Friday'] });
		expect(sentTexts(linq)).toEqual([QUESTION, LIST, 'Reply with a number:\n1. Monday\n2. Friday']);
	});
});

test('Send and Wait: a poll is for a choice only', async () => {
	await n8n.run({ ...days(), responseType: 'freeText' });
	expect(polls()).toEqual([]);
	expect(sentTexts(linq)).toEqual([QUESTION]);
});
