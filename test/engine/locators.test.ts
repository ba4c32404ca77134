import { Linq } from '../../nodes/Linq/Linq.node';
import { whenOf } from '../../nodes/shared/listSearch/labels';
import { loadContext, runLinq } from './harness';
import { chatId, send, setUpEmulator, toChat } from './linq';

const linq = setUpEmulator();
const { searchChats, searchLines, searchMessages, searchSubscriptions, searchTargets } = new Linq()
	.methods.listSearch;

const chats = async (filter?: string, token?: string) =>
	await searchChats.call(loadContext(linq), filter, token);
const lines = async (filter?: string) => await searchLines.call(loadContext(linq), filter);
const subscriptions = async () => await searchSubscriptions.call(loadContext(linq));

/** The messages of the chat that is chosen in the panel. */
async function messages(filter?: string, token?: string, chat: unknown = chatId(1)) {
	const context = loadContext(linq);
	jest.spyOn(context, 'getCurrentNodeParameter').mockReturnValue({ mode: 'list', value: chat });
	return await searchMessages.call(context, filter, token);
}

describe('the list of chats', () => {
	test('names every chat so that a person knows it', async () => {
		const { results, paginationToken } = await chats();
		expect(results).toHaveLength(24);
		expect(paginationToken).toBeUndefined();
		const nameOf = (id: string) => results.find(({ value }) => value === id)?.name;
		expect(nameOf(chatId(1))).toMatch(/^\+12025550111 · .* · iMessage · your line \+12052535597$/);
		expect(nameOf(chatId(4))).toMatch(
			/^Group: Launch team \(.*\+12025550113.*\) · .* · iMessage · /,
		);
	});

	test('begins with those used last, and says what was said last and when', async () => {
		await runLinq(linq, send({ ...toChat(chatId(7)), text: 'See you at five' }));
		const { results } = await chats();
		expect(results[0].value).toBe(chatId(7));
		expect(results[0].name).toMatch(/ · See you at five · \d+ \w+ \d{4}, \d\d:\d\d · /);
	});

	test('tells times in the time zone of the workflow', () => {
		const context = loadContext(linq);
		jest.spyOn(context, 'getTimezone').mockReturnValue('Asia/Tokyo');
		expect(whenOf(context, '2026-03-01T23:30:00Z')).toBe('2 Mar 2026, 08:30');
	});

	test('takes ten requests beside its own, and none for a further page', async () => {
		await chats();
		const paths = linq.received().requests.map(({ path }) => path);
		expect(paths).toHaveLength(11);
		expect(new Set(paths).size).toBe(11);
		linq.reset();
		injectPages(2);
		const { paginationToken } = await chats();
		const before = linq.received().requests.length;
		await chats(undefined, paginationToken as string);
		expect(linq.received().requests).toHaveLength(before + 1);
	});

	test('comes without words where they cannot be read', async () => {
		injectPages(1);
		linq.inject({ kind: 'error', status: 500, count: 9 });
		expect((await chats()).results.map(({ name }) => name)).toEqual(['Chat 1 (+1)']);
	});

	test.each([
		['launch', [chatId(4)]],
		['BOOK CLUB', [chatId(5)]],
		['mia@example', [chatId(8)]],
		['+1 (202) 555-0117', [chatId(22), chatId(14)]],
		['202.555.0117', [chatId(22), chatId(14)]],
		['nobody at all', []],
	])('holds only what matches %j', async (filter, ids) => {
		const { results } = await chats(filter);
		expect(results.map(({ value }) => value)).toEqual(ids);
	});

	/** So many pages of one chat each; the cursor is the number of the next page. */
	function injectPages(count: number) {
		for (let page = 1; page <= count; page++) {
			const handles = [{ handle: '+1', is_me: false }];
			const chat = { id: chatId(page), display_name: `Chat ${page}`, handles };
			const next = page < count ? String(page + 1) : null;
			const body = JSON.stringify({ chats: [chat], next_cursor: next });
			const headers = { 'Content-Type': 'application/json' };
			linq.inject({ kind: 'response', status: 200, headers, body, path: '/v3/chats' });
		}
	}

	test('goes on where it ended, page by page', async () => {
		injectPages(3);
		const names: string[] = [];
		let token: string | undefined;
		do {
			const page = await chats(undefined, token);
			names.push(...page.results.map(({ name }) => name));
			token = page.paginationToken as string | undefined;
		} while (token !== undefined);
		expect(names.map((name) => name.split(' · ')[0])).toEqual([
			'Chat 1 (+1)',
			'Chat 2 (+1)',
			'Chat 3 (+1)',
		]);
		const lists = linq.received().requests.filter(({ path }) => path === '/v3/chats');
		expect(lists.map(({ query }) => query.cursor)).toEqual([undefined, '2', '3']);
	});

	test('looks through several pages for a match, but not for ever', async () => {
		injectPages(8);
		const first = await chats('chat 7');
		expect(first.results).toEqual([]);
		expect(first.paginationToken).toBeDefined();
		const second = await chats('chat 7', first.paginationToken as string);
		expect(second.results.map(({ name }) => name)).toEqual(['Chat 7 (+1)']);
	});
});

