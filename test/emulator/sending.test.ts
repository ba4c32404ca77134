import { seededId, startEmulator } from '../../emulator';
import { apiOf, type ErrorBody, text, verdict } from './support/api';
import { setUpApi } from './support/setUp';
import { bea, carlos, chatIds, keikoOnSms, salesLine, supportLine } from './support/seeded';

interface Sent {
	chat_id: string;
	message: { id: string; delivery_status: string };
}
interface Created {
	chat: { id: string; is_group: boolean; service: string; message: { id: string } };
}
interface MessageBody {
	id: string;
	delivery_status: string;
	sent_at: string | null;
	delivered_at: string | null;
	read_at: string | null;
	is_read: boolean;
	is_delivered: boolean;
	service: string;
}

describe('sending', () => {
	const { emulator, api } = setUpApi();

	const send = async (chatId: string, value = 'Hello', more = {}) =>
		await api('POST', `/v3/chats/${chatId}/messages`, text(value, more));
	const create = async (to: string[], more = {}) =>
		await api('POST', '/v3/chats', { from: supportLine, to, ...text('Hello'), ...more });
	const chatOf = (response: { body: unknown }) => (response.body as Created).chat;
	const sentOf = (response: { body: unknown }) => (response.body as Sent).message;
	const get = async (id: string) => (await api('GET', `/v3/messages/${id}`)).body as MessageBody;

	it('takes a person who is named twice in a new chat once, in any letter case', async () => {
		const direct = chatOf(await create(['mia@example.com', 'Mia@Example.com']));
		expect(direct.is_group).toBe(false);
		expect(chatOf(await create(['MIA@example.com'])).id).toBe(direct.id);
	});

	it('keeps a blocked handle and the account apart, except in groups', async () => {
		const handle = carlos;
		const block = async (method: string) => await api(method, '/v3/blocked_handles', { handle });
		expect(verdict(await block('POST'))).toBe('200');
		expect(verdict(await send(chatIds.direct))).toBe('403/2026');
		expect(verdict(await create([handle]))).toBe('403/2026');
		expect(verdict(await send(chatIds.four))).toBe('202');
		expect(() => emulator.reply({ chatId: chatIds.direct, text: 'Hi' })).toThrow('is blocked');

		expect(verdict(await block('DELETE'))).toBe('204');
		expect(verdict(await send(chatIds.direct))).toBe('202');
	});

	it('says who is not in a chat when somebody else is to write there', () => {
		const write = () => emulator.reply({ chatId: chatIds.direct, from: bea, text: 'Hi' });
		expect(write).toThrow(`${bea} is not in chat ${chatIds.direct}`);
	});

	describe('the life of a message', () => {
		it('goes pending, sent, delivered, read', async () => {
			const { id } = sentOf(await send(chatIds.direct));
			const states = [(await get(id)).delivery_status];
			for (const step of [100, 200, 700]) {
				await emulator.advanceClock(step);
				states.push((await get(id)).delivery_status);
			}
			expect(states).toEqual(['pending', 'sent', 'delivered', 'read']);
			const message = await get(id);
			expect(message).toMatchObject({ is_read: true, is_delivered: true });
			const times = [message.sent_at, message.delivered_at, message.read_at];
			expect(new Set(times).size).toBe(3);
			expect(times).toEqual([...times].sort());
		});

		it('gives no receipts in groups and no read receipt over SMS', async () => {
			const group = sentOf(await send(chatIds.three));
			const sms = sentOf(await send(chatIds.sms));
			await emulator.advanceClock(5000);
			expect((await get(group.id)).delivery_status).toBe('sent');
			expect((await get(sms.id)).delivery_status).toBe('delivered');
		});

		it('fails on request, and where the asked service does not reach', async () => {
			emulator.failMessage({ code: 4001 });
			const first = sentOf(await send(chatIds.direct));
			const second = sentOf(await send(chatIds.direct));
			const third = sentOf(await send(chatIds.sms, 'x', { preferred_service: 'iMessage' }));
			await emulator.advanceClock(5000);
			const states = await Promise.all([first, second, third].map(({ id }) => get(id)));
			expect(states.map((one) => one.delivery_status)).toEqual(['failed', 'read', 'failed']);
		});

		it('moves with the wall clock when the clock is not frozen', async () => {
			const live = await startEmulator({ life: { sent: 1, delivered: 2, read: 3 } });
			const call = apiOf(live);
			const response = await call('POST', `/v3/chats/${chatIds.direct}/messages`, text('Hi'));
			const { id } = sentOf(response);
			let state = '';
			while (state !== 'read') {
				const { body } = await call('GET', `/v3/messages/${id}`);
				state = (body as MessageBody).delivery_status;
			}
			await live.close();
			expect(state).toBe('read');
		});
	});

	describe('the chat a create goes to', () => {
		it('is the one with this line and exactly these people, in any order', async () => {
			expect(chatOf(await create([carlos])).id).toBe(chatIds.direct);
			const { id } = chatOf(await create([bea, carlos]));
			expect(id).toBe(chatIds.three);
			expect(chatOf(await create([carlos, bea])).id).toBe(id);
			expect(chatOf(await create([carlos, bea, carlos])).id).toBe(id);
		});

		it('is a new one for another line, another set or a named group', async () => {
			const other = chatOf(await create([carlos, bea], { from: salesLine }));
			const more = chatOf(await create([carlos, bea, keikoOnSms]));
			const fresh = chatOf(await create(['+12025550190']));
			expect(new Set([other.id, more.id, fresh.id, chatIds.three]).size).toBe(4);
			expect(fresh.is_group).toBe(false);
			expect(more.is_group).toBe(true);
			await api('PUT', `/v3/chats/${chatIds.three}`, { display_name: 'Crew' });
			await emulator.advanceClock(100);
			expect(chatOf(await create([bea, carlos])).id).not.toBe(chatIds.three);
		});

		it('runs on the best service that reaches everybody', async () => {
			expect(chatOf(await create(['+12025550190', keikoOnSms])).service).toBe('SMS');
			expect(chatOf(await create(['+12025550191'])).service).toBe('iMessage');
			const preferred = await create(['+12025550192'], text('x', { preferred_service: 'SMS' }));
			expect(chatOf(preferred).service).toBe('RCS');
		});

		it('fails over to another line, with the continuation instead of the message', async () => {
			emulator.setStanding({ line: supportLine, standing: 'CRITICAL' });
			const { body } = await api('POST', '/v3/messages', {
				to: ['mia@example.com'],
				...text('Where were we?'),
				continuation_message: { text: 'Hi, this is our new number.' },
			});
			expect(body).toMatchObject({
				from: salesLine,
				created_new_chat: true,
				from_selection: { reason: 'failover_flagged', reused_existing_chat: false },
				previous_chat_id: seededId('chat', 8),
				message: { parts: [{ value: 'Hi, this is our new number.' }] },
			});
		});
	});

	describe('an idempotency key', () => {
		it('gets the same response again and sends nothing twice', async () => {
			const first = await send(chatIds.direct, 'Hello', { idempotency_key: 'k' });
			await emulator.advanceClock(5000);
			const second = await send(chatIds.direct, 'Hello', { idempotency_key: 'k' });
			expect(second.status).toBe(202);
			expect(second.body).toEqual(first.body);
			const third = await send(chatIds.direct, 'Hello', { idempotency_key: 'other' });
			expect(sentOf(third).id).not.toBe(sentOf(first).id);
			expect(emulator.received().messages.map((one) => one.idempotencyKey)).toEqual(['k', 'other']);
		});

		it('works for new chats and for sends without a line, by header too', async () => {
			const first = await create(['+12025550190'], text('x', { idempotency_key: 'k' }));
			const again = await create(['+12025550190'], text('x', { idempotency_key: 'k' }));
			expect(again.body).toEqual(first.body);
			const body = { to: ['+12025550191'], ...text('x') };
			const byHeader = { 'Idempotency-Key': 'h' };
			const one = await api('POST', '/v3/messages', body, byHeader);
			const two = await api('POST', '/v3/messages', body, byHeader);
			expect(two.body).toEqual(one.body);
			expect(emulator.received().messages).toHaveLength(2);
		});

		it('gets the response of then, although the chat has changed', async () => {
			const people = [bea, carlos, '+12025550190', '+12025550191'];
			const first = await create(people, text('x', { idempotency_key: 'k' }));
			const path = `/v3/chats/${chatOf(first).id}/participants`;
			expect(verdict(await api('DELETE', path, { handle: bea }))).toBe('202');
			await emulator.advanceClock(5000);
			const second = await create(people, text('x', { idempotency_key: 'k' }));
			expect(second.body).toEqual(first.body);
		});

		it('is 404 when its message was deleted', async () => {
			const { id } = sentOf(await send(chatIds.direct, 'x', { idempotency_key: 'k' }));
			await api('DELETE', `/v3/messages/${id}`);
			expect(verdict(await send(chatIds.direct, 'x', { idempotency_key: 'k' }))).toBe('404/2002');
			expect(emulator.received().messages).toHaveLength(1);
		});

		it('is not used up by a send that was refused', async () => {
			const key = { idempotency_key: 'k' };
			expect(verdict(await send(chatIds.direct, '', key))).toBe('400/1004');
			expect(verdict(await send(chatIds.direct, 'x', key))).toBe('202');
		});
	});

	describe('the rate limit', () => {
		it('lets 30 messages per pair through in 60 s, and says when to come back', async () => {
			for (let count = 0; count < 30; count++) {
				if (count === 10) await emulator.advanceClock(20_000);
				expect(verdict(await send(chatIds.direct))).toBe('202');
			}
			const refused = await send(chatIds.direct);
			expect(verdict(refused)).toBe('429/1007');
			expect(refused.headers.get('retry-after')).toBe('40');
			expect((refused.body as ErrorBody).error.retry_after).toBe(40);
			expect(verdict(await create([carlos]))).toBe('429/1007');
			expect(verdict(await send(chatIds.long))).toBe('202');

			await emulator.advanceClock(39_999);
			expect(verdict(await send(chatIds.direct))).toBe('429/1007');
			await emulator.advanceClock(1);
			for (let count = 0; count < 10; count++) {
				expect(verdict(await send(chatIds.direct))).toBe('202');
			}
			expect(verdict(await send(chatIds.direct))).toBe('429/1007');
		});

		it('counts the replacement of an app card, too', async () => {
			const app = { bundle_id: 'com.example.game', name: 'Game', team_id: 'ABCDE12345' };
			const card = { layout: { caption: 'x' } };
			const parts = [{ type: 'imessage_app', app, ...card }];
			const sent = await api('POST', `/v3/chats/${chatIds.direct}/messages`, {
				message: { parts },
			});
			await emulator.advanceClock(2_000);
			const replace = async () =>
				verdict(await api('POST', `/v3/messages/${sentOf(sent).id}/update`, card));
			for (let count = 1; count < 30; count++) expect(await replace()).toBe('202');
			expect(await replace()).toBe('429/1007');
		});

		it('does not count replays', async () => {
			for (let count = 0; count < 31; count++) {
				const response = await send(chatIds.direct, 'x', { idempotency_key: 'k' });
				expect(verdict(response)).toBe('202');
			}
		});
	});

	describe('edits', () => {
		it('are five at most, within 15 minutes', async () => {
			const { id } = sentOf(await send(chatIds.direct));
			const edit = async (value: string) =>
				verdict(await api('PATCH', `/v3/messages/${id}`, { text: value }));
			for (const value of ['1', '2', '3', '4', '5']) expect(await edit(value)).toBe('200');
			expect(await edit('6')).toBe('409/2015');
			const other = sentOf(await send(chatIds.direct));
			await emulator.advanceClock(900_001);
			const late = await api('PATCH', `/v3/messages/${other.id}`, { text: 'x' });
			expect(verdict(late)).toBe('409/2015');
		});
	});

	it('marks what came in as read', async () => {
		const { id } = emulator.reply({ chatId: chatIds.direct, text: 'Hi' });
		expect(await get(id)).toMatchObject({ is_read: false, delivery_status: 'received' });
		await api('POST', `/v3/chats/${chatIds.direct}/read`);
		expect((await get(id)).is_read).toBe(true);
	});
});
