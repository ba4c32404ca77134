import fc from 'fast-check';

import { toEventItem } from '../../nodes/LinqTrigger/output';
import { isOptOut } from '../../nodes/shared/optOut';
import { everydayEvents, otherEvents } from '../../nodes/LinqTrigger/events';
import { expectReadingOrder } from '../readingOrder';
import { envelopes, receivedWith } from './envelopes';

const envelope = {
	eventId: 'e7e7e7e7-0000-4000-8000-000000000001',
	createdAt: '2026-03-01T12:00:06.000Z',
};
const chat = { chatId: 'c0ffee00-0000-4000-8000-000000000001' };
const where = { ...chat, isGroup: false, service: 'iMessage' };
const message = { messageId: 'a11ce000-0000-4000-8000-000000000001' };
const inbound = { direction: 'inbound', from: '+12025550111', to: '+12025550100' };
const outbound = { direction: 'outbound', from: '+12025550100' };
const fromPeer = { direction: 'inbound', from: '+12025550111' };
const plain = { text: 'Hi there', attachments: [], optOut: false };
const forAgents = { chatInput: 'Hi there', sessionId: chat.chatId };
const sent = { ...where, ...message, ...outbound, ...plain };
const deliveredAt = '2026-03-01T12:00:02.000Z';

const expected: Record<string, object> = {
	'message.received': { ...where, ...message, ...inbound, ...plain, ...forAgents },
	'message.sent': sent,
	'message.delivered': { ...sent, deliveredAt },
	'message.read': { ...sent, deliveredAt, readAt: '2026-03-01T12:00:03.000Z' },
	'message.failed': { ...chat, ...message, errorCode: 4001, reason: 'Delivery failed' },
	'message.edited': {
		...chat,
		isGroup: false,
		...message,
		...inbound,
		text: 'Hi there (fixed)',
		partIndex: 0,
		editedAt: '2026-03-01T12:00:05.000Z',
	},
	'reaction.added': {
		...chat,
		...message,
		...fromPeer,
		service: 'iMessage',
		reaction: 'love',
		partIndex: 0,
	},
	'reaction.removed': {
		...chat,
		...message,
		...fromPeer,
		service: 'iMessage',
		reaction: '🔥',
		partIndex: 0,
	},
	'participant.added': { ...chat, participant: '+12025550122', participantIsMe: false },
	'participant.removed': { ...chat, participant: '+12025550122', participantIsMe: false },
	'chat.created': {
		...where,
		line: '+12025550100',
		displayName: '+12025550111',
		participants: '+12025550111',
	},
	'chat.group_name_updated': { ...chat, ...fromPeer, oldValue: 'Team', newValue: 'Team 2' },
	'chat.group_icon_updated': {
		...chat,
		...outbound,
		newValue: 'https://cdn.linqapp.com/icon.png',
	},
	'chat.group_name_update_failed': { ...chat, errorCode: 3007 },
	'chat.group_icon_update_failed': { ...chat, errorCode: 4001 },
	'chat.typing_indicator.started': chat,
	'chat.typing_indicator.stopped': chat,
	'phone_number.status_updated': {
		line: '+12025550100',
		status: 'FLAGGED',
		previousStatus: 'ACTIVE',
		reputation: 'AT_RISK',
		previousReputation: 'HEALTHY',
	},
	'location.sharing.started': { ...chat, from: '+12025550111', to: '+12025550100' },
	'location.sharing.stopped': { from: '+12025550111', to: '+12025550100' },
};

