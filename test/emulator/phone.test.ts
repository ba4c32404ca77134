import { text } from './support/api';
import { setUpApi, setUpReceiver } from './support/setUp';
import { listen } from './support/liveStream';
import { bea, carlos, chatIds, supportLine } from './support/seeded';

interface Outcome {
	tone: string;
	text: string;
}

interface ActivityLine {
	kind: string;
	path?: string;
	status?: number;
	refusal?: { code: number };
	eventType?: string;
	chatId?: string;
	messageId?: string;
	outcomes?: Outcome[];
}

interface Entry {
	id: string;
	failure: unknown;
	parts: Array<{ url: string }>;
}

interface PhoneState {
	at: string;
	account: { people: unknown[]; clock: { stoppedAt: number | null } };
	chats: Array<{ id: string; typing: string[] }>;
	activity: ActivityLine[];
}

describe('what the phone asks the emulator', () => {
	const { emulator, api } = setUpApi({ webhookRetryMs: [1000] });
	const receiver = setUpReceiver();

	const get = async (path: string) => await fetch(`${emulator.url}${path}`);
	const state = async () => (await (await get('/_emulator/phone')).json()) as PhoneState;
	const timeline = async (chatId: string) => {
		const response = await get(`/_emulator/phone/chats/${chatId}`);
		return ((await response.json()) as { entries: Entry[] }).entries;
	};

	describe('the page', () => {
		it('runs nothing but its own modules, by its security policy', async () => {
			const response = await get('/');
			const policy = response.headers.get('content-security-policy') ?? '';
			expect(policy).toContain("default-src 'none'");
			expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/);
			expect(policy).toContain("require-trusted-types-for 'script'");
			expect(policy).not.toContain('unsafe');
			expect(response.headers.get('content-type')).toContain('text/html');
		});

		it('gets every module that it imports, and no other file of the disk', async () => {
			const html = await (await get('/')).text();
			const [, map] = /<script type="importmap">(.*?)<\/script>/s.exec(html) ?? [];
			const { imports } = JSON.parse(map) as { imports: Record<string, string> };
			expect(Object.keys(imports)).toEqual(expect.arrayContaining(['preact', 'htm']));
			for (const path of Object.values(imports)) {
				const response = await get(path);
				expect([path, response.status]).toEqual([path, 200]);
				expect(response.headers.get('content-type')).toContain('text/javascript');
			}
			for (const path of ['/phone/..%2froutes.ts', '/phone/..%5croutes.ts', '/phone/routes.ts']) {
				expect((await get(path)).status).toBe(404);
			}
		});
	});

	describe('the live stream', () => {
		it('tells of a message that was sent, and of each step of its life', async () => {
			const live = await listen(emulator);
			const sent = await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Hello'));
			const { message } = sent.body as { message: { id: string } };
			const entry = await live.hear(({ key }) => key === message.id);
			expect(entry.value).toMatchObject({ status: 'pending', fromLine: true });
			await emulator.advanceClock(400);
			await live.hear(({ key, value }) => key === message.id && value.status === 'delivered');
			const chat = await live.hear(({ kind }) => kind === 'chat');
			expect(chat.value).toMatchObject({ id: chatIds.direct, last: { id: message.id } });
			await live.close();
		});

		it('catches up with what happened while the connection was lost', async () => {
			const before = await listen(emulator);
			emulator.reply({ from: carlos, text: 'before' });
			const { id } = await before.hear(({ kind }) => kind === 'entry');
			await before.close();

			const missed = ['one', 'two', 'three'].map((text) => emulator.reply({ from: carlos, text }));
			const after = await listen(emulator, id);
			for (const message of missed) await after.hear(({ key }) => key === message.id);
			const entries = after.heard.filter(({ kind }) => kind === 'entry');
			expect(entries.map(({ key }) => key)).toEqual(missed.map((message) => message.id));
			await after.close();
		});

		it('sends a thing that changed often once, as it is now', async () => {
			const { at } = await state();
			const { id } = emulator.reply({ from: carlos, text: 'one' });
			emulator.edit({ messageId: id, text: 'two' });
			emulator.edit({ messageId: id, text: 'three' });
			const live = await listen(emulator, at);
			const entry = await live.hear(({ key }) => key === id);
			expect(entry.value).toMatchObject({ edits: 2, parts: [{ value: 'three' }] });
			expect(live.heard.filter(({ key }) => key === id)).toHaveLength(1);
			await live.close();
		});

		it.each([
			['after more changes than are remembered', () => '0'],
			['of another run of the emulator', () => 'ffffffff-3'],
			['that makes no sense', () => 'nonsense'],
		])('tells a page to reload when it asks from a time %s', async (_when, lastEventId) => {
			let known = lastEventId();
			if (known === '0') {
				known = (await state()).at;
				for (let count = 0; count < 11_000; count++) {
					emulator.type({ chatId: chatIds.direct, state: count % 2 ? 'stopped' : 'started' });
				}
			}
			const live = await listen(emulator, known);
			expect((await live.hear(() => true)).kind).toBe('reset');
			await live.close();
		});

		it('tells a page to reload when the account was reset', async () => {
			const live = await listen(emulator);
			await live.hear(({ kind }) => kind === 'account');
			emulator.reset();
			await live.hear(({ kind }) => kind === 'reset');
			await live.close();
		});

		it('tells of the account only what is new', async () => {
			const live = await listen(emulator);
			await live.hear(({ kind }) => kind === 'account');
			emulator.reply({ from: carlos, text: 'Hi' });
			emulator.reply({ from: carlos, text: 'STOP' });
			const second = await live.hear(
				({ kind, value }) =>
					kind === 'account' &&
					(value.people as Array<{ optedOut: boolean }>).some(({ optedOut }) => optedOut),
			);
			const accounts = live.heard.filter(({ kind }) => kind === 'account');
			expect(accounts).toHaveLength(2);
			expect(accounts[1]).toBe(second);
			await live.close();
		});
	});

	describe('the conversation', () => {
		it('keeps a message that was deleted at Linq, because the person keeps it', async () => {
			const sent = await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Oops'));
			const { message } = sent.body as { message: { id: string } };
			await api('DELETE', `/v3/messages/${message.id}`);
			const [last] = (await timeline(chatIds.direct)).slice(-1);
			expect(last).toMatchObject({ id: message.id, parts: [{ value: 'Oops' }] });
		});

		it('shows who came, left and was asked for something, between the messages', async () => {
			const newcomer = '+12025550190';
			emulator.join({ chatId: chatIds.four, handle: newcomer });
			emulator.leave({ chatId: chatIds.four, handle: newcomer });
			await api('PUT', `/v3/chats/${chatIds.four}`, { display_name: 'Lift-off' });
			await emulator.advanceClock(50);
			const notices = (await timeline(chatIds.four)).slice(-3);
			expect(notices).toMatchObject([
				{ kind: 'notice', what: 'joined', handle: newcomer },
				{ kind: 'notice', what: 'left', handle: newcomer },
				{ kind: 'notice', what: 'renamed', name: 'Lift-off', fromLine: true },
			]);
			await api('POST', `/v3/chats/${chatIds.direct}/location/request`);
			emulator.shareLocation({ chatId: chatIds.direct, handle: carlos, coordinates: [2, 48] });
			await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Thanks'));
			await api('POST', `/v3/chats/${chatIds.direct}/share_contact_card`);
			expect((await timeline(chatIds.direct)).slice(-4)).toMatchObject([
				{ what: 'locationRequested', handle: supportLine },
				{ what: 'locationStarted', handle: carlos, location: { coordinates: [2, 48] } },
				{ kind: 'message' },
				{ what: 'cardShared' },
			]);
		});

		it('says why a message failed', async () => {
			emulator.failMessage({ code: 4002, reason: 'Phone not available' });
			await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Hello'));
			await emulator.advanceClock(100);
			const [last] = (await timeline(chatIds.direct)).slice(-1);
			expect(last.failure).toEqual({ code: 4002, reason: 'Phone not available' });
		});

		it('shows a poll with its voters', async () => {
			const { id } = emulator.reply({ from: carlos, poll: ['Tue', 'Wed'] });
			emulator.vote({ messageId: id, option: 'Wed' });
			const [last] = (await timeline(chatIds.direct)).slice(-1);
			const options = [
				{ text: 'Tue', voters: [] },
				{ text: 'Wed', voters: [carlos] },
			];
			expect(last).toMatchObject({ id, parts: [{ type: 'poll', options, reactions: [] }] });
		});

		it('passes a part of a newer kind on, to the page and to subscribers', async () => {
			const clip = { type: 'app_clip', value: 'https://example.com/pay' };
			const message = emulator.reply({ from: carlos, newerParts: [clip] });
			expect(message.parts).toEqual([{ ...clip, reactions: null }]);
			const [last] = (await timeline(chatIds.direct)).slice(-1);
			expect(last.parts).toEqual([{ type: 'newer', content: clip, reactions: [] }]);
		});
	});

	describe('typing', () => {
		const typing = async (chatId: string): Promise<string[]> => {
			const { chats } = await state();
			return chats.find(({ id }) => id === chatId)?.typing ?? ['no chat'];
		};
		const lineTypes = async (chatId: string, method = 'POST') =>
			await api(method, `/v3/chats/${chatId}/typing`);

		it('shows the line, in a chat that was active, until it sends or stops', async () => {
			emulator.reply({ from: carlos, text: 'Hi' });
			await lineTypes(chatIds.direct);
			expect(await typing(chatIds.direct)).toEqual([supportLine]);
			await lineTypes(chatIds.direct, 'DELETE');
			expect(await typing(chatIds.direct)).toEqual([]);
			await lineTypes(chatIds.direct);
			await api('POST', `/v3/chats/${chatIds.direct}/messages`, text('Hello'));
			expect(await typing(chatIds.direct)).toEqual([]);
		});

		it('ends by itself after 85 seconds, counted from the last start', async () => {
			emulator.type({ chatId: chatIds.direct, state: 'started' });
			await emulator.advanceClock(60_000);
			emulator.type({ chatId: chatIds.direct, state: 'started' });
			await emulator.advanceClock(84_000);
			expect(await typing(chatIds.direct)).toEqual([carlos]);
			await emulator.advanceClock(1_000);
			expect(await typing(chatIds.direct)).toEqual([]);
		});

		it('is accepted and not shown in a quiet chat, or outside iMessage', async () => {
			for (const chatId of [chatIds.direct, chatIds.sms, chatIds.rcs]) {
				if (chatId !== chatIds.direct) emulator.reply({ chatId, text: 'Hi' });
				expect((await lineTypes(chatId)).status).toBe(204);
				expect(await typing(chatId)).toEqual([]);
			}
		});
	});

	describe('the activity', () => {
		const subscribe = async (more: Record<string, unknown> = {}) =>
			await api('POST', '/v3/webhook-subscriptions', {
				target_url: `${receiver.url}/webhook/abc/webhook`,
				subscribed_events: ['message.received'],
				...more,
			});

		/** The outcome of a message that Carlos writes now. */
		async function carlosWrites(): Promise<Outcome[] | undefined> {
			const { id } = emulator.reply({ from: carlos, text: 'Hi' });
			await emulator.settled();
			const { activity } = await state();
			return activity.find(({ messageId }) => messageId === id)?.outcomes;
		}

		it('says why nobody was told of an event', async () => {
			expect(await carlosWrites()).toEqual([{ tone: 'none', text: 'no subscription' }]);
			const created = await subscribe({ subscribed_events: ['reaction.added'] });
			const { id } = created.body as { id: string };
			expect(await carlosWrites()).toMatchObject([
				{ text: 'no subscription asks for message.received' },
			]);
			const change = { subscribed_events: ['message.received'], phone_numbers: ['+12052535598'] };
			await api('PUT', `/v3/webhook-subscriptions/${id}`, change);
			expect(await carlosWrites()).toMatchObject([{ text: `no subscription for ${supportLine}` }]);
			await api('PUT', `/v3/webhook-subscriptions/${id}`, { is_active: false });
			expect(await carlosWrites()).toMatchObject([{ text: 'no subscription is switched on' }]);
		});

		it('says how the receiver responded', async () => {
			await subscribe();
			expect(await carlosWrites()).toMatchObject([{ tone: 'good', text: 'n8n answered 200' }]);
			receiver.respondWith(401);
			expect(await carlosWrites()).toMatchObject([{ tone: 'bad', text: '401 from n8n' }]);
			receiver.respondWith(503, 503);
			expect(await carlosWrites()).toMatchObject([
				{ tone: 'waiting', text: '503 from n8n, tries again' },
			]);
			emulator.injectDelivery({ kind: 'drop' });
			expect(await carlosWrites()).toMatchObject([
				{ tone: 'bad', text: 'dropped by an injected fault' },
			]);
		});

		it('says that nobody responds, and names a receiver that is not n8n', async () => {
			await subscribe({ target_url: 'http://127.0.0.1:59999/hook' });
			expect(await carlosWrites()).toMatchObject([
				{ tone: 'waiting', text: '127.0.0.1:59999: ECONNREFUSED, tries again' },
			]);
		});

		it('tells live of a request, with the code and words of a refusal', async () => {
			const live = await listen(emulator);
			await api('POST', `/v3/chats/${chatIds.direct}/messages`, { message: { parts: [] } });
			const { value } = await live.hear(
				({ kind, value: { status } }) => kind === 'activity' && status !== null,
			);
			expect(value).toMatchObject({ kind: 'request', method: 'POST', status: 400 });
			expect(value.refusal).toMatchObject({ code: 1004 });
			expect(JSON.stringify(live.heard)).not.toContain(emulator.token);
			await live.close();
		});
	});

	describe('files', () => {
		async function file(contentType: string, filename: string, data = 'bytes') {
			const message = emulator.reply({
				from: bea,
				media: [{ filename, contentType, data: Buffer.from(data) }],
			});
			const entries = await timeline(chatIds.long);
			return entries.find(({ id }) => id === message.id)?.parts[0].url ?? 'no entry';
		}

		it.each([
			['text/html', 'page.html', 'application/octet-stream', 'attachment'],
			['text/javascript', 'x.js', 'application/octet-stream', 'attachment'],
			['image/svg+xml', 'x.svg', 'image/svg+xml', 'inline'],
			['image/png', 'x.png', 'image/png', 'inline'],
			['image/png\r\nX-Evil: 1', 'x.png', 'application/octet-stream', 'attachment'],
		])('are harmless, whatever they say they are: %j', async (type, name, served, disposition) => {
			const response = await get(await file(type, name));
			expect(response.status).toBe(200);
			expect(response.headers.get('content-type')).toBe(served);
			expect(response.headers.get('content-disposition')).toContain(disposition);
			expect(response.headers.get('content-security-policy')).toContain('sandbox');
			expect(response.headers.get('x-content-type-options')).toBe('nosniff');
			expect(response.headers.get('x-evil')).toBeNull();
		});

		it('have any name', async () => {
			const response = await get(await file('image/png', 'ü"\r\n\ud800.png'));
			expect(response.status).toBe(200);
		});

		it('are harmless under their presigned URLs as well', async () => {
			const { parts } = emulator.reply({
				from: bea,
				media: [{ filename: 'x.html', contentType: 'text/html', data: Buffer.from('<script>') }],
			});
			const response = await fetch((parts[0] as { url: string }).url);
			expect(response.headers.get('content-security-policy')).toContain('sandbox');
		});

		it('come in pieces for a player', async () => {
			const url = emulator.url + (await file('audio/mpeg', 'x.mp3', '0123456789'));
			const part = await fetch(url, { headers: { Range: 'bytes=2-4' } });
			expect(part.status).toBe(206);
			expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
			expect(await part.text()).toBe('234');
			const rest = await fetch(url, { headers: { Range: 'bytes=8-' } });
			expect(await rest.text()).toBe('89');
		});
	});

	it('leads to another program through a door, with what lets the browser in', async () => {
		emulator.addDoor('other', {
			label: 'Other',
			open: async (path) => ({ location: `http://127.0.0.1:9${path}`, cookies: ['a=b'] }),
		});
		const response = await fetch(`${emulator.url}/open/other/x/y`, { redirect: 'manual' });
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe('http://127.0.0.1:9/x/y');
		expect(response.headers.get('set-cookie')).toBe('a=b');
		expect((await get('/open/nowhere/')).status).toBe(404);
	});

	it('introduces somebody, with the service that reaches them', async () => {
		const handle = '+12025550177';
		await fetch(`${emulator.url}/_emulator/people`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ handle, name: 'Nia', service: 'SMS' }),
		});
		const { account } = await state();
		expect(account.people).toContainEqual(
			expect.objectContaining({ handle, name: 'Nia', service: 'SMS' }),
		);
		expect(emulator.reply({ from: handle, text: 'Hi' }).service).toBe('SMS');
	});

	it('stops the clock and lets it run on from where it stood', async () => {
		const clock = async (body: unknown) =>
			await fetch(`${emulator.url}/_emulator/clock`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify(body),
			});
		const stoppedAt = async () => (await state()).account.clock.stoppedAt;
		const before = emulator.now();
		await clock({ frozen: false });
		expect(await stoppedAt()).toBeNull();
		expect(emulator.now()).toBeGreaterThanOrEqual(before);
		await clock({ frozen: true, advanceMs: 5000 });
		expect(await stoppedAt()).not.toBeNull();
		expect(emulator.now()).toBeGreaterThanOrEqual(before + 5000);
	});
});
