import type { INodeParameters } from 'n8n-workflow';

import { runLinq } from './harness';
import { chatId, chatLocator, itemsOf, setUpEmulator } from './linq';

const linq = setUpEmulator();

/** The first seeded chat has 125 messages. */
const messages = (parameters: INodeParameters): INodeParameters => ({
	resource: 'message',
	operation: 'getAll',
	...chatLocator(chatId(1)),
	...parameters,
});

/** The seeded account has 24 chats. */
const chats = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'chat',
	operation: 'getAll',
	returnAll: true,
	...parameters,
});

const queries = () => linq.received().requests.map(({ query }) => query);

describe('Get Many', () => {
	test.each([
		[{ limit: 1 }, 1, ['1']],
		[{ limit: 50 }, 50, ['50']],
		[{ limit: 100 }, 100, ['100']],
		[{ limit: 101 }, 101, ['100', '100']],
		[{ limit: 150 }, 125, ['100', '100']],
		[{}, 50, ['50']],
		[{ returnAll: true }, 125, ['100', '100']],
		[{ returnAll: true, limit: 3 }, 125, ['100', '100']],
	])('with %j of 125 gives %i', async (parameters, count, pages) => {
		const { items, outputs, error } = await runLinq(linq, messages(parameters));
		expect(error).toBeUndefined();
		expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(count);
		expect(queries().map(({ limit }) => limit)).toEqual(pages);
		expect(queries()[0]).not.toHaveProperty('cursor');
		expect(outputs[0].every(({ pairedItem }) => pairedItem !== undefined)).toBe(true);
	});

	test('reads for each item as much as that item wants', async () => {
		const { items } = await runLinq(
			linq,
			messages({ ...chatLocator('={{ $json.chatId }}'), limit: '={{ $json.limit }}' }),
			{ items: itemsOf({ chatId: chatId(1), limit: 120 }, { chatId: chatId(2), limit: 1 }) },
		);
		expect(items).toHaveLength(121);
		expect(items[120].chatId).toBe(chatId(2));
	});

	test('goes on with the next page after a fault, and repeats none', async () => {
		linq.inject({ kind: 'dropAfter', path: '/v3/chats/*/messages', skip: 1 });
		const { items } = await runLinq(linq, messages({ returnAll: true }));
		expect(new Set(items.map(({ messageId }) => messageId)).size).toBe(125);
		expect(items).toHaveLength(125);
		expect(linq.received().requests).toHaveLength(3);
	});

	test('gives nothing rather than a part when a page cannot be had', async () => {
		linq.inject({ kind: 'error', status: 400, path: '/v3/chats/*/messages', skip: 1 });
		const { items, error } = await runLinq(linq, messages({ returnAll: true }));
		expect(items).toEqual([]);
		expect(error?.message).toBe('Linq could not read the request');
	});

	test.each([
		['to the page before', ['A', 'B', 'A']],
		['to itself', ['A', 'A']],
	])('says so when a page leads back %s, and gives no part of the list', async (_name, cursors) => {
		const headers = { 'Content-Type': 'application/json' };
		for (const next_cursor of [...cursors, 'the end of the test']) {
			const body = JSON.stringify({ messages: [{ id: '1' }], next_cursor });
			linq.inject({ kind: 'response', status: 200, headers, body });
		}
		const { items, error } = await runLinq(linq, messages({ returnAll: true }));
		expect(items).toEqual([]);
		expect(error?.message).toBe('The list from Linq has no end');
		expect(error?.description).toContain('a page that had been read before');
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		expect(queries()).toHaveLength(cursors.length);
	});

	test('does not mind pages in a circle when it has enough', async () => {
		const headers = { 'Content-Type': 'application/json' };
		const body = JSON.stringify({ messages: [{ id: '1' }], next_cursor: 'A' });
		linq.inject({ kind: 'response', status: 200, headers, body, count: 9 });
		const { items, error } = await runLinq(linq, messages({ limit: 2 }));
		expect([items.length, error]).toEqual([2, undefined]);
	});

	test.each([
		['null', '{"messages":[{"id":"1"}],"next_cursor":null}', 1],
		['an empty cursor', '{"messages":[{"id":"1"}],"next_cursor":""}', 1],
		['no cursor', '{"messages":[{"id":"1"}]}', 1],
		['an empty page with a cursor', '{"messages":[],"next_cursor":"20"}', 0],
		['null for the records', '{"messages":null}', 0],
	])('ends with %s', async (_name, body, count) => {
		const headers = { 'Content-Type': 'application/json' };
		linq.inject({ kind: 'response', status: 200, headers, body, count: 9 });
		const { items, error } = await runLinq(linq, messages({ returnAll: true }));
		expect([items.length, error, queries().length]).toEqual([count, undefined, 1]);
	});
});

