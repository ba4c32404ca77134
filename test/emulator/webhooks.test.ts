import { createHmac } from 'crypto';
import { Webhook } from 'standardwebhooks';
import { startEmulator } from '../../emulator';
import { apiOf, text } from './support/api';
import { setUpApi, setUpReceiver } from './support/setUp';
import { startReceiver } from './support/receiver';
import { carlos, chatIds, salesLine, supportLine } from './support/seeded';

interface Subscription {
	id: string;
	signing_secret: string;
}

describe('webhook deliveries', () => {
	const { emulator, api } = setUpApi({ webhookRetryMs: [100, 200, 400] });
	const receiver = setUpReceiver();

	async function subscribe(more: Record<string, unknown> = {}): Promise<Subscription> {
		const { body } = await api('POST', '/v3/webhook-subscriptions', {
			target_url: `${receiver.url}/hook`,
			subscribed_events: ['message.received'],
			...more,
		});
		return body as Subscription;
	}

	async function reply(value = 'Hi'): Promise<void> {
		emulator.reply({ chatId: chatIds.direct, text: value });
		await emulator.settled();
	}

	const texts = () =>
		receiver.deliveries.map(({ event }) => (event.data.parts as Array<{ value: string }>)[0].value);
	const states = () => emulator.deliveries().map(({ state }) => state);
	const statuses = () =>
		emulator.deliveries().map(({ attempts }) => attempts.map(({ status }) => status));

	it('carry both signatures over the same bytes, each with its own key', async () => {
		const { id, signing_secret: secret } = await subscribe();
		await reply('Café ☕');
		const [{ headers, body, event }] = receiver.deliveries;
		expect(new Webhook(secret).verify(body, headers)).toEqual(event);
		expect(headers['webhook-id']).toBe(event.event_id);
		const legacy = createHmac('sha256', secret)
			.update(`${headers['x-webhook-timestamp']}.${body}`)
			.digest('hex');
		expect(headers).toMatchObject({
			'content-type': 'application/json',
			'x-webhook-event': 'message.received',
			'x-webhook-subscription-id': id,
			'x-webhook-signature': legacy,
		});
		expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
	});

	it('show the secret once', async () => {
		const { id } = await subscribe();
		for (const path of [`/v3/webhook-subscriptions/${id}`, '/v3/webhook-subscriptions']) {
			expect((await api('GET', path)).text).not.toContain('whsec_');
		}
		const put = await api('PUT', `/v3/webhook-subscriptions/${id}`, { is_active: true });
		expect(put.text).not.toContain('whsec_');
	});

	it('go to active subscriptions to the event, on the line', async () => {
		await subscribe({ phone_numbers: [salesLine] });
		await subscribe({ target_url: `${receiver.url}/2`, subscribed_events: ['message.sent'] });
		const paused = await subscribe({ target_url: `${receiver.url}/3` });
		await api('PUT', `/v3/webhook-subscriptions/${paused.id}`, { is_active: false });
		await reply();
		expect(receiver.events()).toEqual([]);
		emulator.reply({ chatId: chatIds.sales, text: 'Hi' });
		await emulator.settled();
		expect(receiver.events()).toEqual(['message.received']);
	});

	it('have one event id for all subscriptions and tries', async () => {
		await subscribe();
		await subscribe({ target_url: `${receiver.url}/2` });
		receiver.respondWith(500);
		await reply();
		await emulator.advanceClock(100);
		expect(receiver.deliveries).toHaveLength(3);
		expect(new Set(receiver.deliveries.map(({ event }) => event.event_id)).size).toBe(1);
	});

	it('repeat the trace of the call that sent the message', async () => {
		await subscribe({ subscribed_events: ['message.sent', 'message.delivered'] });
		const { headers } = await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('x'));
		await emulator.advanceClock(5000);
		expect(receiver.deliveries.map(({ event }) => event.trace_id)).toEqual([
			headers.get('x-trace-id'),
			headers.get('x-trace-id'),
		]);
	});

	it('take their form from ?version=, and leave edits out of the older one', async () => {
		const subscribed_events = ['message.received', 'message.edited'];
		await subscribe({ target_url: `${receiver.url}/?version=2025-01-01`, subscribed_events });
		const { id } = emulator.reply({ chatId: chatIds.direct, text: 'Hi' });
		emulator.edit({ messageId: id, text: 'Hi!' });
		await emulator.settled();
		expect(receiver.deliveries.map(({ event }) => event)).toMatchObject([
			{ webhook_version: '2025-01-01', data: { chat_id: chatIds.direct, is_from_me: false } },
		]);
	});

	it.each([
		['5xx', 503, [503, 200], 'delivered'],
		['429', 429, [429, 200], 'delivered'],
		['other 4xx', 401, [401], 'lost'],
		['3xx', 302, [302], 'lost'],
		['2xx', 204, [204], 'delivered'],
	])('retry by status: %s', async (_what, status, tries, state) => {
		await subscribe();
		receiver.respondWith(status);
		await reply();
		await emulator.advanceClock(5000);
		expect(statuses()).toEqual([tries]);
		expect(states()).toEqual([state]);
	});

	it('keep to their schedule, and end', async () => {
		await subscribe();
		receiver.respondWith(500, 500, 500, 500, 500);
		await reply();
		const counts = [receiver.deliveries.length];
		for (const step of [99, 1, 199, 1, 400, 60_000]) {
			await emulator.advanceClock(step);
			counts.push(receiver.deliveries.length);
		}
		expect(counts).toEqual([1, 1, 2, 2, 3, 4, 4]);
		expect(states()).toEqual(['lost']);
	});

	it('retry when nobody is there', async () => {
		const closed = await startReceiver();
		await subscribe({ target_url: closed.url });
		await closed.close();
		await reply();
		await emulator.advanceClock(100);
		const [{ attempts }] = emulator.deliveries();
		expect(attempts.map(({ error }) => error)).toEqual(['ECONNREFUSED', 'ECONNREFUSED']);
	});

	it('retry after a timeout', async () => {
		const hasty = await startEmulator({
			frozenClock: true,
			webhookTimeoutMs: 30,
			webhookRetryMs: [100],
		});
		await apiOf(hasty)('POST', '/v3/webhook-subscriptions', {
			target_url: `${hasty.baseUrl}/v3/webhook-events`,
			subscribed_events: ['message.received'],
		});
		hasty.inject({ kind: 'slow', delayMs: 5000 });
		hasty.reply({ chatId: chatIds.direct, text: 'Hi' });
		await hasty.advanceClock(100);
		const [slow] = hasty.deliveries();
		expect(slow.attempts[0]).toMatchObject({ status: null, error: 'TimeoutError' });
		expect(slow.attempts).toHaveLength(2);
		await hasty.close();
	});

	it('never leave this machine unless they are allowed to', async () => {
		await subscribe({ target_url: 'https://n8n.example.com/hook' });
		await reply();
		expect(emulator.deliveries()).toMatchObject([
			{ state: 'lost', attempts: [{ error: 'not delivered beyond this machine' }] },
		]);
	});

	it('can be strict about targets, as Linq is', async () => {
		const strict = await startEmulator({ strictTargets: true });
		const { status } = await apiOf(strict)('POST', '/v3/webhook-subscriptions', {
			target_url: receiver.url,
			subscribed_events: ['message.received'],
		});
		await strict.close();
		expect(status).toBe(400);
	});

	describe('can go wrong on demand', () => {
		it('dropped, duplicated, delayed', async () => {
			await subscribe();
			emulator.injectDelivery({ kind: 'drop' });
			emulator.injectDelivery({ kind: 'duplicate' });
			emulator.injectDelivery({ kind: 'delay', delayMs: 1000 });
			for (const value of ['dropped', 'doubled', 'late', 'on time']) await reply(value);
			expect(texts()).toEqual(['doubled', 'doubled', 'on time']);
			await emulator.advanceClock(1000);
			expect(texts()).toEqual(['doubled', 'doubled', 'on time', 'late']);
			expect(states()).toEqual(['dropped', 'delivered', 'delivered', 'delivered']);
		});

		it('reordered, also when nothing follows', async () => {
			await subscribe();
			emulator.injectDelivery({ kind: 'reorder' });
			await reply('first');
			await reply('second');
			expect(texts()).toEqual(['second', 'first']);
			emulator.injectDelivery({ kind: 'reorder' });
			await reply('third');
			expect(texts()).toHaveLength(2);
			await emulator.advanceClock(2000);
			expect(texts()).toEqual(['second', 'first', 'third']);
		});

		it('forged or stale', async () => {
			const { signing_secret: secret } = await subscribe();
			emulator.injectDelivery({ kind: 'forge' });
			emulator.injectDelivery({ kind: 'stale' });
			await reply();
			await reply();
			await reply();
			const [forged, stale, good] = receiver.deliveries;
			const verify = ({ body, headers }: typeof good) => new Webhook(secret).verify(body, headers);
			expect(() => verify(forged)).toThrow('No matching signature');
			expect(() => verify(stale)).toThrow('too old');
			expect(() => verify(good)).not.toThrow();
		});

		it('without one of the sets of headers', async () => {
			await subscribe();
			emulator.injectDelivery({ kind: 'stripStandard', event: 'message.received' });
			emulator.injectDelivery({ kind: 'stripLegacy', event: 'message.received' });
			await reply();
			await reply();
			const names = receiver.deliveries.map(({ headers }) =>
				['webhook-signature', 'x-webhook-signature'].filter((name) => name in headers),
			);
			expect(names).toEqual([['x-webhook-signature'], ['webhook-signature']]);
		});

		it('sent once more, by event id', async () => {
			await subscribe();
			await reply();
			expect(emulator.redeliver(receiver.deliveries[0].event.event_id)).toBe(1);
			await emulator.settled();
			expect(receiver.deliveries[1].body).toBe(receiver.deliveries[0].body);
		});
	});

	it('tell about the other person, and about us', async () => {
		const subscribed_events = [
			'message.received',
			'reaction.added',
			'reaction.removed',
			'participant.added',
			'participant.removed',
			'chat.created',
			'chat.typing_indicator.started',
		];
		await subscribe({ subscribed_events });
		const { id } = emulator.reply({ from: carlos, line: supportLine, text: 'Hi' });
		emulator.react({ messageId: id, type: 'laugh' });
		await api('POST', `/v3/messages/${id}/reactions`, { operation: 'add', type: 'love' });
		await api('POST', `/v3/messages/${id}/reactions`, { operation: 'remove', type: 'love' });
		emulator.type({ chatId: chatIds.direct });
		emulator.join({ chatId: chatIds.four, handle: '+12025550190' });
		emulator.leave({ chatId: chatIds.four, handle: '+12025550190' });
		emulator.reply({ from: '+12025550191', text: 'Hello?' });
		await emulator.settled();
		expect(receiver.events()).toEqual([
			'message.received',
			'reaction.added',
			'reaction.added',
			'reaction.removed',
			'chat.typing_indicator.started',
			'participant.added',
			'participant.removed',
			'chat.created',
			'message.received',
		]);
		const [, theirs, ours] = receiver.deliveries.map(({ event }) => event.data);
		expect([theirs.is_from_me, ours.is_from_me]).toEqual([false, true]);
	});
});
