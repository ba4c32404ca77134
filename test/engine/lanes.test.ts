/* eslint-disable @n8n/community-nodes/no-restricted-globals -- holds a request back */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import {
	itemOf,
	makeTarget,
	operationOf,
	parametersOf,
	withOwnBytes,
	type ContractCase,
} from '../contract/case';
import { caseOf, cases } from '../contract/cases';
import { runLinq } from './harness';
import { setUpEmulator } from './linq';
import { startProxy } from './proxy';

const linq = setUpEmulator();

/**
 * Operations whose items have no order to keep: reads, and what is new each time. Whoever gives an
 * operation the lane 'none' says so here, too.
 */
const SIDE_BY_SIDE = [
	'attachment.download',
	'attachment.get',
	'attachment.upload',
	'blockedHandle.getAll',
	'chat.getAll',
	'contactCard.get',
	'message.get',
	'message.getThread',
	'phoneNumber.getAll',
	'phoneNumber.getAvailable',
	'webhookSubscription.get',
	'webhookSubscription.getAll',
	'webhookSubscription.getEvents',
];

const UUID_OR_ADDRESS = /^([\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[^\s@=]+@[^\s@]+)$/;

/**
 * The parameters as two items have them that mean the same target: the second item spells ids and
 * addresses in capital letters, and has an idempotency key of its own.
 */
function forTwoItems(parameters: INodeParameters): INodeParameters {
	const text = JSON.stringify(parameters, (name, value: unknown) => {
		if (typeof value !== 'string') return value;
		if (name === 'idempotencyKey') return `=${value}-{{ $itemIndex }}`;
		if (!UUID_OR_ADDRESS.test(value)) return value;
		return `={{ $itemIndex === 0 ? '${value}' : '${value.toUpperCase()}' }}`;
	});
	return JSON.parse(text) as INodeParameters;
}

function twoItems(one: ContractCase, target: string): INodeExecutionData[] {
	return [target, target.toUpperCase()].map((id, index) => withOwnBytes(itemOf(one, id), index));
}

/**
 * Stands before Linq, and holds the first request back until a second one has come, but no longer
 * than so many milliseconds.
 */
async function slowFirst(ms: number) {
	const seen = { requests: 0, underWay: 0, atOnce: 0 };
	let secondHasCome: () => void = () => undefined;
	const second = new Promise<void>((resolve) => (secondHasCome = resolve));
	const account = await startProxy(linq, {
		before: async () => {
			seen.atOnce = Math.max(seen.atOnce, ++seen.underWay);
			if (++seen.requests > 1) return secondHasCome();
			const timer = setTimeout(secondHasCome, ms);
			await second;
			clearTimeout(timer);
		},
		after: (json) => {
			seen.underWay--;
			return json;
		},
	});
	return { account, seen };
}

/** Runs a case with two items; the first request is held back for so many milliseconds. */
async function run(one: ContractCase, ms: number) {
	const target = await makeTarget(one, linq);
	const { account, seen } = await slowFirst(ms);
	const parameters = forTwoItems(parametersOf(one));
	const options = { ...(parameters.options as INodeParameters), maxRetryWait: 0 };
	await runLinq(
		account,
		{ ...parameters, options },
		// Whether Linq accepts it twice does not matter here.
		{ items: twoItems(one, target), node: { onError: 'continueRegularOutput' } },
	);
	await account.close();
	return seen;
}

describe('of two items with the same target, the second one', () => {
	test.each(
		cases
			.filter((one) => !one.waits && !SIDE_BY_SIDE.includes(operationOf(one)))
			.map((one) => [one.name, one] as const),
	)('waits until the first one is done: %s', async (_name, one) => {
		const { requests, atOnce } = await run(one, 50);
		expect(requests).toBeGreaterThanOrEqual(2);
		expect(atOnce).toBe(1);
	});

	test.each(SIDE_BY_SIDE)('does not wait, because there is no order to keep: %s', async (name) => {
		const one = caseOf.get(name);
		if (!one) throw new Error(`no contract case for ${name}`);
		const { atOnce } = await run(one, 10_000);
		expect(atOnce).toBe(2);
	});
});
