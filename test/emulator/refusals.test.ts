import { type Emulator, seededId, startEmulator } from '../../emulator';
import { type Api, apiOf, type ErrorBody, text, verdict } from './support/api';
import {
	bea,
	carlos,
	chatIds,
	dana,
	elif,
	keikoOnSms,
	salesLine,
	supportLine,
	unknownId,
} from './support/seeded';

const hello = text('Hello');
const create = (more: Record<string, unknown>) => ({
	from: supportLine,
	to: ['+12025550190'],
	...hello,
	...more,
});
const file = { filename: 'a.png', content_type: 'image/png', size_bytes: 10 };
const subscription = {
	target_url: 'https://n8n.example.com/hook',
	subscribed_events: ['message.sent'],
};
const inboundMessage = seededId('message', 2);
const outboundMessage = seededId('message', 1);

const poll = (...options: unknown[]) => ({ poll: { options } });
const tuesday = { text: 'Tue' };

type Row = [verdict: string, why: string, method: string, path: string, body?: unknown];

const chat = (id: string, rest = '') => `/v3/chats/${id}${rest}`;
const message = (id: string, rest = '') => `/v3/messages/${id}${rest}`;

// Status and code of every refusal that Linq documents, and of some that are inferred.
const rows: Row[] = [
	['400/1003', 'a path that is no URL', 'GET', '/v3/chats/%zz'],
	['400/1003', 'no body', 'POST', '/v3/chats'],
	['400/1003', 'body is no JSON', 'POST', '/v3/chats', '{"from":'],
	['400/1003', 'body is an array', 'POST', '/v3/chats', []],
	['400/1001', 'no from', 'POST', '/v3/chats', create({ from: undefined })],
	['400/1001', 'no to', 'POST', '/v3/chats', create({ to: undefined })],
	['400/1001', 'empty to', 'POST', '/v3/chats', create({ to: [] })],
	['400/1001', 'no message', 'POST', '/v3/chats', create({ message: undefined })],
	['400/1001', 'no parts', 'POST', '/v3/chats', create({ message: {} })],
	['400/1002', 'from is not E.164', 'POST', '/v3/chats', create({ from: '205-253-5597' })],
	['400/1002', 'to is not E.164', 'POST', '/v3/chats', create({ to: ['(205) 253-2136'] })],
	['400/1002', 'email with a space', 'POST', '/v3/chats', create({ to: ['a b@example.com'] })],
	['400/1003', 'to is a string', 'POST', '/v3/chats', create({ to: bea })],
	[
		'400/1005',
		'32 recipients',
		'POST',
		'/v3/chats',
		create({ to: Array.from({ length: 32 }, (_, index) => `+120255502${10 + index}`) }),
	],
	['403/2006', 'not our line', 'POST', '/v3/chats', create({ from: '+12025550100' })],
	['400/1005', 'URL first', 'POST', '/v3/chats', create(text('See https://example.com'))],
	['400/1005', 'www. first', 'POST', '/v3/chats', create(text('See www.example.com'))],
	[
		'400/1005',
		'link part first',
		'POST',
		'/v3/chats',
		create({ message: { parts: [{ type: 'link', value: 'https://example.com' }] } }),
	],
	['400/1002', 'list by bad line', 'GET', '/v3/chats?from=12025550100'],
	['400/1002', 'list by bad handle', 'GET', '/v3/chats?to=nobody'],
	['400/1005', 'limit 0', 'GET', '/v3/chats?limit=0'],
	['400/1005', 'limit 101', 'GET', '/v3/chats?limit=101'],
	['400/1005', 'limit is no number', 'GET', '/v3/chats?limit=ten'],
	['400/1005', 'foreign cursor', 'GET', '/v3/chats?cursor=abc'],
	['400/1005', 'id is no UUID', 'GET', chat('42')],
	['404/2001', 'unknown chat', 'GET', chat(unknownId)],
	['404/2001', 'unknown path', 'GET', '/v3/nothing'],
	['404/2001', 'method not allowed', 'DELETE', '/v3/chats'],
	['409/1006', 'rename a direct chat', 'PUT', chat(chatIds.direct), { display_name: 'X' }],
	['400/1001', 'rename to nothing', 'PUT', chat(chatIds.three), {}],
	['400/1003', 'name is a number', 'PUT', chat(chatIds.three), { display_name: 1 }],
	['400/1005', 'icon is no URL', 'PUT', chat(chatIds.three), { group_chat_icon: 'icon.png' }],
	['404/2001', 'rename unknown', 'PUT', chat(unknownId), { display_name: 'X' }],
	['404/2001', 'read unknown', 'POST', chat(unknownId, '/read')],
	['409/2015', 'leave a direct chat', 'POST', chat(chatIds.direct, '/leave')],
	['409/2015', 'leave with three', 'POST', chat(chatIds.three, '/leave')],
	['409/2017', 'leave over SMS', 'POST', chat(chatIds.smsGroup, '/leave')],
	['404/2012', 'no card configured', 'POST', chat(chatIds.sales, '/share_contact_card')],
	['409/2017', 'card over SMS', 'POST', chat(chatIds.sms, '/share_contact_card')],
	['404/2001', 'card to unknown', 'POST', chat(unknownId, '/share_contact_card')],
	['400/1001', 'memo of nothing', 'POST', chat(chatIds.direct, '/voicememo'), {}],
	[
		'400/1005',
		'memo of both',
		'POST',
		chat(chatIds.direct, '/voicememo'),
		{ voice_memo_url: 'https://example.com/a.m4a', attachment_id: unknownId },
	],
	[
		'400/1005',
		'memo by http',
		'POST',
		chat(chatIds.direct, '/voicememo'),
		{ voice_memo_url: 'http://example.com/a.m4a' },
	],
	[
		'400/5004',
		'memo that is a picture',
		'POST',
		chat(chatIds.direct, '/voicememo'),
		{ voice_memo_url: 'https://example.com/a.png' },
	],
	[
		'404/2003',
		'memo unknown',
		'POST',
		chat(chatIds.direct, '/voicememo'),
		{ attachment_id: unknownId },
	],
	['400/1001', 'add nobody', 'POST', chat(chatIds.four, '/participants'), {}],
	['400/1002', 'add nonsense', 'POST', chat(chatIds.four, '/participants'), { handle: 'x' }],
	['400/1003', 'add to direct', 'POST', chat(chatIds.direct, '/participants'), { handle: dana }],
	['400/1003', 'add again', 'POST', chat(chatIds.four, '/participants'), { handle: bea }],
	[
		'400/1003',
		'add across services',
		'POST',
		chat(chatIds.four, '/participants'),
		{ handle: keikoOnSms },
	],
	['409/2017', 'add over SMS', 'POST', chat(chatIds.smsGroup, '/participants'), { handle: dana }],
	['400/1003', 'remove to two', 'DELETE', chat(chatIds.three, '/participants'), { handle: bea }],
	[
		'404/2001',
		'remove a stranger',
		'DELETE',
		chat(chatIds.four, '/participants'),
		{ handle: elif },
	],
	['400/1003', 'remove without body', 'DELETE', chat(chatIds.four, '/participants')],
	['403/2005', 'type in a group', 'POST', chat(chatIds.three, '/typing')],
	['403/2005', 'stop in a group', 'DELETE', chat(chatIds.three, '/typing')],
	['404/2001', 'type to unknown', 'POST', chat(unknownId, '/typing')],
	['404/2001', 'send to unknown', 'POST', chat(unknownId, '/messages'), hello],
	['404/2001', 'list of unknown', 'GET', chat(unknownId, '/messages')],
	['400/1005', 'limit of messages', 'GET', chat(chatIds.direct, '/messages?limit=-1')],
	[
		'404/2002',
		'reply to unknown',
		'POST',
		chat(chatIds.direct, '/messages'),
		text('x', { reply_to: { message_id: unknownId } }),
	],
	[
		'404/2002',
		'reply across chats',
		'POST',
		chat(chatIds.direct, '/messages'),
		text('x', { reply_to: { message_id: outboundMessage } }),
	],
	[
		'404/2003',
		'unknown attachment',
		'POST',
		chat(chatIds.direct, '/messages'),
		{ message: { parts: [{ type: 'media', attachment_id: unknownId }] } },
	],
	[
		'400/5004',
		'file type',
		'POST',
		chat(chatIds.direct, '/messages'),
		{ message: { parts: [{ type: 'media', url: 'https://example.com/a.exe' }] } },
	],
	[
		'409/2018',
		'app card over SMS',
		'POST',
		chat(chatIds.sms, '/messages'),
		{
			message: {
				parts: [
					{
						type: 'imessage_app',
						app: { bundle_id: 'a.b', name: 'A', team_id: 'ABCDE12345' },
						layout: { caption: 'x' },
					},
				],
			},
		},
	],
	['409/2016', 'location of a group', 'POST', chat(chatIds.three, '/location/request')],
	['409/2017', 'location over SMS', 'POST', chat(chatIds.sms, '/location/request')],
	['404/2001', 'location of unknown', 'GET', chat(unknownId, '/location')],
	['404/2002', 'unknown message', 'GET', message(unknownId)],
	['400/1005', 'message id', 'GET', message('42')],
	['404/2002', 'edit unknown', 'PATCH', message(unknownId), { text: 'x' }],
	['400/1001', 'edit to nothing', 'PATCH', message(outboundMessage), { text: '' }],
	['403/2005', 'edit of theirs', 'PATCH', message(inboundMessage), { text: 'x' }],
	['400/1005', 'edit no part', 'PATCH', message(outboundMessage), { text: 'x', part_index: 1 }],
	['409/2015', 'edit after 15 minutes', 'PATCH', message(outboundMessage), { text: 'x' }],
	['404/2002', 'delete unknown', 'DELETE', message(unknownId)],
	['404/2002', 'thread of unknown', 'GET', message(unknownId, '/thread')],
	['400/1005', 'thread order', 'GET', message(outboundMessage, '/thread?order=up')],
	['400/1001', 'no operation', 'POST', message(inboundMessage, '/reactions'), { type: 'love' }],
	[
		'400/1005',
		'reaction type',
		'POST',
		message(inboundMessage, '/reactions'),
		{ operation: 'add', type: 'wow' },
	],
	[
		'400/1001',
		'custom without emoji',
		'POST',
		message(inboundMessage, '/reactions'),
		{ operation: 'add', type: 'custom' },
	],
	[
		'400/1005',
		'sticker',
		'POST',
		message(inboundMessage, '/reactions'),
		{ operation: 'add', type: 'sticker' },
	],
	['400/1001', 'no poll', 'POST', chat(chatIds.direct, '/polls'), {}],
	['400/1003', 'poll is a list', 'POST', chat(chatIds.direct, '/polls'), { poll: [] }],
	['400/1001', 'poll of nothing', 'POST', chat(chatIds.direct, '/polls'), { poll: {} }],
	['400/1003', 'options of words', 'POST', chat(chatIds.direct, '/polls'), poll('Tue', 'Wed')],
	[
		'400/1003',
		'one for options',
		'POST',
		chat(chatIds.direct, '/polls'),
		{ poll: { options: {} } },
	],
	['400/1004', 'one option', 'POST', chat(chatIds.direct, '/polls'), poll(tuesday)],
	['400/1001', 'empty option', 'POST', chat(chatIds.direct, '/polls'), poll(tuesday, { text: '' })],
	['409/2017', 'poll over SMS', 'POST', chat(chatIds.sms, '/polls'), poll(tuesday, tuesday)],
	['409/2017', 'poll over RCS', 'POST', chat(chatIds.rcs, '/polls'), poll(tuesday, tuesday)],
	['404/2001', 'poll to unknown', 'POST', chat(unknownId, '/polls'), poll(tuesday, tuesday)],
	[
		'400/1005',
		'long key of a poll',
		'POST',
		chat(chatIds.direct, '/polls'),
		{ poll: { options: [tuesday, tuesday], idempotency_key: 'k'.repeat(256) } },
	],
	['404/2002', 'poll unknown', 'GET', message(unknownId, '/poll')],
	['404/2001', 'no poll to read', 'GET', message(outboundMessage, '/poll')],
	['404/2001', 'no poll to add to', 'POST', message(outboundMessage, '/poll/options'), {}],
	['404/2001', 'no poll to vote in', 'POST', message(outboundMessage, '/poll/votes'), {}],
	[
		'400/1008',
		'not a card',
		'POST',
		message(outboundMessage, '/update'),
		{ layout: { caption: 'x' } },
	],
	['400/1001', 'card without layout', 'POST', message(outboundMessage, '/update'), {}],
	['400/1001', 'no filename', 'POST', '/v3/attachments', { ...file, filename: '' }],
	['400/1005', 'long name', 'POST', '/v3/attachments', { ...file, filename: 'a'.repeat(256) }],
	['400/5004', 'type', 'POST', '/v3/attachments', { ...file, content_type: 'audio/wav' }],
	['400/5005', 'size', 'POST', '/v3/attachments', { ...file, size_bytes: 104_857_601 }],
	['400/1005', 'size 0', 'POST', '/v3/attachments', { ...file, size_bytes: 0 }],
	['404/2003', 'unknown attachment', 'GET', `/v3/attachments/${unknownId}`],
	['400/1005', 'attachment id', 'DELETE', '/v3/attachments/42'],
	['404/2003', 'delete unknown', 'DELETE', `/v3/attachments/${unknownId}`],
	[
		'404/2019',
		'unknown number',
		'PUT',
		`/v3/phone_numbers/${unknownId}`,
		{ forwarding_number: null },
	],
	[
		'400/1002',
		'forward to nonsense',
		'PUT',
		`/v3/phone_numbers/${seededId('line', 1)}`,
		{ forwarding_number: '911' },
	],
	['400/1002', 'which line for nonsense', 'GET', '/v3/available_number?to=x'],
	['400/1001', 'check nothing', 'POST', '/v3/capability/check_imessage', {}],
	['400/1002', 'RCS of email', 'POST', '/v3/capability/check_rcs', { address: 'a@example.com' }],
	[
		'403/2006',
		'check from elsewhere',
		'POST',
		'/v3/capability/check_imessage',
		{ address: bea, from: '+12025550100' },
	],
	[
		'409/2014',
		'second card',
		'POST',
		'/v3/contact_card',
		{ first_name: 'A', phone_number: supportLine },
	],
	['400/1001', 'card without name', 'POST', '/v3/contact_card', { phone_number: salesLine }],
	['400/1001', 'whose card', 'PATCH', '/v3/contact_card', { first_name: 'A' }],
	[
		'404/2012',
		'no such card',
		'PATCH',
		`/v3/contact_card?phone_number=${encodeURIComponent(salesLine)}`,
		{ first_name: 'A' },
	],
	['400/1001', 'no target', 'POST', '/v3/webhook-subscriptions', { subscribed_events: ['x'] }],
	[
		'400/1001',
		'no events',
		'POST',
		'/v3/webhook-subscriptions',
		{ ...subscription, subscribed_events: [] },
	],
	[
		'400/1005',
		'unknown event',
		'POST',
		'/v3/webhook-subscriptions',
		{ ...subscription, subscribed_events: ['message.exploded'] },
	],
	[
		'400/1005',
		'http target',
		'POST',
		'/v3/webhook-subscriptions',
		{ ...subscription, target_url: 'http://n8n.example.com/hook' },
	],
	[
		'400/1005',
		'private target',
		'POST',
		'/v3/webhook-subscriptions',
		{ ...subscription, target_url: 'https://192.168.1.4/hook' },
	],
	[
		'400/1002',
		'line filter',
		'POST',
		'/v3/webhook-subscriptions',
		{ ...subscription, phone_numbers: ['x'] },
	],
	['404/2010', 'unknown subscription', 'GET', `/v3/webhook-subscriptions/${unknownId}`],
	['404/2010', 'update unknown', 'PUT', `/v3/webhook-subscriptions/${unknownId}`, {}],
	['404/2010', 'delete unknown', 'DELETE', `/v3/webhook-subscriptions/${unknownId}`],
];

