import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Webhook } from 'standardwebhooks';

import { startEmulator, type Emulator } from '../../emulator';
import { everydayEvents, otherEvents } from '../../nodes/LinqTrigger/events';
import type { Filters } from '../../nodes/LinqTrigger/filters';
import { deliver } from './deliver';
import { envelopes, type Envelope } from './envelopes';
import { N8n } from './harness';

let linq: Emulator;
let n8n: N8n;

beforeAll(async () => {
	linq = await startEmulator();
	n8n = await new N8n(linq).start();
});
afterAll(async () => await Promise.all([linq.close(), n8n.stop()]));

/** Each activation makes a subscription of its own, and no delivery counts as a copy of an earlier one. */
async function activate(parameters: INodeParameters): Promise<string> {
	if (linq.snapshot().subscriptions.length > 0) await n8n.deactivate();
	n8n.executions = [];
	n8n.crashes = [];
	await n8n.activate(parameters);
	return linq.snapshot().subscriptions[0].secret;
}

/** A run that hangs fails with its input; the search for a smaller input ends before Jest's timeout. */
const LIMITS = { timeout: 8_000, interruptAfterTimeLimit: 25_000 };

const EVENTS = [...everydayEvents, ...otherEvents].map(({ value }) => String(value));
const CHAT = 'c0ffee00-0000-4000-8000-000000000001';
const PEOPLE = ['+12025550111', '+12025550100', 'Ada@Example.com'];

const FILTERS = ['from', 'chats', 'lines', 'chatType'];
const OPTIONS = [
	...['moreEvents', 'simplify'],
	...['includeOwnActivity', 'downloadAttachments', 'skipDuplicates'],
];

const anySettings = fc.record({
	events: fc.subarray(EVENTS, { minLength: 1 }),
	filters: fc.record(
		{
			from: fc.subarray(PEOPLE),
			chats: fc.array(fc.oneof(fc.constant(CHAT), fc.string()), { maxLength: 2 }),
			lines: fc.subarray(['+12052535597', '+1 (205) 253-5598']),
			chatType: fc.constantFrom<Filters['chatType'][]>('any', 'direct', 'group'),
		},
		{ requiredKeys: [] },
	),
	options: fc.record(
		{
			simplify: fc.boolean(),
			includeOwnActivity: fc.boolean(),
			downloadAttachments: fc.boolean(),
			skipDuplicates: fc.boolean(),
		},
		{ requiredKeys: [] },
	),
});

const examples = [envelopes('2025-01-01'), envelopes('2026-02-03')].flatMap((all) =>
	Object.values(all),
);
const dataNames = [...new Set(examples.flatMap(({ data }) => Object.keys(data)))];

/** Attachments as the data may have them, on Linq's own server and elsewhere. */
const anyPart = fc.record(
	{
		type: fc.constantFrom('media', 'text', 'link'),
		id: fc.oneof(fc.uuid(), fc.jsonValue()),
		url: fc.oneof(fc.constantFrom('LINQ/cdn/none.jpg', 'LINQ//'), fc.webUrl(), fc.jsonValue()),
		filename: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
		mime_type: fc.oneof(fc.constantFrom('image/png', 'nothing'), fc.jsonValue()),
		size_bytes: fc.jsonValue(),
		value: fc.jsonValue(),
	},
	{ requiredKeys: ['type'] },
);

/** An example of Linq's, with some event's name, in which some of the data are something else. */
const anyEnvelope = fc
	.record({
		example: fc.constantFrom(...examples),
		event: fc.option(fc.constantFrom(...EVENTS, 'poll.vote.added', ''), { nil: undefined }),
		data: fc.dictionary(fc.constantFrom(...dataNames), fc.jsonValue({ maxDepth: 3 }), {
			maxKeys: 3,
		}),
		parts: fc.option(fc.array(anyPart, { maxLength: 3 }), { nil: undefined }),
	})
	.map(({ example, event = example.event_type, data, parts }) => ({
		...example,
		event_type: event,
		data: { ...example.data, ...data, ...(parts && { parts }) } as IDataObject,
	}));

interface Settings {
	filters: { from?: string[]; chats?: string[]; chatType?: string };
	options: { includeOwnActivity?: boolean };
}

const isFiltered = ({ filters: { from = [], chats = [], chatType = 'any' }, options }: Settings) =>
	from.length > 0 || chats.length > 0 || chatType !== 'any' || options.includeOwnActivity !== true;

/** n8n would evaluate them. */
const withoutExpressions = (value: unknown): unknown =>
	JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
		typeof inner === 'string' ? inner.replace(/^=/, ' =') : inner,
	);

let events = 0;

/** With an id of its own, and with the address that the emulator happens to have. */
const bodyOf = (envelope: Envelope) =>
	JSON.stringify({ ...envelope, event_id: `event-${++events}` }).replaceAll('LINQ', linq.url);