describe('Message: Get Many', () => {
	test.each([['inbound'], ['outbound']])('gives those that are %s', async (direction) => {
		const { items } = await runLinq(linq, messages({ returnAll: true, filters: { direction } }));
		expect(items).toHaveLength(direction === 'inbound' ? 62 : 63);
		expect(new Set(items.map((item) => item.direction))).toEqual(new Set([direction]));
	});

	test('reads on until there are enough that match', async () => {
		const filters = { direction: 'inbound' };
		const { items } = await runLinq(linq, messages({ limit: 60, filters }));
		expect(items).toHaveLength(60);
		expect(queries().map(({ limit }) => limit)).toEqual(['100', '100']);

		linq.reset();
		expect((await runLinq(linq, messages({ limit: 2, filters }))).items).toHaveLength(2);
		expect(queries()).toHaveLength(1);
	});

	test.each([
		['text in UTC', '2026-05-01T12:00:00Z'],
		['text of another zone', '2026-05-01T14:00:00+02:00'],
		['an expression that gives text', '={{ "2026-05-01T12:00:00.000Z" }}'],
		['an expression that gives a date of n8n', '={{ DateTime.fromISO("2026-05-01T12:00:00Z") }}'],
	])('gives those since a moment, given as %s', async (_name, since) => {
		const { items, error } = await runLinq(linq, messages({ returnAll: true, filters: { since } }));
		expect(error).toBeUndefined();
		const times = items.map(({ createdAt }) => String(createdAt)).sort();
		expect(times[0]).toBe('2026-05-01T12:00:00.000Z');
		expect(times).toHaveLength(6);
	});

	test('gives all with an empty Since', async () => {
		const { items } = await runLinq(linq, messages({ returnAll: true, filters: { since: '' } }));
		expect(items).toHaveLength(125);
	});

	test('refuses a Since that is no date', async () => {
		const { error } = await runLinq(linq, messages({ filters: { since: 'last Tuesday' } }));
		expect(error?.message).toBe('Since: enter a date, such as 2026-03-01T09:00:00Z');
		expect(queries()).toEqual([]);
	});
});

describe('Chat: Get Many', () => {
	test('gives all chats', async () => {
		const { items } = await runLinq(linq, chats());
		expect(items).toHaveLength(24);
		expect(items[0]).toMatchObject({ chatId: expect.stringMatching(/^c4a7/) as unknown });
	});

	test('gives those of a line and of a person, with the + kept in the query', async () => {
		const { items } = await runLinq(
			linq,
			chats({ filters: { from: '+1 (205) 253-5597', to: '+1 202 555 0111' } }),
		);
		expect(queries()).toEqual([{ limit: '100', from: '+12052535597', to: '+12025550111' }]);
		expect(items.length).toBeGreaterThan(0);
		for (const { line, participants } of items) {
			expect(line).toBe('+12052535597');
			expect(participants).toContain('+12025550111');
		}
	});

	test('gives those of a person with an email address', async () => {
		const { items } = await runLinq(linq, chats({ filters: { to: 'mia@example.com' } }));
		expect(items).toHaveLength(1);
	});

	test.each([[{ from: '' }], [{ to: '  ' }], [{}]])(
		'gives all with the empty filters %j',
		async (filters) => {
			const { items } = await runLinq(linq, chats({ filters }));
			expect(items).toHaveLength(24);
			expect(queries()).toEqual([{ limit: '100' }]);
		},
	);

	test('gives no item where there are none', async () => {
		linq.reset({ seed: false });
		const { items, error } = await runLinq(linq, chats());
		expect([items, error]).toEqual([[], undefined]);
	});
});
