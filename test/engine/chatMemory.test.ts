import { recall, startRemembering, type Remembered } from './agents';
import { runLinq } from './harness';
import { seededId } from '../../emulator/state/ids';
import { chatId, chatLocator, send, setUpEmulator, toChat } from './linq';

const linq = setUpEmulator({ frozenClock: true });

const BEA = '+12025550111';
const CARLOS = '+12025550112';
/** The seeded chat with Carlos begins with these. */
const BEGIN: Remembered = ['human', '[What you remember of this chat begins here]'];
const HELLO: Remembered[] = [
	BEGIN,
	['ai', 'Hi! How can we help?'],
	['human', 'Just looking around, thanks.'],
];
const CHAT = { chatId: chatId(2) };
const UNANSWERED: Remembered = ['ai', '[Not answered yet]'];

const fieldsOf = (options = {}, messageLimit = 20) => ({
	chatId: { __rl: true, mode: 'list', value: '' },
	messageLimit,
	options,
});

/** What the agent remembers when it gets an item. */
async function remembered(options = {}, json: object = CHAT, messageLimit?: number) {
	return await recall(await startRemembering(linq, fieldsOf(options, messageLimit))([{ ...json }]));
}

const says = (text: string, more = {}) => linq.reply({ ...CHAT, text, ...more });

/** What our line says; gives the message's ID. */
async function answer(text: string, more = {}): Promise<string> {
	const { items } = await runLinq(linq, send({ ...toChat(CHAT.chatId), text, ...more }));
	await linq.advanceClock(5000);
	return String(items[0].messageId);
}

const messageLocator = (value: string) => ({ __rl: true, mode: 'id', value });

const reads = () =>
	linq
		.received()
		.requests.filter(({ method, path }) => method === 'GET' && path.includes('messages'));

