import { runLinq } from './harness';
import { messagesTo, send, sentTexts, setUpEmulator } from './linq';

/** Linq's limit is 30 in 60 s; what is looked at here is what happens when it is reached. */
const linq = setUpEmulator({ rateLimit: { messages: 3, perMs: 1000 }, frozenClock: false });

const all = ['Message 0', 'Message 1', 'Message 2', 'Message 3', 'Message 4'];

describe('the limit for one pair of line and person', () => {
	test('is ridden out when the wait is just as long as allowed', async () => {
		const { items, error } = await runLinq(linq, send({ options: { maxRetryWait: 1 } }), {
			items: messagesTo([1], 5),
		});
		expect(error).toBeUndefined();
		expect(items.map(({ text }) => text)).toEqual(all);
		expect(sentTexts(linq)).toEqual(all);
		expect(linq.received().requests.map(({ status }) => status)).toContain(429);
	});

	test('is told with the wait that it would have needed, when that is too long', async () => {
		const { error } = await runLinq(linq, send({ options: { maxRetryWait: 0 } }), {
			items: messagesTo([1], 5),
		});
		expect(error).toMatchObject({
			failure: { cause: 'rate-limited', retryAfterMs: 1000 },
			context: {
				itemIndex: 3,
				linq: { status: 429, retryAfterMs: 1000 },
				data: { waitSeconds: 1 },
			},
		});
		expect(sentTexts(linq)).toEqual(all.slice(0, 3));
	});

	test('of one chat does not hold up another', async () => {
		const { items } = await runLinq(linq, send({ options: { maxRetryWait: 0 } }), {
			items: messagesTo([1, 1, 1, 1, 2], 5),
			node: { onError: 'continueRegularOutput' },
		});
		expect(items.map(({ error }) => error === undefined)).toEqual([true, true, true, false, true]);
	});
});