describe('the list of To', () => {
	const targets = async (filter?: string, token?: string) =>
		await searchTargets.call(loadContext(linq), filter, token);

	test.each([
		['+1 (202) 555-0111', '+12025550111', chatId(1)],
		['mia@example.com', 'mia@example.com', chatId(8)],
	])('begins with the person of %j, before the chats with them', async (filter, person, chat) => {
		const { results } = await targets(filter);
		expect(results[0]).toEqual({
			name: `Write to ${person}`,
			value: person,
		});
		expect(results.map(({ value }) => value)).toContain(chat);
	});

	test('has a person with whom there is no chat', async () => {
		expect((await targets('+12025550190')).results.map(({ value }) => value)).toEqual([
			'+12025550190',
		]);
	});

	test.each([undefined, '', 'launch', '202 555'])('is that of chats for %j', async (filter) => {
		expect(await targets(filter)).toEqual(await chats(filter));
	});

	test('has the person on its first page only', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const handles = [{ handle: '+12025550111', is_me: false }];
		const body = JSON.stringify({ chats: [{ id: chatId(1), handles }] });
		linq.inject({ kind: 'response', status: 200, headers, body, path: '/v3/chats' });
		const { results } = await targets('+12025550111', '2');
		expect(results.map(({ value }) => value)).toEqual([chatId(1)]);
	});
});

describe('the list of messages', () => {
	function injectPages(count: number) {
		for (let page = 1; page <= count; page++) {
			const parts = [{ type: 'text', value: `Words ${page}` }];
			const message = {
				id: chatId(page),
				is_from_me: true,
				parts,
				created_at: '2026-03-01T09:00Z',
			};
			const next = page < count ? String(page + 1) : null;
			const body = JSON.stringify({ messages: [message], next_cursor: next });
			const headers = { 'Content-Type': 'application/json' };
			linq.inject({ kind: 'response', status: 200, headers, body });
		}
	}

	test('looks through several pages for a match', async () => {
		injectPages(3);
		const { results } = await messages('words 3');
		expect(results).toEqual([
			{ name: expect.stringMatching(/^You: Words 3 · 1 Mar 2026, /), value: chatId(3) },
		]);
	});

	test.each(['', '={{ $json.chatId }}', null])(
		'has the latest of the chats used last while the chat is %j',
		async (chat) => {
			await runLinq(linq, send({ ...toChat(chatId(7)), text: 'See you at five' }));
			const before = linq.received().requests.length;
			const { results, paginationToken } = await messages('', undefined, chat);
			expect(results[0]).toEqual({
				name: expect.stringMatching(/^You: See you at five · .* · \+1\d+$/),
				value: linq.received().messages[0].id,
			});
			expect(paginationToken).toBeUndefined();
			expect(linq.received().requests).toHaveLength(before + 11);
			const { results: found } = await messages('AT FIVE', undefined, chat);
			expect(found).toEqual([results[0]]);
		},
	);
});

describe('the list of lines', () => {
	test.each([
		[undefined, ['+12052535597', '+12052535598']],
		['', ['+12052535597', '+12052535598']],
		['5598', ['+12052535598']],
		['(205) 253-5597', ['+12052535597']],
		['999', []],
		['Ana', []],
	])('holds only what matches %j', async (filter, numbers) => {
		const { results } = await lines(filter);
		expect(results).toEqual(numbers.map((number) => ({ name: number, value: number })));
	});
});

describe.each([
	['chats', chats],
	['lines', lines],
	['messages', messages],
	['subscriptions', subscriptions],
])('the list of %s', (_name, search) => {
	test.each([
		[401, 2004, 'Linq does not accept the API token'],
		[403, 2005, 'Linq denied access'],
		[429, 1007, 'Too many messages in a short time'],
		[500, 3006, 'Linq had an internal error'],
	])('tells of %i instead of being empty, at once', async (status, code, message) => {
		linq.inject({ kind: 'error', status, code, count: 9 });
		await expect(search()).rejects.toMatchObject({
			message,
			context: { linq: { status, code } },
		});
		expect(linq.received().requests).toHaveLength(1);
	});

	test('tells of a server that is no Linq', async () => {
		linq.inject({ kind: 'html', status: 200 });
		await expect(search()).rejects.toThrow('The answer was not understood');
	});
});

test.each([
	['chats', chats],
	['lines', lines],
	['subscriptions', subscriptions],
])('the list of %s may be empty where there is nothing', async (_name, search) => {
	linq.reset({ seed: false });
	expect((await search()).results).toEqual([]);
});
