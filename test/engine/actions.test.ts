import type { INodeParameters } from 'n8n-workflow';

import { seededId } from '../../emulator/state/ids';
import { runLinq } from './harness';
import { chatId, chatLocator, itemsOf, setUpEmulator } from './linq';

const linq = setUpEmulator();

/** Seeded: a direct chat, a group of four with a name, a direct SMS chat, a chat of the line without card. */
const DIRECT = 1;
const GROUP = 4;

const act = async (name: string, chat: number, others: INodeParameters = {}) => {
	const [resource, operation] = name.split('.');
	return await runLinq(linq, { resource, operation, ...chatLocator(chatId(chat)), ...others });
};

describe('an operation without a response body says that it is done', () => {
	test.each([
		['chat.markAsRead', DIRECT],
		['chat.shareContactCard', DIRECT],
		['typing.start', DIRECT],
		['typing.stop', DIRECT],
	])('%s', async (name, chat) => {
		const { items, error } = await act(name, chat);
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: true, chatId: chatId(chat) }]);
		expect(linq.received().requests[0].status).toBe(204);
	});
});

describe('an operation that Linq does later says so', () => {
	test('chat.leave', async () => {
		const { items } = await act('chat.leave', GROUP);
		expect(items).toEqual([
			{ success: true, chatId: chatId(GROUP), status: 'accepted', message: expect.any(String) },
		]);
		await linq.advanceClock(1000);
		const { error } = await act('typing.start', GROUP);
		expect(error?.message).toBe('This chat is no longer available');
	});

	test('chat.update', async () => {
		const { items } = await act('chat.update', GROUP, { updateFields: { displayName: 'Crew' } });
		expect(items).toMatchObject([{ success: true, chatId: chatId(GROUP), status: 'pending' }]);
		await linq.advanceClock(1000);
		expect((await act('chat.get', GROUP)).items[0].displayName).toBe('Crew');
	});

	test('participant.add and participant.remove', async () => {
		const handle = '+12025550118';
		const added = await act('participant.add', GROUP, { handle: '+1 (202) 555-0118' });
		expect(added.items).toMatchObject([{ success: true, chatId: chatId(GROUP), handle }]);
		await linq.advanceClock(1000);
		expect((await act('chat.get', GROUP)).items[0].participants).toContain(handle);

		const removed = await act('participant.remove', GROUP, { handle });
		expect(removed.items).toMatchObject([{ success: true, chatId: chatId(GROUP), handle }]);
		await linq.advanceClock(1000);
		const { request, body } = { request: linq.received().requests.at(-1), body: { handle } };
		expect([request?.method, request?.body]).toEqual(['DELETE', body]);
	});
});

describe('what Linq refuses is explained', () => {
	test.each<[string, number, INodeParameters, string]>([
		[
			'chat.update',
			DIRECT,
			{ updateFields: { displayName: 'x' } },
			'Direct chats cannot be updated',
		],
		['chat.leave', DIRECT, {}, 'Only groups of 4 or more people can be left'],
		[
			'participant.add',
			DIRECT,
			{ handle: '+12025550118' },
			'Only groups have participants that can change',
		],
		['chat.get', 999, {}, 'The chat was not found'],
	])('%s', async (name, chat, others, message) => {
		const { error, items } = await act(name, chat, others);
		expect(error?.message).toBe(message);
		expect(items).toEqual([]);
	});

	test('an edit of what somebody else has said', async () => {
		const { error, items } = await runLinq(linq, {
			resource: 'message',
			operation: 'edit',
			messageId: { __rl: true, mode: 'id', value: seededId('message', 127) },
			newText: 'x',
		});
		expect(error?.message).toBe('This message cannot be edited');
		expect(error?.description).toContain('5 times at most. Linq says: "');
		expect(items).toEqual([]);
	});

	test('a line without a contact card', async () => {
		linq.inject({ kind: 'error', status: 404, code: 2012 });
		const { error } = await act('chat.shareContactCard', DIRECT);
		expect(error?.message).toBe('No contact card is set up for this line');
	});
});

describe('typing', () => {
	test.each(['typing.start', 'typing.stop'])('in a group does not fail: %s', async (name) => {
		const { items, error } = await act(name, GROUP);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ success: false, chatId: chatId(GROUP), reason: expect.stringMatching(/\w/) },
		]);
	});

	test.each([
		[403, 2005],
		[409, 2016],
		[409, 2017],
	])('that the kind of chat does not allow, %i/%i, does not fail', async (status, code) => {
		linq.inject({ kind: 'error', status, code, message: 'Not here' });
		const { items, error } = await act('typing.start', DIRECT);
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: false, chatId: chatId(DIRECT), reason: 'Not here' }]);
	});

	test.each([
		[400, 1002],
		[401, 2004],
		[403, 2006],
		[404, 2001],
		[409, 2013],
		[409, 2015],
	])('that fails for another reason, %i/%i, does fail', async (status, code) => {
		linq.inject({ kind: 'error', status, code });
		const { items, error } = await act('typing.start', DIRECT);
		expect(error?.context).toMatchObject({ linq: { status, code } });
		expect(items).toEqual([]);
	});

	test.each(['SMS', 'RCS'])('that nobody can see, as on %s, says so', async (service) => {
		const body = JSON.stringify({ id: chatId(DIRECT), service });
		const headers = { 'Content-Type': 'application/json' };
		linq.inject({ kind: 'response', method: 'GET', status: 200, headers, body });
		const { items, error } = await act('typing.start', DIRECT);
		expect(error).toBeUndefined();
		expect(items).toEqual([
			{ success: false, reason: expect.stringContaining(service), chatId: chatId(DIRECT) },
		]);
	});

	test('is done, whatever happens to the look at the chat', async () => {
		linq.inject({ kind: 'error', method: 'GET', status: 404, code: 2001 });
		const { items, error } = await act('typing.start', DIRECT);
		expect(error).toBeUndefined();
		expect(items).toEqual([{ success: true, chatId: chatId(DIRECT) }]);
	});

	test('refused for one of several chats leaves the others alone', async () => {
		const { items } = await runLinq(
			linq,
			{ resource: 'typing', operation: 'start', ...chatLocator('={{ $json.chatId }}') },
			{
				items: itemsOf(
					{ chatId: chatId(DIRECT) },
					{ chatId: chatId(GROUP) },
					{ chatId: chatId(2) },
				),
			},
		);
		expect(items.map(({ success }) => success)).toEqual([true, false, true]);
	});
});
