import { seededId } from '../../emulator';
import { eventNames } from '../../emulator/webhooks/eventNames';
import seedErrors from '../fixtures/linq/seed-errors.json';
import seedResponses from '../fixtures/linq/seed-responses.json';
import webhookExamples from '../fixtures/linq/webhook-examples.json';
import { apiOf, text } from './support/api';
import { setUpApi, setUpReceiver } from './support/setUp';
import { bea, carlos, chatIds, elif, supportLine } from './support/seeded';
import { differences } from './support/shape';

// What the SDK's types have beyond the seed documents' examples (api-v3 §b and §f).
const extra = ['health_status', 'group_chat_icon', 'delivery_status', 'doc_url', 'trace_id'];
// An example shows both, but a decoration has exactly one of them.
const optional = ['style', 'animation'];

const rich = {
	parts: [
		{
			type: 'text',
			value: 'Hello!',
			text_decorations: [{ range: [0, 5], animation: 'shake' }],
		},
	],
	effect: { name: 'confetti', type: 'screen' },
	preferred_service: 'iMessage',
};

describe('The emulator', () => {
	const { emulator, api } = setUpApi();
	const receiver = setUpReceiver();

	const sticker = {
		file_name: 'sticker.png',
		height: 420,
		mime_type: 'image/png',
		url: 'https://cdn.linqapp.com/sticker.png',
		width: 420,
	};

	/** A message as rich as the one in the seed documents' examples. */
	async function richMessage(): Promise<string> {
		const reply_to = { message_id: seededId('message', 126) };
		const path = `/v3/chats/${chatIds.direct}/messages`;
		const { body } = await api('POST', path, { message: { ...rich, reply_to } });
		const { id } = (body as { message: { id: string } }).message;
		emulator.react({ messageId: id, type: 'sticker', sticker });
		return id;
	}

	describe('responds as the seed documents do', () => {
		const message = { message: rich };
		const calls: Record<keyof typeof seedResponses, () => Promise<{ body: unknown }>> = {
			'POST /v3/chats': () =>
				api('POST', '/v3/chats', { from: supportLine, to: ['+12025550190'], ...message }),
			'GET /v3/chats': () => api('GET', '/v3/chats'),
			'GET /v3/chats/{chatId}': () => api('GET', `/v3/chats/${chatIds.four}`),
			'PUT /v3/chats/{chatId}': () =>
				api('PUT', `/v3/chats/${chatIds.four}`, { display_name: 'Team' }),
			'POST /v3/chats/{chatId}/read': () =>
				apiOf(emulator, 'wrong')('POST', `/v3/chats/${chatIds.four}/read`),
			'POST /v3/chats/{chatId}/leave': () => api('POST', `/v3/chats/${chatIds.four}/leave`),
			'POST /v3/chats/{chatId}/share_contact_card': () =>
				apiOf(emulator, null)('POST', `/v3/chats/${chatIds.four}/share_contact_card`),
			'POST /v3/chats/{chatId}/voicememo': () =>
				api('POST', `/v3/chats/${chatIds.direct}/voicememo`, {
					voice_memo_url: 'https://example.com/a.m4a',
				}),
			'POST /v3/chats/{chatId}/participants': () =>
				api('POST', `/v3/chats/${chatIds.four}/participants`, { handle: elif }),
			'DELETE /v3/chats/{chatId}/participants': () =>
				api('DELETE', `/v3/chats/${chatIds.four}/participants`, { handle: bea }),
			'POST /v3/chats/{chatId}/typing': () => api('POST', '/v3/chats/42/typing'),
			'DELETE /v3/chats/{chatId}/typing': () => api('DELETE', '/v3/chats/42/typing'),
			'POST /v3/chats/{chatId}/messages': () =>
				api('POST', `/v3/chats/${chatIds.direct}/messages`, message),
			'GET /v3/chats/{chatId}/messages': async () => {
				await richMessage();
				await emulator.advanceClock(5000);
				return await api('GET', `/v3/chats/${chatIds.direct}/messages`);
			},
		};

		it.each(Object.keys(calls) as Array<keyof typeof calls>)('to %s', async (name) => {
			const { body } = await calls[name]();
			expect(differences(seedResponses[name], body, { extra, optional })).toEqual([]);
		});

		it('with a message that has everything, none of it null', async () => {
			const id = await richMessage();
			await emulator.advanceClock(5000);
			const { body } = await api('GET', `/v3/messages/${id}`);
			const example = seedResponses['GET /v3/chats/{chatId}/messages'].messages[0];
			const nulls = Object.entries(body as object).filter(([, value]) => value === null);
			expect(nulls).toEqual([]);
			expect(body).toMatchObject({
				effect: example.effect,
				parts: [{ reactions: [{ sticker, custom_emoji: null }] }],
			});
		});

		it('with errors', async () => {
			const { body: unauthorized } = await apiOf(emulator, null)('GET', '/v3/chats');
			const { body: unknown } = await api('GET', `/v3/chats/${seededId('chat', 999)}/messages`);
			emulator.inject({ kind: 'error', status: 500 });
			const { body: internal } = await api('GET', '/v3/chats');
			for (const [index, body] of [unauthorized, unknown, internal].entries()) {
				const { error } = seedErrors[index];
				expect(differences(seedErrors[index], body, { extra })).toEqual([]);
				expect(body).toMatchObject({ error: { status: error.status, code: error.code } });
			}
			expect((unauthorized as (typeof seedErrors)[0]).error.message).toBe(
				seedErrors[0].error.message,
			);
		});
	});

	describe('delivers', () => {
		async function subscribe(version: string): Promise<void> {
			await api('POST', '/v3/webhook-subscriptions', {
				target_url: `${receiver.url}/?version=${version}`,
				subscribed_events: eventNames,
			});
		}

		const send = async () =>
			await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Hi there'));
		const react = (operation: 'add' | 'remove') =>
			emulator.react({
				messageId: seededId('message', 1),
				from: bea,
				operation,
				type: 'custom',
				customEmoji: '🔥',
			});
		const poll = async () => {
			const path = `/v3/chats/${chatIds.direct}/polls`;
			const options = [{ text: 'Tue' }, { text: 'Wed' }];
			const { body } = await api('POST', path, { poll: { options } });
			const { message_id: messageId } = body as { message_id: string };
			emulator.vote({ messageId, option: 'Tue' });
			return messageId;
		};
		const update = async (body: unknown) => await api('PUT', `/v3/chats/${chatIds.four}`, body);

		/** How the events that the emulator has a life for come about; all others are raised. */
		const causes: Record<string, () => unknown> = {
			'message.sent': send,
			'message.delivered': send,
			'message.read': send,
			'message.received': () => emulator.reply({ chatId: chatIds.direct, text: 'Hi there' }),
			'message.failed': async () => {
				emulator.failMessage();
				await send();
			},
			'message.edited': () =>
				emulator.edit({ messageId: seededId('message', 2), text: 'Hi there (fixed)' }),
			'reaction.added': () => react('add'),
			'reaction.removed': () => react('remove'),
			'poll.received': () => emulator.reply({ chatId: chatIds.direct, poll: ['Tue', 'Wed'] }),
			'poll.sent': poll,
			'poll.delivered': poll,
			'poll.read': poll,
			'poll.failed': async () => {
				emulator.failMessage();
				await poll();
			},
			'poll.updated': async () =>
				emulator.addPollOptions({ messageId: await poll(), options: ['Thu'] }),
			'poll.vote.added': poll,
			'poll.vote.removed': async () =>
				emulator.vote({ messageId: await poll(), option: 'Tue', operation: 'remove' }),
			'poll.reaction.added': async () => emulator.react({ messageId: await poll() }),
			'participant.added': () => emulator.join({ chatId: chatIds.four, handle: elif }),
			'participant.removed': () => emulator.leave({ chatId: chatIds.four, handle: carlos }),
			'chat.created': () => emulator.reply({ from: '+12025550190', text: 'Hi' }),
			'chat.group_name_updated': () => update({ display_name: 'Team 2' }),
			'chat.group_icon_updated': () => update({ group_chat_icon: 'https://e.com/i.png' }),
			'chat.group_icon_update_failed': () =>
				update({ group_chat_icon: 'https://icons.invalid/i.png' }),
			'chat.group_name_update_failed': () => {
				emulator.failGroupChange();
				return update({ display_name: 'Team 2' });
			},
			'chat.typing_indicator.started': () => emulator.type({ chatId: chatIds.direct }),
			'chat.typing_indicator.stopped': () =>
				emulator.type({ chatId: chatIds.direct, state: 'stopped' }),
			'phone_number.status_updated': () =>
				emulator.setStanding({ line: supportLine, standing: 'AT_RISK' }),
			'location.sharing.started': () =>
				emulator.shareLocation({ chatId: chatIds.direct, handle: carlos }),
			'location.sharing.stopped': () =>
				emulator.shareLocation({ chatId: chatIds.direct, handle: carlos, sharing: false }),
		};

		const examples = Object.entries(webhookExamples).flatMap(([version, list]) =>
			list.map((example) => [version, example.event_type, example] as const),
		);

		it.each(examples)('in version %s, %s as the examples have it', async (version, type, example) => {
			await subscribe(version);
			await (causes[type] ?? (() => emulator.raise({ type })))();
			await emulator.advanceClock(5000);
			const got = receiver.deliveries.find(({ event }) => event.event_type === type);
			// Nobody has voted in a poll that has just come.
			const empty = type === 'poll.received' ? ['voters'] : [];
			expect(differences(example, got?.event, { empty })).toEqual([]);
			expect(got?.event).toMatchObject({ api_version: 'v3', webhook_version: version });
		});

		it('every event whose form is known', () => {
			const known = new Set(examples.map(([, type]) => type));
			const unknown = eventNames.filter((name) => !known.has(name));
			expect(unknown.every((name) => /^(call|connection)\./.test(name))).toBe(true);
			expect([...known].every((name) => eventNames.includes(name))).toBe(true);
		});
	});
});