describe('Linq Chat Memory', () => {
	test('gives what was said, each side as its own, oldest first', async () => {
		says('Is a table free at seven?');
		await answer('Yes, for how many?');
		says('Two');
		expect(await remembered()).toEqual([
			...HELLO.slice(0, 2),
			['human', 'Just looking around, thanks.\nIs a table free at seven?'],
			['ai', 'Yes, for how many?'],
			['human', 'Two'],
			UNANSWERED,
		]);
	});

	test('leaves out the message that the agent answers, by its ID', async () => {
		const { id: messageId } = says('Just looking around, thanks.');
		expect(await remembered({}, { ...CHAT, messageId })).toEqual([...HELLO, UNANSWERED]);
		expect(await remembered({ leaveOut: '' }, { ...CHAT, messageId })).toEqual([
			...HELLO.slice(0, 2),
			['human', 'Just looking around, thanks.\nJust looking around, thanks.'],
			UNANSWERED,
		]);
	});

	test('leaves out several bubbles that the agent answers at once', async () => {
		const ids = [says('Hi'), says('A table for two?')].map(({ id }) => id);
		const told = [...HELLO, UNANSWERED];
		expect(await remembered({ leaveOut: ids.join(', ') })).toEqual(told);
		expect(await remembered({ leaveOut: '={{ $json.ids }}' }, { ...CHAT, ids })).toEqual(told);
	});

	test('leaves out the messages of all items, each of which is a prompt', async () => {
		const items = [says('Hi'), says('A table for two?')].map(({ id }) => ({
			...CHAT,
			messageId: id,
		}));
		const start = startRemembering(linq, fieldsOf());
		expect(await recall(await start(items))).toEqual([...HELLO, UNANSWERED]);
	});

	test('keeps a message of ours to which somebody has reacted, though it is that of the item', async () => {
		const messageId = await answer('See you at seven');
		linq.react({ messageId, type: 'like' });
		expect(await remembered({}, { ...CHAT, messageId })).toEqual([
			...HELLO,
			['ai', 'See you at seven'],
			['human', '[Reacted with 👍 to the message above]'],
			UNANSWERED,
		]);
	});

	test.each([
		['image/jpeg', 'menu.jpg', '[Photo: menu.jpg]'],
		['video/mp4', 'room.mp4', '[Video: room.mp4]'],
		['audio/x-m4a', 'memo.m4a', '[Audio: memo.m4a]'],
		['text/vcard', 'ana.vcf', '[Contact: ana.vcf]'],
		['application/pdf', 'menu.pdf', '[File: menu.pdf]'],
	])('tells of a file of the type %s in words', async (contentType, filename, description) => {
		says('Look', { media: [{ filename, contentType, data: 'bytes' }] });
		expect((await remembered()).at(-2)).toEqual([
			'human',
			expect.stringContaining(`Look\n${description}`),
		]);
	});

	test('tells of reactions by either side, and of what it does not know', async () => {
		const messageId = await answer('Booked');
		linq.react({ messageId, type: 'custom', customEmoji: '🎉' });
		says('', { text: undefined, newerParts: [{ type: 'poll', title: 'When?' }] });
		expect((await remembered()).slice(3)).toEqual([
			['ai', 'Booked'],
			['human', '[Reacted with 🎉 to the message above]\n[poll]'],
			UNANSWERED,
		]);
	});

	test('remembers words and links only, without Describe Media and Reactions', async () => {
		const messageId = await answer('Booked');
		linq.react({ messageId });
		linq.reply({ ...CHAT, media: [{ filename: 'a.png', contentType: 'image/png', data: '' }] });
		linq.reply({ ...CHAT, link: 'https://example.com' });
		expect((await remembered({ describe: false })).slice(3)).toEqual([
			['ai', 'Booked'],
			['human', 'https://example.com'],
			UNANSWERED,
		]);
	});

	test('says what did not arrive, gives an edited text as it is now, and forgets what was deleted', async () => {
		linq.failMessage();
		await answer('This gets lost');
		const { id } = says('At sven');
		linq.edit({ messageId: id, text: 'At seven' });
		const gone = await answer('Wrong chat, sorry');
		await runLinq(linq, {
			resource: 'message',
			operation: 'delete',
			messageId: { __rl: true, mode: 'id', value: gone },
		});
		expect((await remembered()).slice(3)).toEqual([
			['ai', 'This gets lost\n[Not delivered: nobody has seen this message]'],
			['human', 'At seven'],
			UNANSWERED,
		]);
	});

	test('says that somebody has opted out', async () => {
		says('STOP');
		expect((await remembered()).at(-2)).toEqual([
			'human',
			expect.stringMatching(/STOP\n\[They opted out/),
		]);
	});

	describe('shows what a reply answers,', () => {
		const table = 'A table at seven,\nor at eight?';

		test('whoever replies', async () => {
			const question = await answer(table);
			const { id } = says('Eight', { replyTo: question });
			await answer('Done', { options: { replyToMessageId: messageLocator(id) } });
			expect((await remembered()).slice(3)).toEqual([
				['ai', table],
				['human', '[In reply to "A table at seven, or at eight?"]\nEight'],
				['ai', '[In reply to "Eight"]\nDone'],
			]);
		});

		test('the part of the message that is meant', async () => {
			const media = [{ filename: 'room.jpg', contentType: 'image/jpeg', data: 'bytes' }];
			const { id } = says('Our room', { media });
			says('This one', { replyTo: id, replyToPart: 1 });
			expect((await remembered()).at(-2)?.[1]).toContain(
				'[In reply to "[Photo: room.jpg]"]\nThis one',
			);
		});

		test('a long one in part, and one that is not known as earlier', async () => {
			says('On it', { replyTo: await answer('x'.repeat(300)) });
			says('And that', { replyTo: seededId('message', 999) });
			expect((await remembered()).at(-2)?.[1]).toBe(
				`[In reply to "${'x'.repeat(200)}…"]\nOn it\n[In reply to an earlier message]\nAnd that`,
			);
		});

		test('also the one that the agent is about to answer', async () => {
			const question = await answer(table);
			const { id: messageId } = says('Eight', { replyTo: question });
			expect((await remembered({}, { ...CHAT, messageId })).slice(3)).toEqual([
				['ai', `${table}\n[What they write now is in reply to "A table at seven, or at eight?"]`],
			]);
		});

		test('but nothing that was written before Since', async () => {
			const question = await answer(table);
			const since = new Date(linq.now()).toISOString();
			says('Eight', { replyTo: question });
			expect(await remembered({ since })).toEqual([
				['human', '[In reply to an earlier message]\nEight'],
				UNANSWERED,
			]);
		});

		test('unless Describe Media and Reactions is off', async () => {
			const question = await answer(table);
			const { id } = says('Eight', { replyTo: question });
			const seen = JSON.stringify([
				await remembered({ describe: false }),
				await remembered({ describe: false, leaveOut: id }),
			]);
			expect(seen).not.toContain('In reply');
			expect(seen).not.toContain('in reply');
		});
	});

	test('keeps the message of the item for a sub-agent, whose prompt another agent writes', async () => {
		const { id: messageId } = says('A table?');
		const start = startRemembering(linq, fieldsOf(), { agent: 'startTool' });
		expect((await recall(await start([{ ...CHAT, messageId }]))).at(-2)).toEqual([
			'human',
			'Just looking around, thanks.\nA table?',
		]);
	});

	test('begins with a person, because some models refuse a conversation that does not', async () => {
		await answer('One more thing');
		expect(await remembered({}, CHAT, 1)).toEqual([BEGIN, ['ai', 'One more thing']]);
		says('Yes?');
		expect(await remembered({}, CHAT, 1)).toEqual([['human', 'Yes?'], UNANSWERED]);
	});

	test('has nothing to say of a chat without messages', async () => {
		const body = JSON.stringify({ messages: [], next_cursor: null });
		linq.inject({ kind: 'response', status: 200, body });
		expect(await remembered()).toEqual([]);
	});

	describe('in a group', () => {
		const group = { chatId: chatId(3) };

		test('says who wrote', async () => {
			expect(await remembered({}, group)).toEqual([
				BEGIN,
				['ai', 'Welcome, both of you.'],
				['human', `${BEA}: Hi!\n${CARLOS}: Hey.`],
				UNANSWERED,
			]);
		});

		test('says who wrote, also where the others have written only what is to be answered', async () => {
			const { id: messageId } = linq.reply({ ...group, from: CARLOS, text: 'Me too' });
			await linq.advanceClock(1000);
			linq.reply({ ...group, from: BEA, text: 'For seven' });
			const answered = await remembered({}, { ...group, messageId }, 1);
			expect(answered).toEqual([['human', `${BEA}: For seven`], UNANSWERED]);
		});

		test('does not take an opt-out there for one of the chat', async () => {
			linq.reply({ ...group, from: BEA, text: 'STOP' });
			expect((await remembered({}, group)).at(-2)?.[1]).toMatch(/: STOP$/);
		});

		test('does not without Names in Groups', async () => {
			expect(await remembered({ namesInGroups: false }, group)).toEqual([
				BEGIN,
				['ai', 'Welcome, both of you.'],
				['human', 'Hi!\nHey.'],
				UNANSWERED,
			]);
		});
	});

	describe('reads as little as it can', () => {
		/** The seeded chat with 125 messages. */
		const long = { chatId: chatId(1) };

		test('one page for the latest messages of a long chat', async () => {
			const turns = await remembered({}, long, 30);
			expect(turns.slice(0, 2)).toEqual([
				['human', 'Thank you!'],
				['ai', 'Order 49 has shipped.'],
			]);
			expect(turns).toHaveLength(30);
			expect(reads()).toHaveLength(1);
		});

		test('as many pages as the messages need', async () => {
			expect(await remembered({}, long, 120)).toHaveLength(120);
			expect(reads()).toHaveLength(2);
		});

		test('nothing older than Since', async () => {
			await linq.advanceClock(3_600_000);
			const since = new Date(linq.now() - 1000).toISOString();
			linq.reply({ ...long, text: 'Where is order 63?' });
			expect(await remembered({ since }, long)).toEqual([
				['human', 'Where is order 63?'],
				UNANSWERED,
			]);
			expect(reads()).toHaveLength(1);
		});

		test('once per run of the agent, whatever its tools do meanwhile', async () => {
			const start = startRemembering(linq, fieldsOf());
			const before = await recall(await start([CHAT]));
			says('One more thing');
			const memory = await start([CHAT]);
			expect(await recall(memory)).toEqual(before);
			await memory.saveContext({ input: 'Hi' }, { output: 'Hello' });
			expect(reads()).toHaveLength(1);
		});

		test('again for the next run of a loop, and for another chat', async () => {
			const start = startRemembering(linq, fieldsOf());
			await recall(await start([CHAT]));
			says('One more thing');
			expect((await recall(await start([CHAT], 1))).at(-2)?.[1]).toContain('One more thing');
			expect(await recall(await start([{ chatId: chatId(6) }], 1))).toEqual([...HELLO, UNANSWERED]);
		});

		test('whatever the order in which Linq gives the messages', async () => {
			const body = (ids: number[], next: string | null) =>
				JSON.stringify({
					messages: ids.map((id) => ({
						id: String(id),
						is_from_me: false,
						created_at: new Date(id * 1000).toISOString(),
						parts: [{ type: 'text', value: `Message ${id}` }],
					})),
					next_cursor: next,
				});
			linq.inject({ kind: 'response', status: 200, body: body([1, 3], 'more') });
			linq.inject({ kind: 'response', status: 200, body: body([4, 2], null) });
			expect(await remembered({}, CHAT, 2)).toEqual([
				['human', 'Message 3\nMessage 4'],
				UNANSWERED,
			]);
		});
	});

	test('refuses items of several chats, because an agent has one memory for all', async () => {
		const start = startRemembering(linq, fieldsOf());
		await expect(start([CHAT, { chatId: chatId(6) }])).rejects.toThrow(
			'The items are of several chats',
		);
		expect(reads()).toEqual([]);
	});

	test('names the field that is not right', async () => {
		await expect(remembered({}, {})).rejects.toThrow('Chat: the incoming item has no chatId');
		const other = startRemembering(linq, { ...fieldsOf(), ...chatLocator('Ana') });
		await expect(other([CHAT])).rejects.toThrow('Chat: this is not a chat ID');
		await expect(remembered({}, CHAT, 0)).rejects.toThrow('Messages to Remember: enter 1 or more');
		await expect(remembered({ since: 'yesterday' })).rejects.toThrow('Since: enter a date');
	});

	test('fails when the chat cannot be read', async () => {
		linq.inject({ kind: 'error', status: 404, code: 2001 });
		await expect(remembered()).rejects.toThrow();
	});

	test('keeps nothing of its own, and does not pretend to forget', async () => {
		const memory = await startRemembering(linq, fieldsOf())([CHAT]);
		await memory.saveContext({ input: 'Hi' }, { output: 'Hello' });
		expect(await recall(memory)).toEqual([...HELLO, UNANSWERED]);
		await expect(memory.clear()).rejects.toThrow('The memory is the chat itself');
	});
});
