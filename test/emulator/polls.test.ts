import { seededId } from '../../emulator';
import { eventNames } from '../../emulator/webhooks/eventNames';
import { text, verdict } from './support/api';
import { setUpApi, setUpReceiver } from './support/setUp';
import { bea, carlos, chatIds, supportLine, unknownId } from './support/seeded';

interface Option {
	option_id: string;
	text: string;
	creator_handle: { handle: string };
	voters: Array<{ handle: string; voted_at: string }>;
}
interface Envelope {
	chat_id: string;
	message_id: string;
	created_at: string;
	updated_at: string;
	poll: { options: Option[]; total_voters: number };
	reactions: unknown[];
}

describe('polls', () => {
	const { emulator, api } = setUpApi();
	const receiver = setUpReceiver();

	const create = async (chatId = chatIds.direct, more = {}) => {
		const options = [{ text: 'Tue' }, { text: 'Wed' }];
		return await api('POST', `/v3/chats/${chatId}/polls`, { poll: { options, ...more } });
	};
	const created = async (chatId?: string) => (await create(chatId)).body as Envelope;
	const get = async (id: string) => (await api('GET', `/v3/messages/${id}/poll`)).body as Envelope;
	const vote = async ({ message_id: id }: Envelope, operation: string, option: string) =>
		await api('POST', `/v3/messages/${id}/poll/votes`, { operation, option_id: option });
	/** Who voted for what: `Tue: +1202…`. */
	const votes = ({ poll }: Envelope) =>
		poll.options.map(({ text: name, voters }) =>
			[`${name}:`, ...voters.map(({ handle }) => handle)].join(' '),
		);

	it('is what the response to its creation and reading it say', async () => {
		const response = await create();
		expect(verdict(response)).toBe('202');
		const envelope = response.body as Envelope;
		expect(Object.keys(envelope)).toEqual([
			'chat_id',
			'message_id',
			'created_at',
			'updated_at',
			'poll',
			'reactions',
		]);
		expect(envelope).toMatchObject({
			chat_id: chatIds.direct,
			poll: {
				options: [
					{ text: 'Tue', can_be_edited: false, voters: [] },
					{ text: 'Wed', can_be_edited: false, voters: [] },
				],
				total_voters: 0,
			},
			reactions: [],
		});
		expect(envelope.poll.options[0].creator_handle.handle).toBe(supportLine);
		expect(await get(envelope.message_id)).toEqual(envelope);
		const [sent] = emulator.received().messages;
		expect(sent).toMatchObject({ kind: 'poll', id: envelope.message_id, to: [carlos] });
	});

	it('is in no list of messages, and is no message to be read as one', async () => {
		const { message_id: id } = await created();
		const { body } = await api('GET', `/v3/chats/${chatIds.direct}/messages?limit=1`);
		const reply = emulator.reply({ chatId: chatIds.direct, text: 'Why?', replyTo: id });
		const thread = await api('GET', `/v3/messages/${reply.id}/thread`);
		expect((body as { messages: unknown[] }).messages).not.toMatchObject([{ id }]);
		expect((thread.body as { messages: unknown[] }).messages).toMatchObject([{ id: reply.id }]);
		expect(verdict(await api('GET', `/v3/messages/${id}`))).toBe('404/2002');
		expect(verdict(await api('GET', `/v3/messages/${id}/thread`))).toBe('404/2002');
	});

	it('is no more once its message was deleted', async () => {
		const { message_id: id } = await created();
		expect(verdict(await api('DELETE', `/v3/messages/${id}`))).toBe('204');
		expect(verdict(await api('GET', `/v3/messages/${id}/poll`))).toBe('404/2002');
	});

	it('is sent once for an idempotency key, which gets the first response again', async () => {
		const key = { idempotency_key: 'k' };
		const first = await create(chatIds.direct, key);
		const { message_id: messageId } = first.body as Envelope;
		emulator.vote({ messageId, option: 'Tue' });
		const second = await create(chatIds.direct, key);
		expect(second.status).toBe(202);
		expect(second.body).toEqual(first.body);
		expect(emulator.received().messages).toHaveLength(1);
		await api('DELETE', `/v3/messages/${messageId}`);
		expect(verdict(await create(chatIds.direct, key))).toBe('404/2002');
	});

	it('cannot be the first message of a chat', async () => {
		emulator.type({ from: '+12025550190' });
		const { chats } = emulator.snapshot();
		const { id } = chats[chats.length - 1];
		expect(verdict(await create(id))).toBe('400/1005');
		await api('POST', `/v3/chats/${id}/messages`, text('Which day?'));
		expect(verdict(await create(id))).toBe('202');
	});

	it('follows the rules of sending: opt-out, blocked handles, the rate limit', async () => {
		emulator.optOut({ handle: carlos });
		expect(verdict(await create())).toBe('403/2024');
		emulator.reply({ chatId: chatIds.direct, text: 'Go on' });
		await api('POST', '/v3/blocked_handles', { handle: carlos });
		expect(verdict(await create())).toBe('403/2026');
		await api('DELETE', '/v3/blocked_handles', { handle: carlos });
		for (let count = 0; count < 30; count++) expect(verdict(await create())).toBe('202');
		expect(verdict(await create())).toBe('429/1007');
	});

	it('shows the votes of the line and of people, each for as many options as they like', async () => {
		const poll = await created(chatIds.three);
		const { message_id: messageId } = poll;
		const [tuesday, wednesday] = poll.poll.options.map(({ option_id: id }) => id);
		const voted = await vote(poll, 'add', tuesday);
		expect(verdict(voted)).toBe('200');
		emulator.vote({ messageId, option: 'Tue', from: bea });
		emulator.vote({ messageId, option: wednesday, from: bea });
		const all = await get(messageId);
		expect(votes(all)).toEqual([`Tue: ${supportLine} ${bea}`, `Wed: ${bea}`]);
		expect(all.poll.total_voters).toBe(2);

		const response = await vote(poll, 'remove', tuesday);
		emulator.vote({ messageId, option: 'Wed', from: bea, operation: 'remove' });
		expect(votes(response.body as Envelope)).toEqual([`Tue: ${bea}`, `Wed: ${bea}`]);
		expect(votes(await get(messageId))).toEqual([`Tue: ${bea}`, 'Wed:']);
	});

	it('keeps a vote that is given twice, as one', async () => {
		const poll = await created();
		const { message_id: messageId } = poll;
		emulator.vote({ messageId, option: 'Tue' });
		const first = await get(messageId);
		await emulator.advanceClock(1000);
		emulator.vote({ messageId, option: 'Tue' });
		expect((await get(messageId)).poll).toEqual(first.poll);
	});

	it.each([
		['400/1001', 'no operation', { option_id: unknownId }],
		['400/1001', 'no option', { operation: 'add' }],
		['400/1005', 'operation', { operation: 'change', option_id: unknownId }],
		['400/1005', 'foreign option', { operation: 'add', option_id: unknownId }],
	])('refuses a vote with %s: %s', async (expected, _why, body) => {
		const { message_id: id } = await created();
		expect(verdict(await api('POST', `/v3/messages/${id}/poll/votes`, body))).toBe(expected);
	});

	it('gets options, which then stay', async () => {
		const poll = await created();
		const path = `/v3/messages/${poll.message_id}/poll/options`;
		emulator.vote({ messageId: poll.message_id, option: 'Tue' });
		expect(verdict(await api('POST', path, { options: [] }))).toBe('400/1004');
		const added = await api('POST', path, { options: [{ text: 'Thu' }] });
		expect(verdict(added)).toBe('200');
		emulator.addPollOptions({ messageId: poll.message_id, options: ['Fri'] });
		const now = await get(poll.message_id);
		expect(votes(now)).toEqual([`Tue: ${carlos}`, 'Wed:', 'Thu:', 'Fri:']);
		const creators = now.poll.options.map(({ creator_handle: by }) => by.handle);
		expect(creators).toEqual([supportLine, supportLine, supportLine, carlos]);
	});

	it('of a person takes the votes and reactions of the line', async () => {
		const { id } = emulator.reply({ chatId: chatIds.direct, poll: ['Tue', 'Wed'] });
		const poll = await get(id);
		await vote(poll, 'add', poll.poll.options[1].option_id);
		const reaction = { operation: 'add', type: 'love' };
		await api('POST', `/v3/messages/${id}/reactions`, reaction);
		const now = await get(id);
		expect(votes(now)).toEqual(['Tue:', `Wed: ${supportLine}`]);
		expect(now.reactions).toMatchObject([{ is_me: true, type: 'love' }]);
	});

	it('says who is not in its chat, and which option it does not have', async () => {
		const { message_id: messageId } = await created();
		expect(() => emulator.vote({ messageId, option: 'Tue', from: bea })).toThrow('is not in chat');
		expect(() => emulator.vote({ messageId, option: 'Sun' })).toThrow('has no option Sun');
	});

	describe('and webhooks', () => {
		const subscribe = async () =>
			await api('POST', '/v3/webhook-subscriptions', {
				target_url: `${receiver.url}/`,
				subscribed_events: eventNames,
			});
		const data = (type: string) =>
			receiver.deliveries.find(({ event }) => event.event_type === type)?.event.data;

		it('tell of its life by events of its own, not by those of messages', async () => {
			await subscribe();
			const response = await create();
			await emulator.advanceClock(5000);
			emulator.reply({ chatId: chatIds.direct, poll: ['Tue', 'Wed'] });
			await emulator.settled();
			expect(receiver.events()).toEqual([
				'poll.sent',
				'poll.delivered',
				'poll.read',
				'poll.received',
			]);
			const { message_id: id } = response.body as Envelope;
			expect(data('poll.read')).toMatchObject({ direction: 'outbound', message_id: id });
			const [{ event }] = receiver.deliveries;
			expect(event.trace_id).toBe(response.headers.get('x-trace-id'));
			expect(data('poll.received')).toMatchObject({ direction: 'inbound' });
		});

		it('give no receipts in groups, and tell of a failure', async () => {
			await subscribe();
			await create(chatIds.three);
			emulator.failMessage({ code: 4006, reason: 'No' });
			await create();
			await emulator.advanceClock(5000);
			expect(receiver.events()).toEqual(['poll.sent', 'poll.failed']);
			expect(data('poll.failed')).toMatchObject({ error: { code: 4006, message: 'No' } });
		});

		it('tell who votes and adds options, and of nothing that changes nothing', async () => {
			const poll = await created(chatIds.three);
			const { message_id: messageId } = poll;
			const [tuesday] = poll.poll.options.map(({ option_id: id }) => id);
			await emulator.advanceClock(5000);
			await subscribe();
			emulator.vote({ messageId, option: 'Tue', from: bea });
			emulator.vote({ messageId, option: 'Tue', from: bea });
			await vote(poll, 'add', tuesday);
			await vote(poll, 'remove', tuesday);
			await vote(poll, 'remove', tuesday);
			await api('POST', `/v3/messages/${messageId}/poll/options`, { options: [{ text: 'Thu' }] });
			emulator.addPollOptions({ messageId, options: ['Fri'], from: bea });
			await emulator.settled();
			const told = receiver.deliveries.map(({ event }) => {
				const { direction, sender_handle: sender } = event.data;
				return [event.event_type, direction, (sender as { handle: string }).handle];
			});
			expect(told).toEqual([
				['poll.vote.added', 'inbound', bea],
				['poll.vote.added', 'outbound', supportLine],
				['poll.vote.removed', 'outbound', supportLine],
				['poll.updated', 'outbound', supportLine],
				['poll.updated', 'inbound', bea],
			]);
			expect(data('poll.vote.added')).toMatchObject({ message_id: messageId, option_id: tuesday });
			expect(data('poll.updated')).toMatchObject({ added_options: [{ text: 'Thu' }] });
		});

		it('tell of a reaction to it, but have no event for one that is taken back', async () => {
			const { message_id: messageId } = await created();
			emulator.react({ messageId });
			emulator.react({ messageId, operation: 'remove' });
			emulator.react({ messageId: seededId('message', 126) });
			const response = await fetch(`${emulator.url}/_emulator/phone`);
			const { activity } = (await response.json()) as { activity: Array<{ eventType?: string }> };
			const raised = activity.map(({ eventType }) => eventType).filter(Boolean);
			expect(raised).toEqual(['poll.reaction.added', 'reaction.added']);
		});
	});
});
