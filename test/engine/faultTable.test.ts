import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator';
import type { Operation } from '../../nodes/Linq/engine/operation';
import type { Resource } from '../../nodes/Linq/engine/registry';
import { menu } from '../../nodes/Linq/menu';
import {
	itemOf,
	makeTarget,
	parametersOf,
	withOwnBytes,
	type ContractCase,
} from '../contract/case';
import { oneCall } from '../contract/cases';
import { runLinq, type Outcome } from './harness';
import { setUpEmulator } from './linq';
import { until } from '../until';

const linq = setUpEmulator();

// Other tests check the length of the waits. Here a wait takes no time and moves Linq's clock.
let wait: (ms: number) => Promise<void> = async () => undefined;
beforeAll(() => {
	wait = async (ms) => await linq.advanceClock(ms);
});
jest.mock('../../nodes/shared/linq/cancellation', () => ({
	...jest.requireActual<object>('../../nodes/shared/linq/cancellation'),
	pause: async (_context: unknown, ms: number) => await wait(ms),
}));

interface Trouble {
	name: string;
	fault: Fault;
	status?: number;
	/** Whether Linq may have carried out the call. */
	outcomeUnknown: boolean;
}

const FAULTS: Trouble[] = [
	{ name: '429', fault: { kind: 'rateLimit', retryAfter: 1 }, status: 429, outcomeUnknown: false },
	{ name: '500', fault: { kind: 'error', status: 500 }, status: 500, outcomeUnknown: true },
	{ name: '503', fault: { kind: 'error', status: 503 }, status: 503, outcomeUnknown: true },
	{ name: 'the page of a proxy', fault: { kind: 'html' }, status: 502, outcomeUnknown: true },
	{ name: 'a connection lost before', fault: { kind: 'dropBefore' }, outcomeUnknown: true },
	{ name: 'a connection lost after', fault: { kind: 'dropAfter' }, outcomeUnknown: true },
	{ name: 'no response in time', fault: { kind: 'slow', delayMs: 120_000 }, outcomeUnknown: true },
];

const refused = (status: number, code: number): Trouble => ({
	name: `a refusal with ${status}`,
	fault: { kind: 'error', status, code, message: 'Linq <b>says</b> no' },
	status,
	outcomeUnknown: false,
});
/** A 2xx whose body is no proper response: it is not retried, and its outcome is unknown. */
const UNREADABLE: Trouble[] = [
	{
		name: 'a page with 200',
		fault: { kind: 'html', status: 200 },
		status: 200,
		outcomeUnknown: true,
	},
	{
		name: 'JSON that is cut off',
		fault: {
			kind: 'response',
			status: 202,
			headers: { 'Content-Type': 'application/json' },
			body: '{"id":"8',
		},
		status: 202,
		outcomeUnknown: true,
	},
];

const REFUSALS = [refused(400, 1003), refused(401, 2004), refused(409, 2013), refused(422, 4005)];

const isSlow = ({ fault }: Trouble) => fault.kind === 'slow';

/**
 * Milliseconds. Short only where a timeout is tested: on a busy machine, any request may take a while,
 * and one that timed out may arrive later.
 */
const timeoutFor = (trouble: Trouble) => (isSlow(trouble) ? 150 : 60_000);

interface Run {
	/** Made for each run, so that what one run has done is not in the way of the next. */
	target: string;
	items?: (item: INodeExecutionData) => INodeExecutionData[];
	goesOn?: boolean;
	options: IDataObject;
}

async function run(one: ContractCase, { target, items, goesOn, options }: Run): Promise<Outcome> {
	const own = (one.parameters.options ?? {}) as IDataObject;
	const item = itemOf(one, target);
	return await runLinq(
		linq,
		{ ...parametersOf(one), options: { ...own, ...options } as INodeParameters },
		{
			items: items ? items(item) : [item],
			node: goesOn ? { onError: 'continueRegularOutput' } : {},
		},
	);
}

/** An account in which the case succeeds, and the requests from then on. */
async function begin(one: ContractCase) {
	linq.reset();
	const target = await makeTarget(one, linq);
	const before = linq.received().requests.length;
	const sentBefore = linq.received().messages.length;
	return {
		target,
		calls: () => linq.received().requests.slice(before),
		sent: () => linq.received().messages.length - sentBefore,
		arrived: async (count: number) => {
			await until(() => linq.received().requests.length >= before + count);
		},
	};
}

interface Told {
	message: string;
	description: string;
	context: { itemIndex: number; linq: IDataObject };
}

