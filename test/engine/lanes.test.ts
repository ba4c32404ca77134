import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { itemOf, makeTarget, operationOf, parametersOf, withOwnBytes } from '../contract/case';
import { caseOf, cases } from '../contract/cases';
import { runLinq } from './harness';
import { useLinq } from './linq';
import { slowFirst } from './slowFirst';

const linq = useLinq();

/**
 * Operations whose items have no order to keep: reads, and what is new each time. Whoever gives an
 * operation the lane 'none' says so here, too.
 */
const SIDE_BY_SIDE = [
	'attachment.download',
	'attachment.get',
	'attachment.upload',
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

function twoItems(one: (typeof cases)[number], target: string): INodeExecutionData[] {
	return [target, target.toUpperCase()].map((id, index) => withOwnBytes(itemOf(one, id), index));
}

describe('of two items with the same target, the second one', () => {
	test.each(
		cases
			.filter((one) => !SIDE_BY_SIDE.includes(operationOf(one)))
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

/** Runs a case with two items; the first request is held back for so many milliseconds. */
async function run(one: (typeof cases)[number], ms: number) {
	const target = await makeTarget(one, linq);
	const slow = await slowFirst(linq, ms);
	const parameters = forTwoItems(parametersOf(one));
	const options = { ...(parameters.options as INodeParameters), maxRetryWait: 0 };
	await runLinq(
		slow,
		{ ...parameters, options },
		// Whether Linq grants it twice does not matter here.
		{ items: twoItems(one, target), node: { onError: 'continueRegularOutput' } },
	);
	await slow.close();
	return { requests: slow.count(), atOnce: slow.atOnce() };
}