describe('The emulator', () => {
	let emulator: Emulator;
	let api: Api;

	beforeAll(async () => {
		emulator = await startEmulator({ frozenClock: true });
		api = apiOf(emulator);
	});
	afterAll(async () => await emulator.close());

	const requests = rows.map(([expected, why, method, path, body]) => {
		return { expected, why, method, path, body };
	});

	it.each(requests)('refuses $method $path with $expected: $why', async (row) => {
		const { expected, method, path, body } = row;
		const response = await api(method, path, body);
		expect(verdict(response)).toBe(expected);
		const { success, error, trace_id: traceId } = response.body as ErrorBody;
		expect(success).toBe(false);
		expect(error.status).toBe(response.status);
		expect(error.message).not.toBe('');
		expect(traceId).toMatch(/^[0-9a-f]{32}$/);
		expect(response.headers.get('x-trace-id')).toBe(traceId);
	});

	it('names the request that it has no endpoint for', async () => {
		const { body } = await api('POST', '/v3/nothing');
		expect((body as ErrorBody).error.message).toBe(
			'The emulator has no POST /v3/nothing; add it to emulator/resources/',
		);
	});

	it('sends nothing for a request that it refuses', () => {
		expect(emulator.received().messages).toEqual([]);
	});

	it.each([[null], ['wrong'], ['']])('refuses the token %p with 401/2004', async (token) => {
		for (const path of ['/v3/phone_numbers', '/v3/nothing']) {
			const response = await apiOf(emulator, token)('GET', path);
			expect(verdict(response)).toBe('401/2004');
		}
	});

	it('refuses with 409/2013 whatever would change a group that was left, which can still be read', async () => {
		const sent = await api('POST', chat(chatIds.five, '/messages'), hello);
		const { id } = (sent.body as { message: { id: string } }).message;
		const asked = await api('POST', chat(chatIds.five, '/polls'), poll(tuesday, tuesday));
		const { message_id: pollId } = asked.body as { message_id: string };
		expect(verdict(await api('POST', chat(chatIds.five, '/leave')))).toBe('202');
		await emulator.advanceClock(100);
		const after = await Promise.all([
			api('POST', chat(chatIds.five, '/messages'), hello),
			api('POST', chat(chatIds.five, '/polls'), poll(tuesday, tuesday)),
			api('POST', message(pollId, '/poll/options'), { options: [tuesday] }),
			api('POST', message(pollId, '/poll/votes'), { operation: 'add', option_id: unknownId }),
			api('POST', chat(chatIds.five, '/typing')),
			api('POST', chat(chatIds.five, '/read')),
			api('POST', chat(chatIds.five, '/leave')),
			api('PUT', chat(chatIds.five), { display_name: 'X' }),
			api('POST', chat(chatIds.five, '/participants'), { handle: elif }),
			api('POST', chat(chatIds.five, '/share_contact_card')),
			api('POST', chat(chatIds.five, '/voicememo'), { voice_memo_url: 'https://e.com/a.mp3' }),
			api('POST', chat(chatIds.five, '/location/request')),
			api('DELETE', chat(chatIds.five, '/typing')),
			api('DELETE', chat(chatIds.five, '/participants'), { handle: elif }),
			api('PATCH', message(id), { text: 'Changed' }),
			api('POST', message(id, '/reactions'), { operation: 'add', type: 'love' }),
		]);
		expect(new Set(after.map(verdict))).toEqual(new Set(['409/2013']));
		expect(verdict(await api('GET', chat(chatIds.five)))).toBe('200');
		expect(verdict(await api('GET', chat(chatIds.five, '/messages')))).toBe('200');
		expect(verdict(await api('GET', message(pollId, '/poll')))).toBe('200');
	});

	it('refuses to subscribe a target a second time with 409/2015', async () => {
		const one = await api('POST', '/v3/webhook-subscriptions', subscription);
		expect(verdict(one)).toBe('201');
		expect(verdict(await api('POST', '/v3/webhook-subscriptions', subscription))).toBe('409/2015');
	});

	it('refuses to send to who has opted out with 403/2024, until they write again', async () => {
		const send = async (more = {}) =>
			verdict(await api('POST', chat(chatIds.direct, '/messages'), { ...hello, ...more }));
		emulator.optOut({ handle: carlos });
		expect(await send()).toBe('403/2024');
		expect(await send({ override_optout: true })).toBe('202');
		const elsewhere = await api('POST', '/v3/chats', create({ from: salesLine, to: [carlos] }));
		expect(verdict(elsewhere)).toBe('403/2024');
		expect(verdict(await api('POST', chat(chatIds.three, '/messages'), hello))).toBe('202');
		emulator.reply({ chatId: chatIds.direct, text: 'Sorry, go on' });
		expect(await send()).toBe('202');
	});

	it('refuses a second capability check within 10 seconds with 429/1007', async () => {
		const check = async () => await api('POST', '/v3/capability/check_imessage', { address: bea });
		expect(verdict(await check())).toBe('200');
		const refused = await check();
		expect(verdict(refused)).toBe('429/1007');
		expect(refused.headers.get('retry-after')).toBe('10');
		await emulator.advanceClock(10_000);
		expect(verdict(await check())).toBe('200');
	});

	it('refuses to send without an eligible line with 409, and with 400 when all are excluded', async () => {
		const send = async (more = {}) =>
			verdict(await api('POST', '/v3/messages', { to: ['+12025550191'], ...hello, ...more }));
		expect(await send({ exclude_from: [supportLine, salesLine] })).toBe('400/1005');
		emulator.setStanding({ line: supportLine, standing: 'CRITICAL' });
		emulator.setStanding({ line: salesLine, standing: 'AT_RISK' });
		expect(await send()).toBe('409/2015');
	});
});
