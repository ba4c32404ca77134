import { asRecord } from '../../nodes/shared/json';
import { runLinq } from './harness';
import { chatId, chatLocator, itemsOf, messagesTo, send, sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

describe('items', () => {
	test('are each sent with their own values', async () => {
		const { items, error } = await runLinq(
			linq,
			send({ text: '=Hi {{ $json.name }}, you are number {{ $itemIndex }}' }),
			{
				items: itemsOf(
					{ chatId: chatId(1), name: 'Bea' },
					{ chatId: chatId(2), name: 'Carlos' },
					{ chatId: chatId(5), name: 'all' },
				),
			},
		);

		expect(error).toBeUndefined();
		expect(items.map(({ chatId: id, text }) => [id, text])).toEqual([
			[chatId(1), 'Hi Bea, you are number 0'],
			[chatId(2), 'Hi Carlos, you are number 1'],
			[chatId(5), 'Hi all, you are number 2'],
		]);
		const sent = linq.received().messages.map(({ chatId: id, parts }) => [id, parts]);
		expect(sent).toHaveLength(3);
		expect(linq.received().requests.map(({ headers }) => headers.authorization)).toEqual(
			Array(3).fill(`Bearer ${linq.token}`),
		);
	});

	test('are sent with a token that was pasted with a line break', async () => {
		const { baseUrl, token } = linq;
		const { error } = await runLinq({ baseUrl, token: ` ${token}\n` }, send(), {
			items: messagesTo([1], 1),
		});
		expect(error).toBeUndefined();
	});

	test('keep their pair, which a later node sees', async () => {
		const { looked, outputs } = await runLinq(linq, send(), {
			items: messagesTo([1, 2, 3], 12),
			look: "{{ $('Start').item.json.text }} → {{ $json.text }}",
		});
		expect(looked).toEqual(
			Array.from({ length: 12 }, (_, index) => `Message ${index} → Message ${index}`),
		);
		expect(outputs[0].map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 12 }, (_, item) => ({ item })),
		);
	});

	test('that give several records each are the pair of all of them', async () => {
		const { looked } = await runLinq(
			linq,
			{
				resource: 'message',
				operation: 'getAll',
				...chatLocator('={{ $json.chatId }}'),
				limit: '={{ $json.limit }}',
			},
			{
				items: itemsOf(
					{ chatId: chatId(1), limit: 3, who: 'first' },
					{ chatId: chatId(2), limit: 2, who: 'second' },
					{ chatId: chatId(1), limit: 1, who: 'third' },
				),
				look: "{{ $('Start').item.json.who }}",
			},
		);
		expect(looked).toEqual(['first', 'first', 'first', 'second', 'second', 'third']);
	});

	test('chain from one operation to the next without any expression', async () => {
		const { items } = await runLinq(linq, {
			resource: 'chat',
			operation: 'create',
			from: { __rl: true, mode: 'phone', value: '+1 205 253 5597' },
			recipients: ['+1 (202) 555-0111', 'mia@example.com'],
			text: 'Hello both',
		});
		expect(items[0]).toMatchObject({ isGroup: true, text: 'Hello both' });

		// No chatId is set: its default takes that of the incoming item.
		const parameters = { resource: 'message', operation: 'send', text: 'And more' };
		const next = await runLinq(linq, parameters, { items: itemsOf(items[0]) });
		expect(next.items[0].chatId).toBe(items[0].chatId);
		expect(sentTexts(linq)).toEqual(['Hello both', 'And more']);
	});

	test('may be none', async () => {
		const { items, error } = await runLinq(linq, send(), { items: [] });
		expect([items, error, linq.received().requests]).toEqual([[], undefined, []]);
	});

	test('may be 300', async () => {
		const chats = [1, 2, 3, 4, 5, 6, 7, 8];
		const { items, error } = await runLinq(linq, send(), { items: messagesTo(chats, 300) });
		expect(error).toBeUndefined();
		expect(items.map(({ text }) => text)).toEqual(
			Array.from({ length: 300 }, (_, index) => `Message ${index}`),
		);
		expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(300);
		expect(linq.received().requests).toHaveLength(300);
	});
});

describe('a simplified record', () => {
	const from = { __rl: true, mode: 'list', value: '+12052535597' };
	const cases: Array<[string, Parameters<typeof runLinq>[1]]> = [
		['message.send', send()],
		['message.getAll', { resource: 'message', operation: 'getAll', limit: 1 }],
		['chat.get', { resource: 'chat', operation: 'get' }],
		['chat.getAll', { resource: 'chat', operation: 'getAll', limit: 1 }],
		[
			'chat.create',
			{ resource: 'chat', operation: 'create', from, recipients: '+12025550111', text: 'Hi' },
		],
		[
			'voiceMemo.send',
			{
				resource: 'voiceMemo',
				operation: 'send',
				audioSource: 'url',
				audioUrl: 'https://example.com/a.mp3',
			},
		],
	];

	test.each(cases)('of %s is flat, short and names its chat', async (_name, parameters) => {
		const { items, error } = await runLinq(linq, parameters, { items: messagesTo([1], 1) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		const record = JSON.parse(JSON.stringify(items[0])) as Record<string, unknown>;
		expect(Object.keys(record).length).toBeLessThanOrEqual(10);
		const nested = Object.keys(record).filter((name) => record[name] instanceof Object);
		expect(nested).toEqual('attachments' in record ? ['attachments'] : []);
		expect(record.chatId).toMatch(/^[0-9a-f-]{36}$/);
		if (!['chat.get', 'chat.getAll'].includes(_name)) {
			expect(record.messageId).toMatch(/^[0-9a-f-]{36}$/);
		}
	});

	test.each(cases)('of %s can be had in full', async (name, parameters) => {
		const items = messagesTo([1], 1);
		const raw = await runLinq(linq, { ...parameters, options: { simplify: false } }, { items });
		expect(raw.error).toBeUndefined();
		const record = asRecord(raw.items[0]);
		// Linq's own field names, nested as Linq has them.
		const nested = Object.values(record).some((value) => typeof value === 'object' && value);
		expect([name, nested]).toEqual([name, true]);
		expect(record).not.toHaveProperty('chatId');
	});
});
