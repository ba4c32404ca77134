import { seededId, startEmulator } from '../../emulator';
import { apiOf, text, verdict } from './support/api';
import { setUpApi } from './support/setUp';
import { bea, carlos, chatIds, salesLine } from './support/seeded';

describe('the admin side', () => {
	const { emulator, api } = setUpApi();

	async function admin(method: string, path: string, body?: unknown) {
		const response = await fetch(`${emulator.url}/_emulator${path}`, {
			method,
			headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
	}

	it('lists what it can do, and needs no token', async () => {
		const { body } = await admin('GET', '');
		expect(body.actions).toContain('POST /_emulator/reply');
	});

	it('injects faults and takes them back', async () => {
		const fault = { kind: 'error', status: 503, count: 2 };
		expect((await admin('POST', '/faults', fault)).status).toBe(204);
		expect((await admin('GET', '/faults')).body.faults).toMatchObject([fault]);
		expect(verdict(await api('GET', '/v3/chats'))).toBe('503/4004');
		await admin('DELETE', '/faults');
		expect(verdict(await api('GET', '/v3/chats'))).toBe('200');
		await admin('POST', '/delivery-faults', { kind: 'drop' });
		expect((await admin('GET', '/faults')).body.delivery).toEqual([{ kind: 'drop', count: 1 }]);
	});

	it('shows what was received, and resets', async () => {
		await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Hello'));
		const { body } = await admin('GET', '/received');
		expect(body.requests).toHaveLength(1);
		expect(body.messages).toMatchObject([{ chatId: chatIds.direct, to: [carlos] }]);
		await admin('POST', '/reset', { seed: false });
		const snapshot = (await admin('GET', '/snapshot')).body;
		expect(snapshot).toMatchObject({ lines: [], chats: [], messages: [] });
		await admin('POST', '/reset');
		expect((await admin('GET', '/snapshot')).body.chats.length).toBeGreaterThan(20);
	});

	it('moves the clock', async () => {
		const before = Date.parse((await admin('GET', '/clock')).body.now);
		const after = (await admin('POST', '/clock', { advanceMs: 60_000 })).body.now;
		expect(Date.parse(after) - before).toBe(60_000);
		expect((await admin('POST', '/clock', { advanceMs: -1 })).status).toBe(400);
	});

	it('makes the other person act', async () => {
		const { body: message } = await admin('POST', '/reply', { from: bea, text: 'Hi' });
		expect(message).toMatchObject({ chat_id: chatIds.long, is_from_me: false, from: bea });
		const chatId = chatIds.four;
		const { body: poll } = await admin('POST', '/reply', { from: bea, poll: ['Tue', 'Wed'] });
		const done = [
			await admin('POST', '/react', { messageId: message.id, type: 'like' }),
			await admin('POST', '/edit', { messageId: message.id, text: 'Hi!' }),
			await admin('POST', '/vote', { messageId: poll.id, option: 'Tue' }),
			await admin('POST', '/poll-options', { messageId: poll.id, options: ['Thu'] }),
			await admin('POST', '/type', { chatId }),
			await admin('POST', '/join', { chatId, handle: '+12025550190' }),
			await admin('POST', '/leave', { chatId, handle: '+12025550190' }),
			await admin('POST', '/share-location', { chatId, handle: bea }),
			await admin('POST', '/fail-message', {}),
			await admin('POST', '/fail-group-change', {}),
			await admin('POST', '/standing', { line: salesLine, standing: 'AT_RISK' }),
			await admin('POST', '/settle'),
		];
		expect(new Set(done.map(({ status }) => status))).toEqual(new Set([204]));
		await admin('POST', '/opt-out', { handle: bea });
		expect((await admin('GET', '/snapshot')).body.optedOut).toEqual([bea]);
		const { body } = await admin('POST', '/events', { type: 'payment.succeeded' });
		expect((await admin('POST', `/deliveries/${body.eventId}/redeliver`)).body).toEqual({
			redelivered: 0,
		});
		expect((await admin('GET', '/deliveries')).body).toEqual({ deliveries: [] });
	});

	it.each([
		['/faults', { kind: 'meteor' }, 'kind must be one of'],
		['/delivery-faults', {}, 'kind must be one of'],
		['/reply', {}, 'chatId or from is needed'],
		['/reply', { chatId: chatIds.direct }, 'text, link or media is needed'],
		['/reply', { chatId: 'x', text: 'Hi' }, 'There is no chat x'],
		['/react', { messageId: 'x' }, 'There is no message x'],
		['/vote', { messageId: 'x', option: 'Tue' }, 'There is no message x'],
		['/vote', { messageId: seededId('message', 1), option: 'Tue' }, 'is not a poll'],
		['/join', [], 'must be a JSON object'],
		['/events', { type: 'call.ended' }, 'needs data'],
		['/events', { type: 'nothing' }, 'There is no event nothing'],
	])('says what is wrong: %s %j', async (path, body, message) => {
		const response = await admin('POST', path, body);
		expect(response.status).toBe(400);
		expect(response.body.error).toContain(message);
	});

	it('takes JSON only, which a foreign web page cannot send', async () => {
		const response = await fetch(`${emulator.url}/_emulator/reset`, {
			method: 'POST',
			headers: { 'Content-Type': 'text/plain' },
			body: '{}',
		});
		expect(response.status).toBe(400);
	});

	it('starts without an account when asked to, and with the given token', async () => {
		const empty = await startEmulator({ seed: false, token: 'other-emulator-token' });
		const { body } = await apiOf(empty)('GET', '/v3/phone_numbers');
		const refused = await apiOf(empty, emulator.token)('GET', '/v3/phone_numbers');
		await empty.close();
		expect(body).toEqual({ phone_numbers: [] });
		expect(verdict(refused)).toBe('401/2004');
	});

	it('can allow typing in groups, as Linq does since August 2026', async () => {
		const newer = await startEmulator({ typingInGroups: true });
		const response = await apiOf(newer)('POST', `/v3/chats/${chatIds.three}/typing`);
		await newer.close();
		expect(verdict(response)).toBe('204');
	});
});
