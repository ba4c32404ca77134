import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { menu } from '../../nodes/Linq/menu';
import { locator, makeTarget, parametersOf, TARGET } from '../contract/case';
import { caseOf } from '../contract/cases';
import { startAgent } from './agents';
import { setUpEmulator } from './linq';

const linq = setUpEmulator();

/** By operation, a call that undoes or replaces what its contract case does. */
const CONTRARY: Array<[string, string, (done: IDataObject) => INodeParameters]> = [
	['message.edit', 'other words', () => ({ newText: 'Worse' })],
	['message.updateAppCard', 'another card', () => ({ card: { caption: 'My turn' } })],
	['reaction.add', 'its removal', () => ({ operation: 'remove' })],
	['reaction.add', 'another tapback, which takes its place', () => ({ reaction: 'like' })],
	['reaction.remove', 'its addition', () => ({ operation: 'add' })],
	['participant.add', 'the removal', () => ({ operation: 'remove', handle: '+12025550118' })],
	['participant.remove', 'the addition', () => ({ operation: 'add', handle: '+12025550113' })],
	[
		'contactCard.create',
		'an update',
		() => ({ operation: 'update', updateFields: { firstName: 'Eva' } }),
	],
	[
		'webhookSubscription.create',
		'the deletion',
		({ subscriptionId }) => ({
			operation: 'delete',
			subscriptionId: locator(String(subscriptionId)),
		}),
	],
	[
		'webhookSubscription.create',
		'a move to another URL',
		({ subscriptionId }) => ({
			operation: 'update',
			subscriptionId: locator(String(subscriptionId)),
			updateFields: { targetUrl: 'https://example.com/moved' },
		}),
	],
];

/** Operations without a key that set no state: nothing can be contrary to what they have done. */
const NO_STATE = ['chat.leave', 'chat.shareContactCard', 'location.request', 'voiceMemo.send'];

const once = menu.flatMap((resource) =>
	resource.operations
		.filter(({ repeat }) => repeat === 'once')
		.map((operation) => `${resource.value}.${operation.value}`),
);

/** The parameters of an operation's contract case, with a target that exists. */
async function parametersFor(operation: string): Promise<INodeParameters> {
	const one = caseOf.get(operation);
	if (!one) throw new Error(`no contract case for ${operation}`);
	const target = await makeTarget(one, linq);
	// A tool has no such option as the part of a message.
	const parameters = { ...parametersOf(one), options: {} };
	return JSON.parse(
		JSON.stringify(parameters).replaceAll(JSON.stringify(TARGET), JSON.stringify(target)),
	) as INodeParameters;
}

/** How many requests of the node's have reached Linq so far, without those that made the target. */
function requestCounter() {
	const before = linq.received().requests.length;
	return () => linq.received().requests.length - before;
}

/** The nodes through which the contrary call may come. */
const DOORS: Array<[string, Partial<INode>]> = [
	['the same tool', {}],
	['another tool', { id: 'other-id', name: 'Other' }],
	['a node of the same workflow', { id: 'other-id', name: 'Other', type: 'linq' }],
];

describe('what an agent asks for again', () => {
	test.each(once)('is not done twice when nothing came in between: %s', async (operation) => {
		const parameters = await parametersFor(operation);
		const requests = requestCounter();
		const call = startAgent(linq);
		const first = await call(parameters);
		expect(await call(parameters)).toEqual(first);
		expect(requests()).toBe(1);
	});

	describe.each(DOORS)('is done again after a contrary call by %s', (_door, node) => {
		test.each(CONTRARY)('%s, after %s', async (operation, _name, contrary) => {
			const parameters = await parametersFor(operation);
			const requests = requestCounter();
			const call = startAgent(linq);
			const [done] = await call(parameters);
			// Changes of a group take effect a moment later.
			await linq.advanceClock(1000);
			await call({ ...parameters, ...contrary(done) }, node);
			// Linq may refuse it; that is for Linq to say.
			await call(parameters).catch(() => undefined);
			expect(requests()).toBe(3);
		});
	});

	test('is done again after a contrary call that may have been carried out', async () => {
		const parameters = await parametersFor('reaction.add');
		const requests = requestCounter();
		const call = startAgent(linq);
		await call(parameters);
		linq.inject({ kind: 'dropAfter' });
		await expect(call({ ...parameters, operation: 'remove' })).rejects.toThrow('accepted it');
		await call(parameters);
		expect(requests()).toBe(3);
	});

	test('is not done again after a contrary call that Linq refused', async () => {
		const parameters = await parametersFor('reaction.add');
		const requests = requestCounter();
		const call = startAgent(linq);
		await call(parameters);
		linq.inject({ kind: 'error', status: 400 });
		await expect(call({ ...parameters, operation: 'remove' })).rejects.toThrow();
		await call(parameters);
		expect(requests()).toBe(2);
	});

	test('is not done again after the same was done to another target', async () => {
		const parameters = await parametersFor('message.edit');
		const other = await parametersFor('message.edit');
		const requests = requestCounter();
		const call = startAgent(linq);
		await call(parameters);
		await call(other);
		await call(parameters);
		expect(requests()).toBe(2);
	});

	test('may be done although the outcome of an earlier attempt is unknown, when a contrary call came in between', async () => {
		const parameters = await parametersFor('message.edit');
		const requests = requestCounter();
		const call = startAgent(linq);
		linq.inject({ kind: 'dropAfter' });
		await expect(call(parameters)).rejects.toThrow('accepted it');
		await expect(call(parameters)).rejects.toThrow('accepted it');
		expect(requests()).toBe(1);
		await call({ ...parameters, newText: 'Worse' });
		expect(await call(parameters)).toMatchObject([{ text: expect.stringMatching(/^Better/) }]);
	});
});

const known = new Set([...CONTRARY.map(([operation]) => operation), ...NO_STATE]);

test.each(once)(
	'%s is done once: it says what could be contrary to it, or that nothing can',
	(name) => {
		if (!known.has(name)) throw new Error(`Add ${name} to CONTRARY or to NO_STATE, above`);
	},
);

test('nothing else is said to be done once', () => {
	expect([...known].sort()).toEqual([...once].sort());
});
