import { apiOf, text } from '../../emulator/support/api';
import { chatId, chatLocator, sentTexts } from '../linq';
import { until } from '../../until';
import { outcome } from '../waiting';
import {
	CHAT,
	GROUP,
	BEA,
	CARLOS,
	QUESTION,
	HOW,
	ask,
	choose,
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

describe('Send and Wait: an approval', () => {
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

describe('Send and Wait: a choice', () => {
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

describe('Send and Wait: free text', () => {
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
		const saved = await n8n.run(freely({ finishSeconds: 1 }));
		linq.reply({ chatId: CHAT, text: 'Use the blue one' });
		await until(() => linq.received().requests.at(-1)?.path.endsWith('/messages') ?? false);
		linq.reply({ chatId: CHAT, text: 'or no, the green one' });
		await linq.settled();
		expect(dataOf(saved)).toMatchObject({ text: 'Use the blue one\nor no, the green one' });
		expect(await responses(2)).toEqual([200, 200]);
	});
});

describe('Send and Wait: of an answer in several messages the last one counts', () => {
	const options = { finishSeconds: 1 };
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
])('Send and Wait: STOP is no answer, and the run goes on: %#', async (parameters, more) => {
	expect(await answered(parameters, 'STOP')).toMatchObject({ optOut: true, text: 'STOP', ...more });
});

describe('Send and Wait ignores', () => {
	test('other chats, own messages, typing, edits, and replies to other messages', async () => {
		const { id: earlier } = await reply('yes');
		const saved = await n8n.run(ask());
		await reply('yes', { chatId: chatId(2) });
		await apiOf(linq)('POST', `/v3/chats/${CHAT}/messages`, text('yes'));
		linq.type({ chatId: CHAT });
		linq.edit({ messageId: earlier, text: 'yes yes' });
		linq.react({ messageId: earlier, type: 'like' });
		await reply('yes', { replyTo: earlier });
		expect(saved.status).toBe('waiting');
		await reply('yes', { replyTo: questionId() });
		expect(saved.status).toBe('success');
	});

	test('but no STOP, whatever it replies to', async () => {
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
