import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import type { Fault } from '../../emulator';
import { menu } from '../../nodes/Linq/resources';
import { cases } from '../contract/cases';
import { runLinq, type Outcome } from './harness';
import { useLinq } from './linq';

const linq = useLinq();

// How long to wait is for other tests to say. Here only Linq's clock goes on meanwhile.
let wait: (ms: number) => Promise<void> = async () => undefined;
beforeAll(() => {
	wait = async (ms) => await linq.advanceClock(ms);
});
jest.mock('../../nodes/shared/cancellation', () => ({
	...jest.requireActual<object>('../../nodes/shared/cancellation'),
	pause: async (_context: unknown, ms: number) => await wait(ms),
}));

/** Calls that Linq gives no key and that do something each time: not sent again in doubt. */
const ONCE = new Set([
	'chat.leave',
	'chat.shareContactCard',
	'contactCard.create',
	'location.request',
	'message.edit',
	'message.updateAppCard',
	'participant.add',
	'participant.remove',
	'reaction.add',
	'reaction.remove',
	'voiceMemo.send',
	'webhookSubscription.create',
]);

interface Trouble {
	name: string;
	fault: Fault;
	status?: number;
	/** Whether Linq may have carried out the call. */
	open: boolean;
}

const FAULTS: Trouble[] = [
	{ name: '429', fault: { kind: 'rateLimit', retryAfter: 1 }, status: 429, open: false },
	{ name: '500', fault: { kind: 'error', status: 500 }, status: 500, open: true },
	{ name: '503', fault: { kind: 'error', status: 503 }, status: 503, open: true },
	{ name: 'the page of a proxy', fault: { kind: 'html' }, status: 502, open: true },
	{ name: 'a connection lost before', fault: { kind: 'dropBefore' }, open: true },
	{ name: 'a connection lost after', fault: { kind: 'dropAfter' }, open: true },
	{ name: 'no answer in time', fault: { kind: 'slow', delayMs: 300 }, open: true },
];

const refused = (status: number, code: number): Trouble => ({
	name: `a refusal with ${status}`,
	fault: { kind: 'error', status, code, message: 'Linq <b>says</b> no' },
	status,
	open: false,
});
/** A success whose body is no answer: it is not asked again, but nobody knows what was done. */
const UNREADABLE: Trouble[] = [
	{ name: 'a page with 200', fault: { kind: 'html', status: 200 }, status: 200, open: true },
	{
		name: 'JSON that is cut off',
		fault: {
			kind: 'response',
			status: 202,
			headers: { 'Content-Type': 'application/json' },
			body: '{"id":"8',
		},
		status: 202,
		open: true,
	},
];

const REFUSALS = [refused(400, 1003), refused(401, 2004), refused(409, 2013), refused(422, 4005)];

/** One case for each operation; a check of several handles is a check of each. */
const operations = menu.flatMap(({ value: resource, operations: all }) =>
	all.map(({ value: operation }) => {
		const name = `${resource}.${operation}`;
		const { parameters, item } = cases.find((one) => one.name.split(',')[0] === name) ?? {};
		const handles = resource === 'capability' ? { handles: ['+12025550123'] } : {};
		return [name, { resource, operation, ...parameters, ...handles }, item] as const;
	}),
);

interface Run {
	parameters: INodeParameters;
	items: INodeExecutionData[];
	goesOn?: boolean;
	options: IDataObject;
}

async function run({ parameters, items, goesOn, options }: Run): Promise<Outcome> {
	const own = (parameters.options ?? {}) as IDataObject;
	return await runLinq(
		linq,
		{ ...parameters, options: { ...own, timeout: 150, ...options } as INodeParameters },
		{ items, node: goesOn ? { onError: 'continueRegularOutput' } : {} },
	);
}

interface Told {
	message: string;
	description: string;
	context: { itemIndex: number; linq: IDataObject };
}

const calls = () => linq.received().requests.length;

/** What an error must tell of a fault that was not outlived. */
function expectError(error: Told | undefined, { fault, status, open }: Trouble, name: string) {
	expect(error?.context.linq.status).toBe(status);
	expect(error?.message).toMatch(/^[A-Z]/);
	// In the editor a description is HTML; what an API says is not.
	expect(error?.description).not.toContain('<');
	const isRead = !ONCE.has(name) && error?.context.linq.idempotencyKey === undefined;
	expect(error?.message.includes('Linq may have accepted it')).toBe(open && !isRead);
	if (fault.kind === 'error') expect(error?.context.linq.message).toBeDefined();
}

/** A check that could not run is an answer: "unknown". */
const isUnknown = (name: string, { status }: Trouble) =>
	name.startsWith('capability.') && status === 503;

describe.each(operations)('%s', (name, parameters, given) => {
	const item = given ?? { json: {} };

	test('outlives each fault once, where that is safe', async () => {
		for (const trouble of FAULTS) {
			linq.reset();
			linq.inject(trouble.fault);
			const { error } = await run({ parameters, items: [item], options: {} });
			const told = error as Told | undefined;

			if (trouble.open && ONCE.has(name)) {
				expectError(told, trouble, name);
				expect(calls()).toBe(1);
			} else {
				expect(calls()).toBeGreaterThan(1);
				// Linq may refuse the call itself; the fault is not what ended it.
				const last = told?.context.linq.status ?? 404;
				expect([400, 403, 404, 409]).toContain(last);
			}
		}
	});

	test('ends with what each fault was, when it must not wait', async () => {
		for (const trouble of [...FAULTS, ...UNREADABLE, ...REFUSALS]) {
			linq.reset();
			linq.inject({ ...trouble.fault, count: 9 });
			const outcome = await run({ parameters, items: [item], options: { maxRetryWait: 0 } });

			expect(calls()).toBe(1);
			if (isUnknown(name, trouble)) {
				expect(outcome.items).toEqual([expect.objectContaining({ result: 'unknown' })]);
				continue;
			}
			expectError(outcome.error as unknown as Told, trouble, name);
			expect(outcome.items).toEqual([]);
			expect(JSON.stringify(outcome.run)).not.toContain(linq.token);
		}
	});

	test('gives an error item for each fault, in its place, when it may go on', async () => {
		const all = [...FAULTS, ...UNREADABLE, ...REFUSALS];
		for (const { fault } of all) linq.inject(fault);
		const { outputs, error } = await run({
			parameters,
			// Files of the same bytes go up once; here each item has to meet its own fault.
			items: all.map((_, index) => withOwnBytes(item, index)),
			goesOn: true,
			options: { maxRetryWait: 0, maxConcurrentChats: 1 },
		});

		expect(error).toBeUndefined();
		expect(calls()).toBe(all.length);
		expect(outputs[0]).toHaveLength(all.length);
		all.forEach((trouble, index) => {
			const { json, error: told, pairedItem } = outputs[0][index];
			expect(pairedItem).toEqual({ item: index });
			if (isUnknown(name, trouble)) return;
			expectError(told as unknown as Told, trouble, name);
			expect(json).toEqual({ error: told?.message });
			expect((told as unknown as Told).context.itemIndex).toBe(index);
		});
	});
});

function withOwnBytes(item: INodeExecutionData, index: number): INodeExecutionData {
	const binary = Object.entries(item.binary ?? {}).map(([property, file]) => [
		property,
		{ ...file, data: Buffer.from(`bytes ${index}`).toString('base64') },
	]);
	return { ...item, binary: Object.fromEntries(binary) as INodeExecutionData['binary'] };
}
