import type { INodeParameters } from 'n8n-workflow';

import { runLinq, type RunOptions } from './harness';
import { messagesTo, send, setUpEmulator } from './linq';

const linq = setUpEmulator();

const HINT = /runs in a sub-workflow.*use it as Idempotency Key in the options/;
const items = messagesTo([1, 2], 4);
const hintsOf = async (parameters: INodeParameters, options: RunOptions) =>
	(await runLinq(linq, parameters, { items, ...options })).hints;

describe('A send in a sub-workflow', () => {
	test('without an Idempotency Key says once per run what protects from duplicates', async () => {
		expect(await hintsOf(send(), { mode: 'integrated' })).toEqual([expect.stringMatching(HINT)]);
		expect(linq.received().messages).toHaveLength(4);
	});

	test('says so when one of the items has no key', async () => {
		const options = { idempotencyKey: '={{ $json.text === "Message 0" ? "" : $json.text }}' };
		const hints = await hintsOf(send({ options }), { mode: 'integrated' });
		expect(hints).toEqual([expect.stringMatching(HINT)]);
	});

	test('with a key for every item says nothing', async () => {
		const options = { idempotencyKey: '={{ $json.text }}' };
		expect(await hintsOf(send({ options }), { mode: 'integrated' })).toEqual([]);
	});

	test('with a key is not repeated when the parent is retried, which starts another execution', async () => {
		const options = { idempotencyKey: '={{ $json.text }}' };
		await hintsOf(send({ options }), { mode: 'integrated' });
		await hintsOf(send({ options }), { mode: 'integrated' });
		expect(linq.received().messages).toHaveLength(4);
	});
});

test.each(['trigger', 'manual', 'webhook', 'retry'] as const)(
	'A send in an execution of mode %s says nothing of sub-workflows',
	async (mode) => {
		expect(await hintsOf(send(), { mode })).toEqual([]);
	},
);

test.each([
	{ resource: 'voiceMemo', audioSource: 'url', audioUrl: 'https://example.com/hello.m4a' },
	{ resource: 'location', operation: 'request' },
])('An operation without keys says in a sub-workflow where it belongs: %j', async (parameters) => {
	const hints = await hintsOf(send(parameters), { mode: 'integrated' });
	expect(hints).toEqual([expect.stringMatching(/is done again.*into the workflow that calls/)]);
});

test('An operation that is no send says nothing of sub-workflows', async () => {
	const parameters = { resource: 'chat', operation: 'getAll' };
	expect(await hintsOf(parameters, { mode: 'integrated', items: [{ json: {} }] })).toEqual([]);
});
