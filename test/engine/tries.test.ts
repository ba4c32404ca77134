import type { Fault } from '../../emulator';
import { runLinq, type Outcome } from './harness';
import { chatId, itemsOf, send, sendMemo, sentTexts, setUpEmulator, toChat } from './linq';

const linq = setUpEmulator();

/** n8n runs such a node again when its first output item is an error. */
const AGAIN = {
	onError: 'continueRegularOutput',
	retryOnFail: true,
	maxTries: 3,
	waitBetweenTries: 1,
} as const;
const GIVE_UP = { maxRetryWait: 0, maxConcurrentChats: 1 };

const to = (chat: number, ...texts: string[]) =>
	itemsOf(...texts.map((text) => ({ chatId: chatId(chat), text })));
const errorsOf = ({ items }: Outcome) => items.map(({ error }) => error);

describe('with Retry On Fail and Continue, an item that passes its check only at the next attempt', () => {
	// n8n keeps what an expression sets, so the same expression gives something else the second time.
	const later = (value: string, first: string) =>
		`$execution.customData.get('tried') ? ${value} : ($execution.customData.set('tried', 'yes'), ${first})`;
	const texts = `={{ $itemIndex === 0 ? ${later('$json.text', "''")} : $json.text }}`;

	test('does not move the keys of those behind it', async () => {
		const outcome = await runLinq(linq, send({ text: texts, options: GIVE_UP }), {
			items: to(1, 'first', 'second', 'third'),
			node: AGAIN,
		});
		expect(errorsOf(outcome)).toEqual([undefined, undefined, undefined]);
		expect(outcome.items.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
		expect(sentTexts(linq)).toEqual(['second', 'third', 'first']);
	});

	test('does not get the place of one in another chat', async () => {
		const chats = `={{ $itemIndex === 0 ? ${later('$json.chatId', "'none'")} : $json.chatId }}`;
		const outcome = await runLinq(linq, send({ ...toChat(chats), options: GIVE_UP }), {
			items: [...to(1, 'first'), ...to(2, 'other'), ...to(1, 'second')],
			node: AGAIN,
		});
		expect(errorsOf(outcome)).toEqual([undefined, undefined, undefined]);
		expect(sentTexts(linq)).toEqual(['other', 'second', 'first']);
	});
});

describe('with Retry On Fail and Continue, an item that passes its check, and fails it at the next attempt,', () => {
	const count = "$execution.customData.get('count') ?? ''";
	/** What an expression gives at the first, the second and the third attempt, for the second item. */
	const inTurn = (...values: string[]) =>
		`={{ $itemIndex === 1 ? ($execution.customData.set('count', (${count}) + 'x'), [${values.join()}][(${count}).length - 1]) : $json.text }}`;

	test('keeps its key, and so do those behind it', async () => {
		const pathTo = (chat: number) => `/v3/chats/${chatId(chat)}/messages`;
		linq.inject({ kind: 'error', status: 503, path: pathTo(2), count: 2 });
		linq.inject({ kind: 'dropAfter', path: pathTo(1), skip: 1 });
		const text = inTurn('$json.text', "''", '$json.text');
		const outcome = await runLinq(linq, send({ text, options: GIVE_UP }), {
			items: [...to(2, 'elsewhere'), ...to(1, 'one', 'two', 'three')],
			node: AGAIN,
		});
		expect(errorsOf(outcome)).toEqual([undefined, undefined, undefined, undefined]);
		expect(outcome.items.map((item) => item.text)).toEqual(['elsewhere', 'one', 'two', 'three']);
		expect(sentTexts(linq)).toEqual(['one', 'two', 'three', 'elsewhere']);
	});

	test('is not taken for another where Linq takes no key', async () => {
		linq.inject({ kind: 'error', status: 400, path: `/v3/chats/${chatId(2)}/voicememo`, count: 9 });
		const memo = sendMemo({
			audioUrl: inTurn('$json.text', "''", '$json.text'),
			options: GIVE_UP,
		});
		const audio = ['x', 'a', 'b'].map((name) => `https://example.com/${name}.m4a`);
		const outcome = await runLinq(linq, memo, {
			items: [...to(2, audio[0]), ...to(1, audio[1], audio[2])],
			node: AGAIN,
		});
		expect(outcome.items.slice(1).map(({ fileName }) => fileName)).toEqual(['a.m4a', 'b.m4a']);
		expect(linq.received().messages).toHaveLength(2);
	});
});

describe('with Retry On Fail and Continue, a failure that may pass', () => {
	const FAULTS: Fault[] = [
		{ kind: 'dropBefore' },
		{ kind: 'dropAfter' },
		{ kind: 'rateLimit' },
		{ kind: 'error', status: 503 },
		{ kind: 'response', status: 200, body: 'OK' },
	];

	test.each(FAULTS)('is not overtaken by what comes after it in the chat: %j', async (fault) => {
		linq.inject(fault);
		const outcome = await runLinq(linq, send({ options: GIVE_UP }), {
			items: [...to(1, 'one', 'two', 'three'), ...to(2, 'elsewhere')],
			node: AGAIN,
		});
		expect(errorsOf(outcome)).toEqual([undefined, undefined, undefined, undefined]);
		expect(sentTexts(linq).filter((text) => text !== 'elsewhere')).toEqual(['one', 'two', 'three']);
		expect(sentTexts(linq)).toHaveLength(4);
	});

	test('is not overtaken either where it must not be sent again, as Linq gives it no key', async () => {
		linq.inject({ kind: 'dropAfter' });
		const memo = sendMemo({ options: GIVE_UP });
		const outcome = await runLinq(linq, memo, { items: to(1, 'one', 'two'), node: AGAIN });
		expect(errorsOf(outcome)).toEqual([
			'The connection to Linq broke off. Linq may have accepted it.',
			undefined,
		]);
		expect(linq.received().messages).toHaveLength(2);
	});

	test('in the middle of a chat holds back only what comes after it', async () => {
		linq.inject({ kind: 'error', status: 403, path: `/v3/chats/${chatId(2)}/messages`, count: 9 });
		linq.inject({ kind: 'dropBefore', path: `/v3/chats/${chatId(1)}/messages`, skip: 1 });
		const outcome = await runLinq(linq, send({ options: GIVE_UP }), {
			items: [...to(2, 'refused'), ...to(1, 'one', 'two', 'three')],
			node: AGAIN,
		});
		expect(errorsOf(outcome).slice(1)).toEqual([undefined, undefined, undefined]);
		expect(sentTexts(linq)).toEqual(['one', 'two', 'three']);
	});

	test('holds nothing back when n8n does not try again, as the first item has succeeded', async () => {
		linq.inject({ kind: 'dropBefore', path: `/v3/chats/${chatId(1)}/messages`, count: 2 });
		const outcome = await runLinq(linq, send({ options: GIVE_UP }), {
			items: [...to(2, 'elsewhere'), ...to(1, 'one', 'two', 'three')],
			node: AGAIN,
		});
		const lost = 'The connection to Linq broke off. Linq may have accepted it.';
		expect(errorsOf(outcome)).toEqual([undefined, lost, lost, undefined]);
		expect(sentTexts(linq)).toEqual(['elsewhere', 'three']);
	});

	test('holds nothing back at the last attempt', async () => {
		linq.inject({ kind: 'dropBefore', count: 3 });
		const outcome = await runLinq(linq, send({ options: GIVE_UP }), {
			items: to(1, 'one', 'two', 'three'),
			node: AGAIN,
		});
		expect(errorsOf(outcome)).toEqual([
			'The connection to Linq broke off. Linq may have accepted it.',
			undefined,
			undefined,
		]);
		expect(sentTexts(linq)).toEqual(['two', 'three']);
		expect(linq.received().requests).toHaveLength(5);
	});

	test('holds nothing back in the next round of a loop, which has attempts of its own', async () => {
		linq.inject({ kind: 'dropBefore', count: 3 });
		linq.inject({ kind: 'dropBefore', skip: 1 });
		await runLinq(linq, send({ options: GIVE_UP }), {
			items: to(1, 'one', 'two'),
			node: AGAIN,
			runs: 2,
		});
		expect(sentTexts(linq)).toEqual(['two', 'one', 'two']);
	});

	test('holds nothing back without Retry On Fail', async () => {
		linq.inject({ kind: 'dropBefore' });
		await runLinq(linq, send({ options: GIVE_UP }), {
			items: to(1, 'one', 'two', 'three'),
			node: { onError: 'continueRegularOutput' },
		});
		expect(sentTexts(linq)).toEqual(['two', 'three']);
	});
});

test('with Retry On Fail and Continue, a refusal that will not pass holds nothing back', async () => {
	const refused = { kind: 'error', status: 403, code: 2024 } as const;
	linq.inject(refused);
	linq.inject({ ...refused, skip: 2 });
	linq.inject({ ...refused, skip: 2 });
	const outcome = await runLinq(linq, send({ options: GIVE_UP }), {
		items: to(1, 'one', 'two', 'three'),
		node: AGAIN,
	});
	const optedOut = 'This person has opted out of your messages';
	expect(errorsOf(outcome)).toEqual([optedOut, undefined, undefined]);
	expect(linq.received().requests.map(({ status }) => status)).toEqual([
		...[403, 202, 202],
		...[403, 202, 202],
		...[403, 202, 202],
	]);
	expect(sentTexts(linq)).toEqual(['two', 'three']);
});