describe('the simplified item', () => {
	test.each(Object.keys(expected))('of %s', (event) => {
		expect(toEventItem(envelopes('2026-02-03')[event])).toEqual({
			event,
			...envelope,
			...expected[event],
		});
	});

	test.each(Object.keys(envelopes('2026-02-03')))('of %s begins with words and people', (event) => {
		const fields = Object.keys(toEventItem(envelopes('2026-02-03')[event]) ?? {});
		expect(fields.length).toBeGreaterThan(0);
		expectReadingOrder(fields, 'nodes/LinqTrigger/eventItem.ts');
	});

	test.each(Object.keys(envelopes('2025-01-01')))('of %s is the same in 2025-01-01', (event) => {
		const older = toEventItem(envelopes('2025-01-01')[event]);
		expect(older).toEqual({ event, ...envelope, ...expected[event] });
		expect(older).toEqual(toEventItem(envelopes('2026-02-03')[event]));
	});

	test('has fields of its own for every event in the menu but calls, which are undocumented', () => {
		const own = [...everydayEvents, ...otherEvents]
			.map(({ value }) => value)
			.filter((name) => !(String(name) in expected));
		expect(own.filter((name) => !String(name).startsWith('call.'))).toEqual([]);
	});

	test.each(Object.keys(envelopes('2026-02-03')).filter((event) => !(event in expected)))(
		'of %s keeps what Linq sent',
		(event) => {
			const given = envelopes('2026-02-03')[event];
			expect(toEventItem(given)).toMatchObject({ event, ...envelope, data: given.data });
		},
	);

	test('of an event without documented fields says who, where and when all the same', () => {
		const data = { chat_id: 'c1', direction: 'inbound', from: '+12025550111', duration: 7 };
		const call = { event_type: 'call.ended', event_id: 'e1', data };
		expect(toEventItem(call)).toEqual({
			event: 'call.ended',
			eventId: 'e1',
			chatId: 'c1',
			direction: 'inbound',
			from: '+12025550111',
			data,
		});
	});

	test('of a poll says who, where and which message', () => {
		expect(toEventItem(envelopes('2026-02-03')['poll.vote.added'])).toMatchObject({
			...where,
			...message,
			...inbound,
		});
	});

	test('joins the texts and lists the attachments', () => {
		const media = {
			type: 'media',
			id: 'f1',
			filename: 'cat.jpg',
			mime_type: 'image/jpeg',
			size_bytes: 5,
			url: 'https://cdn.linqapp.com/cat.jpg',
		};
		const parts = [
			{ type: 'text', value: 'Look' },
			media,
			{ type: 'text', value: 'a cat' },
			{ type: 'link', value: 'https://example.com' },
		];
		const given = receivedWith({
			parts,
			effect: { type: 'screen', name: 'hearts' },
			reply_to: { message_id: 'm0', part_index: 0 },
		});
		expect(toEventItem(given)).toMatchObject({
			text: 'Look\na cat\nhttps://example.com',
			attachments: [
				{
					fileName: 'cat.jpg',
					contentType: 'image/jpeg',
					sizeBytes: 5,
					url: 'https://cdn.linqapp.com/cat.jpg',
					attachmentId: 'f1',
				},
			],
			effect: 'hearts',
			replyToMessageId: 'm0',
		});
	});

	test('tells an agent in words of what has no text, so that it always has a prompt', () => {
		const photo = { type: 'media', id: 'f1', filename: 'cat.jpg', mime_type: 'image/jpeg' };
		const chatInputOf = (...parts: object[]) => toEventItem(receivedWith({ parts }))?.chatInput;
		expect(chatInputOf(photo)).toBe('[Photo: cat.jpg]');
		expect(chatInputOf({ type: 'text', value: 'Look' }, photo)).toBe('Look\n[Photo: cat.jpg]');
		expect(chatInputOf({ type: 'text', value: '' }, photo)).toBe('[Photo: cat.jpg]');
		expect(chatInputOf({ type: 'poll' })).toBe('[poll]');
	});

	test('says so when the person opted out, and only then', () => {
		const words = ['STOP', ' STOP\n', 'Opt-Out', 'stop', 'Please STOP', ''];
		const items = words.map((value) =>
			toEventItem(receivedWith({ parts: [{ type: 'text', value }] })),
		);
		expect(items.map((item) => item?.optOut)).toEqual([true, true, true, false, false, false]);

		const own = receivedWith({ parts: [{ type: 'text', value: 'STOP' }], direction: 'outbound' });
		expect(toEventItem(own)?.optOut).toBe(false);
	});
});

test.each([
	...['STOP', 'UNSUBSCRIBE', 'OPTOUT', 'CANCEL', 'END', 'QUIT', 'OPT OUT', 'opt out', 'Opt-out'],
	...['optout', '  END  '],
])('%j opts out', (text) => {
	expect(isOptOut(text)).toBe(true);
});

test.each(['Stop', 'quit', 'END!', 'opt  out', 'STOP it', 'opt_out', ''])(
	'%j does not opt out',
	(text) => {
		expect(isOptOut(text)).toBe(false);
	},
);

describe('an unknown shape', () => {
	const message2027 = { ...receivedWith({}), data: { message: { body: 'Hi' } } };
	test.each([
		['a message without chat and id', message2027],
		['a reaction without message', { event_type: 'reaction.added', data: { chat_id: 'c1' } }],
		['a participant without name', { event_type: 'participant.added', data: { chat_id: 'c1' } }],
		['an event without data', { event_type: 'message.received' }],
		['data that are a list', { event_type: 'message.received', data: [] }],
		['an envelope without event', { data: {} }],
		['no envelope', null],
	])('%s is not simplified', (_, given) => {
		expect(toEventItem(given)).toBeUndefined();
	});

	test('never throws, and gives JSON or nothing', () => {
		const names = Object.keys(expected);
		const anything = fc.anything({ withNullPrototype: true });
		const shaped = fc.record({
			event_type: fc.constantFrom(...names, 'constructor', '__proto__'),
			event_id: anything,
			data: fc.oneof(
				anything,
				fc.record({
					id: fc.string(),
					chat: anything,
					chat_id: fc.string(),
					message: anything,
					message_id: anything,
					parts: fc.oneof(anything, fc.array(anything)),
					handles: fc.oneof(anything, fc.array(anything)),
					sender_handle: anything,
					participant: anything,
					part: anything,
				}),
			),
		});
		fc.assert(
			fc.property(fc.oneof(anything, shaped), (given) => {
				const item = toEventItem(given);
				expect(item === undefined || typeof item.event === 'string').toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});
