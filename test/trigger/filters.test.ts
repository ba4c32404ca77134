import { passesFilters, type Filters } from '../../nodes/LinqTrigger/filters';
import { toEventItem } from '../../nodes/LinqTrigger/output';
import { changed, envelopes, type Envelope } from './envelopes';

const everything: Filters = {
	chatIds: [],
	senders: [],
	chatType: 'any',
	includeOwnActivity: false,
};
const CHAT = 'c0ffee00-0000-4000-8000-000000000001';
const PEER = '+12025550111';
const LINE = '+12025550100';

function passes(envelope: Envelope, filters: Partial<Filters> = {}): boolean {
	return passesFilters(toEventItem(envelope) ?? {}, { ...everything, ...filters });
}

const v2026 = envelopes('2026-02-03');
const bothReceived = [v2026['message.received'], envelopes('2025-01-01')['message.received']];

test.each(bothReceived)('a received message passes each filter that names it (%#)', (received) => {
	expect(passes(received)).toBe(true);
	expect(passes(received, { chatIds: ['other', CHAT] })).toBe(true);
	expect(passes(received, { senders: [PEER] })).toBe(true);
	expect(passes(received, { chatType: 'direct' })).toBe(true);
	expect(passes(received, { chatIds: [CHAT], senders: [PEER], chatType: 'direct' })).toBe(true);
});

test.each(bothReceived)(
	'a received message is stopped by each filter that does not (%#)',
	(received) => {
		expect(passes(received, { chatIds: ['other'] })).toBe(false);
		expect(passes(received, { senders: ['+12025550199'] })).toBe(false);
		expect(passes(received, { chatType: 'group' })).toBe(false);
		expect(passes(received, { chatIds: [CHAT], senders: ['+12025550199'] })).toBe(false);
	},
);

test('email addresses and chat ids are compared in any case', () => {
	const sender_handle = { handle: 'Ada@Example.com', is_me: false };
	const received = changed('message.received', { sender_handle, chat: { id: CHAT.toUpperCase() } });
	expect(passes(received, { senders: ['ada@example.com'], chatIds: [CHAT] })).toBe(true);
});

test('what lacks the field that a filter looks at passes that filter', () => {
	const typing = v2026['chat.typing_indicator.started'];
	expect(passes(typing, { senders: ['+12025550199'], chatType: 'group' })).toBe(true);
	expect(passes(typing, { chatIds: ['other'] })).toBe(false);

	const status = v2026['phone_number.status_updated'];
	const narrow = { chatIds: ['other'], senders: [PEER], chatType: 'group' as const };
	expect(passes(status, narrow)).toBe(true);
});

describe('own activity', () => {
	const me = { handle: LINE, is_me: true };
	const own = [
		changed('reaction.added', { is_from_me: true, from_handle: me }),
		changed('reaction.removed', { is_from_me: true, from_handle: me }),
		changed('chat.group_name_updated', { changed_by_handle: me }),
		changed('chat.group_icon_updated', { changed_by_handle: me }),
		changed('message.edited', { direction: 'outbound', sender_handle: me }),
		changed('poll.vote.added', { direction: 'outbound', sender_handle: me }),
		changed('chat.background_updated', { actor_handle: me }),
	];

	test.each(own.map((envelope) => [envelope.event_type, envelope] as const))(
		'%s of yours starts nothing unless it is asked for',
		(_, envelope) => {
			expect(passes(envelope)).toBe(false);
			expect(passes(envelope, { includeOwnActivity: true })).toBe(true);
		},
	);

	test.each([
		...['reaction.added', 'reaction.removed', 'chat.group_name_updated', 'message.edited'],
		...['poll.vote.added', 'participant.added', 'chat.created', 'location.sharing.started'],
	])("%s of someone else's starts the workflow", (event) => {
		expect(passes(v2026[event])).toBe(true);
	});

	test.each([
		...['message.sent', 'message.delivered', 'message.read', 'message.failed'],
		...['poll.sent', 'poll.delivered', 'poll.read', 'poll.failed'],
	])('to choose %s is to ask for it', (event) => {
		expect(passes(v2026[event])).toBe(true);
	});

	test.each(['message.sent', 'message.delivered', 'message.read'])(
		'to choose %s is to ask for it in 2025-01-01, too',
		(event) => {
			expect(passes(envelopes('2025-01-01')[event])).toBe(true);
		},
	);
});
