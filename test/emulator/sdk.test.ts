import LinqAPIV3 from '@linqapp/sdk';
import { seededId } from '../../emulator';
import { sdkEndpoints } from '../../emulator/resources';
import { bea, carlos, chatIds, elif, finn, salesLine, supportLine } from './support/seeded';
import { setUpEmulator, setUpReceiver } from './support/setUp';

const textMessage = (value: string) => ({ parts: [{ type: 'text' as const, value }] });

// The official client was written against the real service: what it accepts has the right form.
describe('the official SDK', () => {
	const emulator = setUpEmulator();
	const receiver = setUpReceiver();
	let linq: LinqAPIV3;

	beforeAll(() => {
		linq = new LinqAPIV3({ apiKey: emulator.token, baseURL: emulator.baseUrl, maxRetries: 0 });
	});

	/** The methods and paths that were called, ids left out. */
	function called(): string[] {
		const id = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
		const { requests } = emulator.received();
		return requests.map(({ method, path }) => `${method} ${path.replace(id, ':id')}`);
	}

	const everyCall = new Set<string>();
	afterEach(() => called().forEach((call) => everyCall.add(call)));

	it('creates a chat, reads it and goes through all of them', async () => {
		const { chat } = await linq.chats.create({
			from: supportLine,
			to: ['+12025550190'],
			message: textMessage('Hello!'),
		});
		expect(chat).toMatchObject({
			display_name: `${supportLine}, +12025550190`,
			is_group: false,
			service: 'iMessage',
			health_status: { status: 'HEALTHY' },
			message: { delivery_status: 'pending', sent_at: null },
		});
		expect(chat.handles.map(({ handle, is_me }) => [handle, is_me])).toEqual([
			[supportLine, true],
			['+12025550190', false],
		]);
		expect((await linq.chats.retrieve(chat.id)).id).toBe(chat.id);

		const seen: string[] = [];
		for await (const one of linq.chats.listChats({ limit: 7 })) seen.push(one.id);
		expect(new Set(seen).size).toBe(25);
		expect(seen).toHaveLength(25);
		expect(seen[0]).toBe(chat.id);
		expect(called().filter((call) => call === 'GET /v3/chats')).toHaveLength(4);
	});

	it('filters chats by line and by person', async () => {
		const bySales = await linq.chats.listChats({ from: salesLine, limit: 100 });
		expect(bySales.chats.length).toBeGreaterThan(5);
		expect(bySales.chats.every((chat) => chat.handles[0].handle === salesLine)).toBe(true);
		const withBea = await linq.chats.listChats({ from: supportLine, to: bea });
		expect(withBea.chats.map(({ id }) => id).sort()).toEqual(
			[chatIds.long, chatIds.three, chatIds.four].sort(),
		);
	});

	it('updates, reads, leaves and shares', async () => {
		expect(await linq.chats.update(chatIds.three, { display_name: 'Crew' })).toEqual({
			chat_id: chatIds.three,
			status: 'pending',
		});
		await emulator.advanceClock(100);
		expect((await linq.chats.retrieve(chatIds.three)).display_name).toBe('Crew');
		await linq.chats.markAsRead(chatIds.direct);
		await linq.chats.shareContactCard(chatIds.direct);
		expect(await linq.chats.leaveChat(chatIds.four)).toMatchObject({
			message: 'Leave group chat queued',
			status: 'accepted',
		});
	});

	it('sends into a chat and pages through its messages', async () => {
		const { chat_id: chatId, message } = await linq.chats.messages.send(chatIds.long, {
			message: textMessage('One more'),
		});
		expect(chatId).toBe(chatIds.long);
		expect(message.delivery_status).toBe('pending');
		const seen: string[] = [];
		for await (const one of linq.chats.messages.list(chatIds.long)) seen.push(one.id);
		expect(new Set(seen).size).toBe(126);
		expect(seen[0]).toBe(message.id);
		expect(called().filter((call) => call.startsWith('GET'))).toHaveLength(3);
	});

	it('sends without choosing a line', async () => {
		const sent = await linq.messages.create({
			to: ['+12025550190'],
			message: textMessage('See https://example.com'),
		});
		expect(sent).toMatchObject({
			created_new_chat: true,
			from: supportLine,
			from_selection: { reason: 'new_best_number', reused_existing_chat: false },
			previous_chat_id: null,
		});
		const again = await linq.messages.create({
			to: ['+12025550190'],
			message: textMessage('Hi again'),
			'Idempotency-Key': 'k1',
		});
		expect(again).toMatchObject({
			chat_id: sent.chat_id,
			created_new_chat: false,
			from_selection: { reason: 'reused_active_chat', reused_existing_chat: true },
		});
	});

	it('gets, edits, deletes and threads messages', async () => {
		const { message } = await linq.chats.messages.send(chatIds.direct, {
			message: textMessage('Helo'),
		});
		const edited = await linq.messages.update(message.id, { text: 'Hello' });
		expect(edited.parts).toMatchObject([{ type: 'text', value: 'Hello' }]);
		const { message: reply } = await linq.chats.messages.send(chatIds.direct, {
			message: { ...textMessage('In reply'), reply_to: { message_id: message.id } },
		});
		const thread: string[] = [];
		for await (const one of linq.messages.listMessagesThread(reply.id, { limit: 1 })) {
			thread.push(one.id);
		}
		expect(thread).toEqual([message.id, reply.id]);
		expect((await linq.messages.retrieve(reply.id)).reply_to).toEqual({
			message_id: message.id,
			part_index: 0,
		});
		await linq.messages.delete(reply.id);
		await expect(linq.messages.retrieve(reply.id)).rejects.toMatchObject({ status: 404 });
	});

	it('reacts, and replaces an app card', async () => {
		expect(
			await linq.messages.addReaction(seededId('message', 2), { operation: 'add', type: 'love' }),
		).toMatchObject({ status: 'accepted', message: 'Reaction processed' });
		const app = { bundle_id: 'com.example.game', name: 'Game', team_id: 'ABCDE12345' };
		const { message } = await linq.chats.messages.send(chatIds.direct, {
			message: { parts: [{ type: 'imessage_app', app, layout: { caption: '1 – 1' } }] },
		});
		await emulator.advanceClock(500);
		const updated = await linq.messages.updateAppCard(message.id, {
			layout: { caption: '2 – 1' },
		});
		expect(updated.message.id).not.toBe(message.id);
		expect(updated.message.parts).toMatchObject([{ app, layout: { caption: '2 – 1' } }]);
	});

	it('adds and removes participants', async () => {
		const { participants } = linq.chats;
		expect(await participants.add(chatIds.four, { handle: elif })).toMatchObject({
			message: 'Participant addition queued',
			status: 'accepted',
		});
		expect(await participants.remove(chatIds.five, { handle: carlos })).toMatchObject({
			message: 'Participant removal queued',
		});
		await emulator.advanceClock(100);
		const statuses = async (id: string) =>
			Object.fromEntries(
				(await linq.chats.retrieve(id)).handles.map(({ handle, status }) => [handle, status]),
			);
		expect((await statuses(chatIds.four))[elif]).toBe('active');
		expect((await statuses(chatIds.five))[carlos]).toBe('removed');
	});

	it('types', async () => {
		await linq.chats.typing.start(chatIds.direct);
		await linq.chats.typing.stop(chatIds.direct);
		expect(emulator.received().requests.map(({ status }) => status)).toEqual([204, 204]);
	});

	it('sends voice memos', async () => {
		const { voice_memo: memo } = await linq.chats.sendVoicememo(chatIds.direct, {
			voice_memo_url: 'https://example.com/hello.m4a',
		});
		expect(memo).toMatchObject({
			from: supportLine,
			to: [carlos],
			voice_memo: { filename: 'hello.m4a', mime_type: 'audio/x-m4a' },
		});
	});

	it('asks for a location and reads it', async () => {
		expect(await linq.chats.location.request(chatIds.direct)).toEqual({
			success: true,
			message: 'Location request sent',
		});
		expect((await linq.chats.location.retrieve(chatIds.direct)).data.features).toEqual([]);
		emulator.shareLocation({ chatId: chatIds.direct, handle: carlos, coordinates: [-86.8, 33.5] });
		const { data } = await linq.chats.location.retrieve(chatIds.direct);
		expect(data.features).toMatchObject([
			{ geometry: { coordinates: [-86.8, 33.5] }, properties: { handle: carlos } },
		]);
	});

	it('uploads, sends and deletes an attachment', async () => {
		const bytes = Buffer.from('hello');
		const upload = await linq.attachments.create({
			filename: 'hello.txt',
			content_type: 'text/plain',
			size_bytes: bytes.length,
		});
		expect((await linq.attachments.retrieve(upload.attachment_id)).status).toBe('pending');
		const put = await fetch(upload.upload_url, {
			method: upload.http_method,
			headers: upload.required_headers,
			body: bytes,
		});
		expect(put.status).toBe(200);
		const stored = await linq.attachments.retrieve(upload.attachment_id);
		expect(stored).toMatchObject({ status: 'complete', filename: 'hello.txt', size_bytes: 5 });
		const { message } = await linq.chats.messages.send(chatIds.direct, {
			message: { parts: [{ type: 'media', attachment_id: upload.attachment_id }] },
		});
		const [part] = message.parts;
		expect(part).toMatchObject({ type: 'media', filename: 'hello.txt', mime_type: 'text/plain' });
		const download = await fetch(stored.download_url ?? '');
		expect(await download.text()).toBe('hello');
		await linq.attachments.delete(upload.attachment_id);
		await expect(linq.attachments.retrieve(upload.attachment_id)).rejects.toMatchObject({
			status: 404,
		});
	});

	it('lists lines, forwards calls and asks which line to use', async () => {
		const { phone_numbers: numbers } = await linq.phoneNumbers.list();
		expect(numbers.map((line) => line.phone_number)).toEqual([supportLine, salesLine]);
		expect(
			await linq.phoneNumbers.update(numbers[0].id, { forwarding_number: '+12025550199' }),
		).toEqual({
			id: numbers[0].id,
			phone_number: supportLine,
			forwarding_number: '+12025550199',
		});
		expect((await linq.phonenumbers.list()).phone_numbers).toHaveLength(2);
		const available = await linq.availableNumber.retrieve({ to: [finn] });
		expect([supportLine, salesLine]).toContain(available.phone_number);
		expect(await (await fetch(available.vcf_url)).text()).toContain(
			`TEL:${available.phone_number}`,
		);
	});

	it('checks what reaches a person', async () => {
		expect(await linq.capability.checkIMessage({ address: bea })).toEqual({
			address: bea,
			available: true,
		});
		await emulator.advanceClock(10_000);
		expect(await linq.capability.checkRCS({ address: '+12025550120' })).toMatchObject({
			available: false,
		});
	});

	it('sets a contact card up', async () => {
		const card = await linq.contactCard.create({ first_name: 'Sal', phone_number: salesLine });
		expect(card).toEqual({ first_name: 'Sal', is_active: true, phone_number: salesLine });
		expect(
			await linq.contactCard.update({ phone_number: salesLine, last_name: 'Es' }),
		).toMatchObject({ first_name: 'Sal', last_name: 'Es' });
		const { contact_cards: cards } = await linq.contactCard.retrieve({ phone_number: salesLine });
		expect(cards).toHaveLength(1);
	});

	it('subscribes to webhooks, and unwraps what it gets', async () => {
		const { events } = await linq.webhookEvents.list();
		expect(events).toContain('message.received');
		const { signing_secret: secret, ...created } = await linq.webhookSubscriptions.create({
			target_url: `${receiver.url}/hook?version=2026-02-03`,
			subscribed_events: ['message.received'],
		});
		const subscriptions = linq.webhookSubscriptions;
		expect(await subscriptions.retrieve(created.id)).toEqual(created);
		expect((await subscriptions.list()).subscriptions).toEqual([created]);

		emulator.reply({ chatId: chatIds.direct, text: 'Café ☕' });
		await emulator.settled();
		const [{ body, headers }] = receiver.deliveries;
		const event = linq.webhooks.unwrap(body, { headers, key: secret });
		expect(event).toMatchObject({
			event_type: 'message.received',
			data: { direction: 'inbound', parts: [{ type: 'text', value: 'Café ☕' }] },
		});
		expect(() => linq.webhooks.unwrap(`${body} `, { headers, key: secret })).toThrow();

		expect(await subscriptions.update(created.id, { is_active: false })).toMatchObject({
			id: created.id,
			is_active: false,
		});
		await subscriptions.delete(created.id);
		expect((await subscriptions.list()).subscriptions).toEqual([]);
	});

	it('has been through every endpoint that the SDK and the emulator share, and nothing else', () => {
		const all = sdkEndpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':id')}`);
		const apiCalls = [...everyCall].filter((call) => call.includes(' /v3/'));
		expect(apiCalls.sort()).toEqual(all.sort());
	});
});