test('whatever Linq signs gets a defined response and starts what the settings say', async () => {
	await fc.assert(
		fc.asyncProperty(
			anySettings,
			fc.array(anyEnvelope, { minLength: 1, maxLength: 5 }),
			async ({ events: chosen, filters, options }, delivered) => {
				const secret = await activate({ events: chosen, filters, options });
				for (const envelope of delivered) {
					const body = bodyOf(envelope);
					n8n.executions = [];
					expect(await deliver(n8n, secret, body)).toBe(200);
					const first = n8n.executions.length;
					expect(await deliver(n8n, secret, body)).toBe(200);
					// Without filters every chosen event starts the workflow, and what does not say which
					// event it is; a copy only if that is asked for.
					const isChosen = chosen.includes(envelope.event_type) || envelope.event_type === '';
					if (!isChosen) expect(first).toBe(0);
					else if (!isFiltered({ filters, options })) expect(first).toBe(1);
					expect(n8n.executions).toHaveLength(options.skipDuplicates === false ? 2 * first : first);
					for (const { items } of n8n.executions) {
						expect(items).toHaveLength(1);
						if (options.simplify === false) expect(items[0].json).toEqual(JSON.parse(body));
						else
							expect([items[0].json.event, items[0].json.event_type]).toContain(
								envelope.event_type,
							);
					}
				}
				expect(n8n.crashes).toEqual([]);
			},
		),
		{ ...LIMITS, numRuns: 100 },
	);
});

test('whatever else Linq signs gets a defined response, with any settings', async () => {
	const secret = await activate({ events: EVENTS });
	const bodies = fc.oneof(fc.json({ maxDepth: 4 }), fc.string({ unit: 'binary' }));
	const setting = fc.jsonValue({ maxDepth: 2 }).map(withoutExpressions);
	const collectionOf = (names: string[]) =>
		fc.record(Object.fromEntries(names.map((name) => [name, fc.oneof(setting, fc.boolean())])), {
			requiredKeys: [],
		});
	const parameters = fc.record({ filters: collectionOf(FILTERS), options: collectionOf(OPTIONS) });
	await fc.assert(
		fc.asyncProperty(bodies, parameters, async (body, { filters, options }) => {
			n8n.parameters = { events: EVENTS, filters, options } as INodeParameters;
			// 422 is n8n's own response to what is no JSON.
			expect([200, 422]).toContain(await deliver(n8n, secret, body));
			expect(n8n.crashes).toEqual([]);
		}),
		{ ...LIMITS, numRuns: 200 },
	);
});

const NAMES = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
const OLDER_NAMES = ['x-webhook-timestamp', 'x-webhook-signature'];

/** What a header can hold at all. */
const headerText = fc.string({
	unit: fc
		.integer({ min: 0x20, max: 0xff })
		.filter((code) => code !== 0x7f)
		.map((code) => String.fromCharCode(code)),
});
const now = () => String(Math.floor(Date.now() / 1000));
const anyHeader = fc.oneof(
	fc.constant([]),
	headerText.map((text) => [text]),
	fc.array(headerText, { minLength: 2, maxLength: 3 }),
	fc.base64String({ minLength: 44, maxLength: 44 }).map((text) => [`v1,${text}`]),
	fc.stringMatching(/^[0-9a-f]{64}$/).map((text) => [text]),
);

test('with other headers than the signed ones nothing starts', async () => {
	const secret = await activate({ events: EVENTS, options: { includeOwnActivity: true } });
	const headers = fc
		.record({
			wrong: fc.record(Object.fromEntries(NAMES.map((name) => [name, anyHeader])), {
				requiredKeys: [],
			}),
			older: fc.record(
				Object.fromEntries(
					OLDER_NAMES.map((name) => [name, fc.oneof(anyHeader, fc.constant(['NOW']))]),
				),
				{ requiredKeys: [] },
			),
			type: fc.constantFrom(
				'application/json',
				'text/plain',
				'multipart/form-data; boundary=x',
				'',
			),
		})
		.filter(({ wrong }) => Object.keys(wrong).length > 0);
	await fc.assert(
		fc.asyncProperty(
			headers,
			fc.constantFrom(...examples),
			async ({ wrong, older, type }, example) => {
				const body = bodyOf(example);
				const id = `forged-${events}`;
				const signed = {
					'webhook-id': [id],
					'webhook-timestamp': [now()],
					'webhook-signature': [new Webhook(secret).sign(id, new Date(), body)],
				};
				const all = Object.entries({ 'content-type': [type], ...signed, ...wrong, ...older });
				// An array of several is a header that is sent several times.
				const sent = new Headers(
					all.flatMap(([name, values]) =>
						values.map((value): [string, string] => [name, value === 'NOW' ? now() : value]),
					),
				);
				const response = await fetch(n8n.urlOf('webhook'), {
					method: 'POST',
					headers: sent,
					body,
				});
				const isThere = (name: string) => Boolean(sent.get(name));
				const names = NAMES.some((name) => sent.has(name)) ? NAMES : OLDER_NAMES;
				const expected = names.every(isThere) ? 503 : 401;
				expect([response.status, await response.text()]).toEqual([expected, '']);
				expect(n8n.executions).toEqual([]);
				expect(n8n.crashes).toEqual([]);
			},
		),
		{ ...LIMITS, numRuns: 300 },
	);
});
