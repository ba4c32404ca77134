import type { INodeParameters } from 'n8n-workflow';

import { seededId } from '../../emulator/state/ids';
import { asRecord } from '../../nodes/shared/json';
import { startAgent } from './agents';
import { runLinq } from './harness';
import {
	chatId,
	chatLocator,
	messagesTo,
	send,
	sendMemo,
	sentTexts,
	setUpEmulator,
	toChat,
} from './linq';

const linq = setUpEmulator();

const say = (text: string, chat = 1) =>
	send({ ...toChat(chatId(chat)), text, options: { maxRetryWait: 0 } });

describe('as a tool of an agent', () => {
	test('identical words to the same chat go once per execution', async () => {
		const call = startAgent(linq);
		const first = await call(say('Hello'));
		const second = await call(say('Hello'));
		expect(sentTexts(linq)).toEqual(['Hello']);
		expect(second).toEqual(first);
		expect(first[0].messageId).toBe(linq.received().messages[0].id);
	});

	test('other words, and words to another chat, go out too', async () => {
		const call = startAgent(linq);
		await call(say('Hello'));
		await call(say('How are you?'));
		await call(say('Hello', 2));
		await call(say('Hello '));
		expect(sentTexts(linq)).toEqual(['Hello', 'How are you?', 'Hello', 'Hello ']);
	});

	test('the same words with another effect are another message', async () => {
		const call = startAgent(linq);
		await call(say('Hurray'));
		await call({ ...say('Hurray'), options: { effect: 'confetti' } });
		expect(sentTexts(linq)).toEqual(['Hurray', 'Hurray']);
	});

	test('the next execution may say the same again', async () => {
		await startAgent(linq)(say('Hello'));
		await startAgent(linq)(say('Hello'));
		expect(sentTexts(linq)).toEqual(['Hello', 'Hello']);
	});

	test('two tools of one agent do not get into each other’s way', async () => {
		const call = startAgent(linq);
		await call(say('Hello'));
		const other = startAgent(linq, { id: 'another-tool' });
		await other(say('Hello'));
		expect(sentTexts(linq)).toEqual(['Hello', 'Hello']);
	});

	test.each([
		{ kind: 'dropAfter' } as const,
		{ kind: 'error', status: 500, afterWork: true } as const,
		{ kind: 'rateLimit' } as const,
	])('an agent that tries again after %j sends once', async (fault) => {
		const call = startAgent(linq);
		linq.inject(fault);
		await expect(call(say('Hello'))).rejects.toThrow();
		await call(say('Hello'));
		expect(sentTexts(linq)).toEqual(['Hello']);
	});

	const memo = sendMemo(chatLocator(chatId(1)));

	test('what Linq gives no key is not done twice either', async () => {
		const call = startAgent(linq);
		const [first] = await call(memo);
		expect((await call(memo))[0]).toEqual(first);
		await call({ ...memo, audioUrl: 'https://example.com/b.mp3' });
		expect(linq.received().messages).toHaveLength(2);
	});

	test('messages that it asks for at once go out in the order in which it asks', async () => {
		const call = startAgent(linq);
		linq.inject({ kind: 'slow', delayMs: 100 });
		await Promise.all(['one', 'two', 'three'].map(async (text) => await call(say(text))));
		expect(sentTexts(linq)).toEqual(['one', 'two', 'three']);
	});

	test('the failure of one of them does not stop the next', async () => {
		const call = startAgent(linq);
		linq.inject({ kind: 'error', status: 400 });
		const calls = [call(say('one')), call(say('two'))];
		await expect(calls[0]).rejects.toThrow();
		await calls[1];
		expect(sentTexts(linq)).toEqual(['two']);
	});

	test('what Linq gives no key is not done twice when it asks twice at once', async () => {
		const call = startAgent(linq);
		const [first, second] = await Promise.all([call(memo), call(memo)]);
		expect(linq.received().messages).toHaveLength(1);
		expect(second).toEqual(first);
	});

	test('reading is always done again', async () => {
		const call = startAgent(linq);
		const history = {
			resource: 'message',
			operation: 'getAll',
			...chatLocator(chatId(2)),
			limit: 1,
		};
		await call(history);
		await call(say('New', 2));
		expect(await call(history)).toMatchObject([{ text: 'New' }]);
	});

	test('what it returns is small', async () => {
		const call = startAgent(linq);
		const [output] = await call(say('Hello'));
		expect(JSON.stringify(output).length).toBeLessThan(500);
	});

	test('a file that it cannot have is told in words that an agent can act on', async () => {
		const attachment = [{ source: 'binary', binaryPropertyName: 'data' }];
		await expect(
			startAgent(linq)({ ...say('Hello'), attachments: { attachment } }),
		).rejects.toThrow('The tool has no file "data". An agent hands no files to its tools.');
		expect(linq.received().requests).toEqual([]);
	});

	test('bad input is told in words that an agent can act on', async () => {
		const call = startAgent(linq);
		await expect(call(send({ ...toChat('Ana'), text: 'Hi' }))).rejects.toThrow(
			'To: this is not a chat ID',
		);
		expect(linq.received().requests).toEqual([]);
	});
});

