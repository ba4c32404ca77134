import { Linq } from '../../nodes/Linq/Linq.node';
import { loadContext } from './harness';
import { chatId, setUpEmulator } from './linq';

const linq = setUpEmulator();
const { searchChats, searchLines, searchMessages, searchSubscriptions } = new Linq().methods
	.listSearch;

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
		expect(nameOf(chatId(1))).toContain('+12025550111');
		expect(nameOf(chatId(4))).toMatch(/^Group: Launch team \(.*\+12025550113.*\)$/);
		expect(linq.received().requests.map(({ query }) => query)).toEqual([{ limit: '100' }]);
	});

	test.each([
		['launch', [chatId(4)]],
		['BOOK CLUB', [chatId(5)]],
		['mia@example', [chatId(8)]],
		['nobody at all', []],
	])('that match %j', async (filter, ids) => {
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
			linq.inject({ kind: 'response', status: 200, headers, body });
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
		expect(names).toEqual(['Chat 1 (+1)', 'Chat 2 (+1)', 'Chat 3 (+1)']);
		expect(linq.received().requests.map(({ query }) => query.cursor)).toEqual([
			undefined,
			'2',
			'3',
		]);
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
		expect(results).toEqual([{ name: 'You: Words 3 (2026-03-01 09:00)', value: chatId(3) }]);
	});

	test('asks for a chat first', async () => {
		await expect(messages('', undefined, '={{ $json.chatId }}')).rejects.toThrow(
			'Choose a chat first',
		);
	});
});

describe('the list of lines', () => {
	test.each([
		[undefined, ['+12052535597', '+12052535598']],
		['', ['+12052535597', '+12052535598']],
		['5598', ['+12052535598']],
		['(205) 253-5597', ['+12052535597']],
		['999', []],
	])('that match %j', async (filter, numbers) => {
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
