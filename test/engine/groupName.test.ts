import type { INodeParameters } from 'n8n-workflow';

import { runLinq, type RunOptions } from './harness';
import { sentTexts, setUpEmulator } from './linq';

const linq = setUpEmulator();

const PUT = { method: 'PUT', path: '/v3/chats/*' };

/** *Chat: Create* for a new group, with a name. */
const create = async (parameters: INodeParameters = {}, options: RunOptions = {}) =>
	await runLinq(
		linq,
		{
			resource: 'chat',
			operation: 'create',
			from: { __rl: true, mode: 'phone', value: '+12052535597' },
			recipients: ['+12025550191', '+12025550192'],
			text: 'Welcome',
			options: { groupName: 'Launch crew', maxRetryWait: 0 },
			...parameters,
		},
		options,
	);

const nameOf = async (chatId: unknown) => {
	await linq.advanceClock(1000);
	const chat = { chatId: { __rl: true, mode: 'id', value: String(chatId) } };
	return (await runLinq(linq, { resource: 'chat', operation: 'get', ...chat })).items[0]
		.displayName;
};

describe('a name for a new group', () => {
	test('is given right after its first message', async () => {
		const { items, error } = await create();
		expect(error).toBeUndefined();
		expect(items).toMatchObject([{ text: 'Welcome', displayName: 'Launch crew', isGroup: true }]);
		expect(linq.received().requests.map(({ method }) => method)).toEqual(['POST', 'PUT']);
		expect(await nameOf(items[0].chatId)).toBe('Launch crew');
	});

	test('that fails does not fail the group, and the output says so', async () => {
		linq.inject({ ...PUT, kind: 'error', status: 500 });
		const { items, error } = await create();
		expect(error).toBeUndefined();
		expect(sentTexts(linq)).toEqual(['Welcome']);
		expect(items[0]).toMatchObject({
			chatId: expect.any(String),
			groupNameProblem: expect.stringContaining('Linq had an internal error'),
		});
		expect(items[0].displayName).not.toBe('Launch crew');
	});

	test('makes no second group when the execution is retried', async () => {
		linq.inject({ kind: 'error', status: 500, method: 'POST', afterWork: true });
		const failed = await create();
		expect(failed.error).toBeDefined();
		const { items } = await create({}, { retryOf: failed.run.data });
		expect(sentTexts(linq)).toEqual(['Welcome']);
		expect(await nameOf(items[0].chatId)).toBe('Launch crew');
	});

	test('is refused for one person before anything is sent', async () => {
		const { error } = await create({ recipients: ['+12025550191'] });
		expect(error?.message).toBe('Only groups have a name, and To has one person');
		expect(linq.received().requests).toEqual([]);
	});

	test('that is empty is none', async () => {
		await create({ options: { groupName: ' ' } });
		expect(linq.received().requests.map(({ method }) => method)).toEqual(['POST']);
	});
});