describe('a model', () => {
	const react = (reaction: string): INodeParameters => ({
		resource: 'reaction',
		operation: 'add',
		messageId: { __rl: true, mode: 'id', value: seededId('message', 1) },
		reaction,
	});
	const reactions = () =>
		linq
			.received()
			.requests.map(({ body }) => body)
			.map((body) => ({ type: asRecord(body).type, emoji: asRecord(body).custom_emoji }));

	test('reacts in words or with an emoji', async () => {
		const call = startAgent(linq);
		await call(react('Thumbs up'));
		await call(react('❤️'));
		await call(react('🎉'));
		expect(reactions()).toEqual([
			{ type: 'like' },
			{ type: 'love' },
			{ type: 'custom', emoji: '🎉' },
		]);
	});

	test('is told what it can react with', async () => {
		await expect(startAgent(linq)(react('party'))).rejects.toThrow(
			'Reaction: "party" is not a reaction. Enter love, like, dislike, laugh, emphasize, question, or one emoji.',
		);
		expect(linq.received().requests).toEqual([]);
	});

	test('names an effect by its label', async () => {
		await startAgent(linq)({ ...say('Hurray'), options: { effect: 'Invisible Ink' } });
		expect(linq.received().messages[0].effect).toEqual({ type: 'bubble', name: 'invisible' });
	});

	test('writes Markdown, unless a person has said otherwise', async () => {
		const call = startAgent(linq);
		await call(say('Hi **Ana**'));
		await call({ ...say('**no**'), options: { textFormat: 'plain' } });
		const parts = { part: [{ type: 'text', text: '_Ana_' }] };
		await call({ ...say(''), messageType: 'parts', parts });
		expect(sentTexts(linq)).toEqual(['Hi Ana', '**no**', 'Ana']);
	});

	test('gets the simple output, whatever a workflow says', async () => {
		const [answer] = await startAgent(linq)({ ...say('Hello'), options: { simplify: false } });
		expect(answer).toHaveProperty('messageId');
	});
});

test('a person writes plain text', async () => {
	await runLinq(linq, say('Hi **Ana**'));
	expect(sentTexts(linq)).toEqual(['Hi **Ana**']);
});

describe('an agent that repeats itself in ever new words', () => {
	const REFUSAL = [
		{
			error: expect.stringMatching(
				/^Not sent: this chat has got \d+ messages .* Stop sending to it now\./,
			),
		},
	];
	const sayOften = async (call: ReturnType<typeof startAgent>, count: number) => {
		for (let number = 1; number <= count; number++) await call(say(`Message ${number}`));
	};

	test('is told to stop after ten messages to one chat, and may still write to others', async () => {
		const call = startAgent(linq);
		await sayOften(call, 10);
		expect(await call(say('One more'))).toEqual(REFUSAL);
		await call(say('Hello', 2));
		expect(sentTexts(linq)).toHaveLength(11);
	});

	test('is stopped at the limit of the user', async () => {
		const call = startAgent(linq);
		const options = { maxMessagesPerChat: 1, maxRetryWait: 0 };
		await call({ ...say('Hello'), options });
		expect(await call({ ...say('Hello again'), options })).toEqual(REFUSAL);
		expect(sentTexts(linq)).toEqual(['Hello']);
	});

	test('is stopped whichever of its tools it takes', async () => {
		const call = startAgent(linq);
		await sayOften(call, 9);
		await call(say('By another node'), { id: 'another-tool' });
		expect(await call(sendMemo(chatLocator(chatId(1))))).toEqual(REFUSAL);
		expect(linq.received().messages).toHaveLength(10);
	});

	test('is stopped in the chat with a person, whether it names the chat or the person', async () => {
		const toCarlos = (text: string) => ({
			...say(text),
			to: { __rl: true, mode: 'handle', value: '+1 202 555 0112' },
		});
		const call = startAgent(linq);
		const [{ chatId: id }] = await call(toCarlos('By number'));
		const inChat = (text: string) => ({ ...say(text), ...toChat(String(id).toUpperCase()) });
		for (let number = 1; number <= 9; number++) await call(inChat(`By chat ${number}`));
		expect(await call(inChat('One more'))).toEqual(REFUSAL);
		expect(await call(toCarlos('One more'))).toEqual(REFUSAL);
		expect(sentTexts(linq)).toHaveLength(10);
	});

	test('is not stopped by words that Linq delivers once, nor by attempts that failed', async () => {
		const call = startAgent(linq);
		linq.inject({ kind: 'error', status: 500, count: 20 });
		for (let attempt = 0; attempt < 20; attempt++) {
			await expect(call(say('Message 1'))).rejects.toThrow();
		}
		for (let time = 0; time < 20; time++) await call(say('Message 1'));
		await sayOften(call, 10);
		expect(sentTexts(linq)).toHaveLength(10);
	});

	test('may go on in the next execution', async () => {
		await sayOften(startAgent(linq), 10);
		await startAgent(linq)(say('A new day'));
		expect(sentTexts(linq)).toHaveLength(11);
	});

	test('is not what a workflow is that sends many messages', async () => {
		await runLinq(linq, send({ options: { maxMessagesPerChat: 1 } }), {
			items: messagesTo([1], 12),
		});
		expect(sentTexts(linq)).toHaveLength(12);
	});
});

test('several items in a tool are told apart by their words', async () => {
	const items = [...messagesTo([1], 2), ...messagesTo([1], 1)];
	await runLinq(linq, send(), { items, node: { type: 'linqTool' } });
	expect(sentTexts(linq)).toEqual(['Message 0', 'Message 1']);
});