/** What the error must say when the retries have not helped. */
function expectError(
	error: Told | undefined,
	{ fault, status, outcomeUnknown }: Trouble,
	{ once }: ContractCase,
) {
	expect(error?.context.linq.status).toBe(status);
	expect(error?.message).toMatch(/^[A-Z]/);
	// In the editor a description is HTML, which ends in a link; what an API says is not.
	expect(error?.description?.replace(/<a [^<]*<\/a>$/, '')).not.toContain('<');
	const isRead = !once && error?.context.linq.idempotencyKey === undefined;
	expect(error?.message.includes('Linq may have accepted it')).toBe(outcomeUnknown && !isRead);
	if (fault.kind === 'error') expect(error?.context.linq.message).toBeDefined();
}

/** A check that could not run has a result: "unknown". */
const isUnknown = (name: string, { status }: Trouble) =>
	name.startsWith('capability.') && status === 503;

/** The lost check counts: the one after it comes too early, and is retried (api-v3 §4). */
const isCountedCheck = (name: string, { fault }: Trouble) =>
	name.startsWith('capability.') && fault.kind === 'dropAfter';

describe.each(oneCall)('%s', (name, one) => {
	test('has a contract case that says `once: true` if it must not be retried after an unknown outcome', () => {
		const [resource, operation] = name.split('.');
		const { operations } = menu.find(({ value }) => value === resource) as Resource;
		const defined = operations.find(({ value }) => value === operation) as Operation<unknown>;
		expect({ once: one.once ?? false }).toEqual({ once: defined.repeat === 'once' });
	});

	test('is retried after each fault, where that is safe', async () => {
		const quiet = await begin(one);
		const { error } = await run(one, { ...quiet, options: {} });
		expect(error).toBeUndefined();
		const undisturbed = { calls: quiet.calls().length, sent: quiet.sent() };

		for (const trouble of FAULTS) {
			const account = await begin(one);
			linq.inject(trouble.fault);
			const options = { timeout: timeoutFor(trouble) };
			const outcome = await run(one, { ...account, options });
			await account.arrived(1);

			if (trouble.outcomeUnknown && one.once) {
				expectError(outcome.error as unknown as Told, trouble, one);
				expect(account.calls()).toHaveLength(1);
				continue;
			}
			expect([trouble.name, outcome.error]).toEqual([trouble.name, undefined]);
			const calls = undisturbed.calls + (isCountedCheck(name, trouble) ? 2 : 1);
			await account.arrived(calls);
			// The time may be too short for the next attempt, too.
			if (!isSlow(trouble)) expect(account.calls()).toHaveLength(calls);
			expect(account.sent()).toBe(undisturbed.sent);
		}
	});

	test('ends with what each fault was, when it must not wait', async () => {
		for (const trouble of [...FAULTS, ...UNREADABLE, ...REFUSALS]) {
			const account = await begin(one);
			linq.inject({ ...trouble.fault, count: 9 });
			const options = { maxRetryWait: 0, timeout: timeoutFor(trouble) };
			const outcome = await run(one, { ...account, options });
			await account.arrived(1);

			expect(account.calls()).toHaveLength(1);
			if (isUnknown(name, trouble)) {
				expect(outcome.items).toEqual([expect.objectContaining({ result: 'unknown' })]);
				continue;
			}
			expectError(outcome.error as unknown as Told, trouble, one);
			expect(outcome.items).toEqual([]);
			expect(JSON.stringify(outcome.run)).not.toContain(linq.token);
		}
	});

	test('gives an error item for each fault, in its place, when it may go on', async () => {
		const all = [...FAULTS, ...UNREADABLE, ...REFUSALS];
		const account = await begin(one);
		for (const { fault } of all) linq.inject(fault);
		const { outputs, error } = await run(one, {
			...account,
			// Files of the same bytes go up once; here each item has to meet its own fault.
			items: (item) => all.map((_, index) => withOwnBytes(item, index)),
			goesOn: true,
			options: {
				maxRetryWait: 0,
				maxConcurrentChats: 1,
				idempotencyKey: '=item {{ $itemIndex }}',
				timeout: `={{ ${JSON.stringify(all.map(timeoutFor))}[$itemIndex] }}`,
			},
		});
		await account.arrived(all.length);

		expect(error).toBeUndefined();
		expect(account.calls()).toHaveLength(all.length);
		expect(outputs[0]).toHaveLength(all.length);
		all.forEach((trouble, index) => {
			const { json, error: told, pairedItem } = outputs[0][index];
			expect(pairedItem).toEqual({ item: index });
			if (isUnknown(name, trouble)) return;
			expectError(told as unknown as Told, trouble, one);
			expect(json).toEqual({ error: told?.message });
			expect((told as unknown as Told).context.itemIndex).toBe(index);
		});
	});
});
