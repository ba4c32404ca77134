import type { Fault } from '../../emulator';
import { runLinq, type RunOptions } from './harness';
import { chatId, chatLocator, messagesTo, send, sendMemo, sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

const JSON_TYPE = { 'Content-Type': 'application/json' };
const RETRY: RunOptions = { node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 } };

/** Linq carries out the request, and its response arrives damaged. */
const done = (response: { headers?: Record<string, string>; body: string }): Fault => ({
	kind: 'response',
	status: 202,
	afterWork: true,
	count: 3,
	...response,
});

const BODIES: Array<[string, Fault]> = [
	['a page', done({ headers: { 'Content-Type': 'text/html' }, body: '<html>Sign in</html>' })],
	['a text', done({ body: 'Accepted' })],
	['blanks', done({ body: ' \n' })],
	['JSON that is cut off', done({ headers: JSON_TYPE, body: '{"voice_memo":{"id":"8' })],
	['a text in JSON', done({ headers: JSON_TYPE, body: '"Accepted"' })],
];

const memo = sendMemo(chatLocator(chatId(1)));

describe.each(BODIES)('a success whose response is %s', (_name, fault) => {
	test('may have been carried out: a voice memo goes out once, whatever attempts follow', async () => {
		linq.inject(fault);
		const first = await runLinq(linq, memo, RETRY);
		expect(first.error?.message).toMatch(/ Linq may have accepted it\.$/);
		expect(linq.received().messages).toHaveLength(1);

		await runLinq(linq, memo, { retryOf: first.run.data });
		expect(linq.received().messages).toHaveLength(1);
	});

	test('and a message with a key gets its own response at the next attempt', async () => {
		linq.inject({ ...fault, count: 1 });
		const { items, error } = await runLinq(linq, send(), { items: messagesTo([1], 1), ...RETRY });
		expect(error).toBeUndefined();
		expect(sentTexts(linq)).toEqual(['Message 0']);
		expect(items[0].messageId).toBe(linq.received().messages[0].id);
	});

	test('and a message says so, and how to send it again', async () => {
		linq.inject(fault);
		const { error } = await runLinq(linq, send(), { items: messagesTo([1], 1) });
		expect(error?.message).toMatch(/was not understood\. Linq may have accepted it\.$/);
		expect(error?.description).toContain('use the idempotency key from the details');
	});
});
