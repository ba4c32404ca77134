/* eslint-disable @n8n/community-nodes/no-restricted-imports -- packs a body as a proxy may, and stands in for a file server */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Webhook } from 'standardwebhooks';

import { apiOf } from '../emulator/support/api';
import { setUpEmulator } from '../emulator/support/setUp';
import { startLocalServer, type LocalServer } from '../localServer';
import { until } from '../until';
import { deliver as signAndDeliver, fresh, type Change } from './deliver';
import { changed, envelopes, receivedWith, type Envelope } from './envelopes';
import { log, logged, N8n } from './harness';

const linq = setUpEmulator({ frozenClock: false, webhookRetryMs: [60_000, 60_000] });
let n8n: N8n;

beforeAll(async () => {
	n8n = await new N8n(linq).start();
});
afterAll(async () => await n8n.stop());

beforeEach(() => {
	log.length = 0;
	n8n.savedData = {};
	n8n.executions = [];
	n8n.crashes = [];
	n8n.beforeSave = async () => {};
});
afterEach(() => {
	expect(n8n.crashes).toEqual([]);
	const secrets = linq.snapshot().subscriptions.map((subscription) => subscription.secret);
	expect(logged([linq.token, ...secrets])).toEqual([]);
});

const RECEIVED: INodeParameters = { events: ['message.received'] };
/** As the editor stores what was typed. */
const handle = (value: string) => ({ __rl: true, mode: 'handle', value });
const withOptions = (options: INodeParameters): INodeParameters => ({ ...RECEIVED, options });
const items = () => n8n.executions.map(({ items: [item] }) => item.json);
const secret = () => linq.snapshot().subscriptions[0].secret;
const statuses = () =>
	linq.deliveries().map(({ attempts }) => attempts.map(({ status }) => status));

/** Somebody writes, and everything that follows from it is over. */
async function write(text = 'Hello'): Promise<void> {
	linq.reply({ from: '+12025550111', text });
	await linq.settled();
}

const deliver = async (envelope: Envelope | IDataObject | string, change?: Change) =>
	await signAndDeliver(n8n, secret(), envelope, change);

describe('a delivery', () => {
	test('starts the workflow with the simplified item', async () => {
		await n8n.activate(RECEIVED);
		await write('Hi 👋');
		const [delivery] = linq.deliveries();
		expect(items()).toEqual([
			{
				text: 'Hi 👋',
				from: '+12025550111',
				to: '+12052535597',
				attachments: [],
				event: 'message.received',
				direction: 'inbound',
				isGroup: false,
				service: 'iMessage',
				optOut: false,
				chatInput: 'Hi 👋',
				sessionId: items()[0].chatId,
				chatId: expect.any(String),
				messageId: expect.any(String),
				eventId: delivery.eventId,
				createdAt: expect.any(String),
			},
		]);
		expect(statuses()).toEqual([[200]]);
	});

	test('starts it with what Linq sent if it is not to be simplified', async () => {
		await n8n.activate(withOptions({ simplify: false }));
		await write();
		expect(items()).toEqual([JSON.parse(linq.deliveries()[0].body)]);
	});

	test('reports an opt-out', async () => {
		await n8n.activate(RECEIVED);
		linq.optOut({ handle: '+12025550111' });
		await linq.settled();
		expect(items()).toMatchObject([{ text: 'STOP', optOut: true }]);
	});

	test('is understood in the older payload version', async () => {
		await n8n.activate(RECEIVED);
		expect(await deliver(fresh(envelopes('2025-01-01')['message.received']))).toBe(200);
		expect(items()).toMatchObject([{ text: 'Hi there', from: '+12025550111' }]);
	});

	test('may come packed, and with another content type', async () => {
		await n8n.activate(RECEIVED);
		const body = JSON.stringify(fresh(receivedWith({})));
		const headers = { 'Content-Encoding': 'gzip' };
		expect(await deliver(body, { headers, body: gzipSync(body) })).toBe(200);
		expect(await deliver(fresh(receivedWith({})), { headers: { 'Content-Type': 'text/x' } })).toBe(
			200,
		);
		expect(items()).toMatchObject([{ text: 'Hi there' }, { text: 'Hi there' }]);
	});

	test.each(['latin1', 'ascii', 'utf8', 'UTF-8', '"utf-8"', 'base64url', 'x-unknown'])(
		'is read as UTF-8, as it was signed, when its content type says %s',
		async (charset) => {
			await n8n.activate(RECEIVED);
			const envelope = fresh(receivedWith({ parts: [{ type: 'text', value: 'Grüße, “ja” 👍' }] }));
			const headers = { 'Content-Type': `application/json; charset=${charset}` };
			const status = await deliver(envelope, { headers });
			// What n8n itself cannot read never reaches the node.
			expect(status).toBe(items().length === 1 ? 200 : 422);
			for (const item of items()) expect(item).toMatchObject({ text: 'Grüße, “ja” 👍' });
		},
	);

	test('of an unknown shape is passed on as it came, with a warning, despite filters', async () => {
		const filters = { chats: ['other'], from: ['+12025550199'], chatType: 'group' };
		await n8n.activate({ ...RECEIVED, filters });
		const unknown = { event_type: 'message.received', event_id: 'u1', data: { body: 'Hi' } };
		expect(await deliver(unknown)).toBe(200);
		expect(items()).toEqual([unknown]);
		expect(log.join()).toContain('unknown shape');
	});

	test.each([
		['[1,2]', { body: [1, 2] }],
		['null', { body: null }],
		['', { body: '' }],
	])('with the signed body %j is passed on, too', async (body, expected) => {
		await n8n.activate(RECEIVED);
		expect(await deliver(body)).toBe(200);
		expect(items()).toEqual([expected]);
	});

	test.each([
		['an event name that is no text', { event_type: 7, event_id: 'u2', data: {} }],
		['no event name', { event_id: 'u3', data: { chat_id: 'c' } }],
	])('with %s is passed on as it came, whatever Trigger On says', async (_, envelope) => {
		await n8n.activate(RECEIVED);
		expect(await deliver(envelope)).toBe(200);
		expect(items()).toEqual([envelope]);
	});

	test('that a filter stops gets 200 and starts nothing', async () => {
		await n8n.activate({ ...RECEIVED, filters: { from: [handle('+1 (202) 555-0112')] } });
		await write();
		linq.reply({ from: '+12025550112', text: 'Me' });
		await linq.settled();
		expect(items()).toMatchObject([{ text: 'Me' }]);
		expect(statuses()).toEqual([[200], [200]]);
	});

	test('about your own reaction starts nothing unless it is asked for', async () => {
		const me = { handle: '+12052535597', is_me: true };
		const own = changed('reaction.added', { is_from_me: true, from_handle: me });
		await n8n.activate({ events: ['reaction.added'] });
		await deliver(fresh(own));
		expect(items()).toEqual([]);
		await n8n.activate({ events: ['reaction.added'], options: { includeOwnActivity: true } });
		await deliver(fresh(own));
		expect(items()).toMatchObject([{ direction: 'outbound' }]);
	});

	test('writes nothing into static data', async () => {
		await n8n.activate(RECEIVED);
		const saved = n8n.savedData;
		await write();
		expect(items()).toHaveLength(1);
		// The same object: nothing was saved, not even the same once more.
		expect(n8n.savedData).toBe(saved);
	});
});

describe('an event that Trigger On does not name', () => {
	const reaction = () => fresh(envelopes('2026-02-03')['reaction.added']);

	test('starts nothing when Linq repeats it after the user has changed Trigger On', async () => {
		await n8n.activate({ events: ['message.received', 'reaction.added'] });
		const { savedData } = n8n;
		// n8n is away when somebody writes and reacts, and Linq is going to repeat both events.
		n8n.savedData = {};
		const { id: messageId } = linq.reply({ from: '+12025550111', text: 'Hello' });
		linq.react({ messageId, from: '+12025550111', type: 'laugh' });
		await linq.settled();
		expect(statuses()).toEqual([[503], [503]]);
		n8n.savedData = savedData;

		await n8n.activate(RECEIVED);
		await linq.advanceClock(60_000);
		await linq.settled();
		expect(statuses()).toEqual([
			[503, 200],
			[503, 200],
		]);
		expect(items()).toMatchObject([{ event: 'message.received', text: 'Hello' }]);
	});

	test('starts nothing in a test either', async () => {
		await n8n.listen(RECEIVED);
		const toTest = { to: 'webhook-test' } as const;
		expect(await deliver(reaction(), toTest)).toBe(200);
		expect(n8n.executions).toEqual([]);
		expect(await deliver(fresh(receivedWith({})), toTest)).toBe(200);
		expect(items()).toMatchObject([{ event: 'message.received' }]);
		await n8n.stopListening();
	});

	test('starts nothing in any shape or payload version, and is no reason for a warning', async () => {
		await n8n.activate({ events: ['message.sent'] });
		expect(await deliver(fresh(envelopes('2025-01-01')['message.received']))).toBe(200);
		expect(await deliver({ ...reaction(), data: 'of an unknown shape' })).toBe(200);
		expect(n8n.executions).toEqual([]);
		expect(log).toEqual([]);
		expect(await deliver(fresh(envelopes('2025-01-01')['message.sent']))).toBe(200);
		expect(items()).toMatchObject([{ event: 'message.sent' }]);
	});

	test.each([
		['among more events', { events: [], options: { moreEvents: ['poll.sent'] } }],
		['by an expression', { events: '={{ ["message.received", "poll.sent"] }}' }],
		[
			'by an expression that gives text',
			{ events: [], options: { moreEvents: '={{ "poll.received, poll.sent" }}' } },
		],
	])('is told from one that is chosen %s', async (_, chosen) => {
		await n8n.activate(chosen);
		expect(await deliver(fresh(envelopes('2026-02-03')['poll.sent']))).toBe(200);
		expect(await deliver(reaction())).toBe(200);
		expect(items()).toMatchObject([{ event: 'poll.sent' }]);
	});

	test.each([
		['a name with a wildcard, of which nobody knows what it covers', { events: ['poll.*'] }],
		['an expression that names no event any more', { events: '={{ [] }}' }],
	])('is passed on where that cannot be told: %s', async (_, chosen) => {
		await n8n.activate(RECEIVED);
		n8n.parameters = chosen;
		expect(await deliver(reaction())).toBe(200);
		expect(items()).toMatchObject([{ event: 'reaction.added' }]);
	});
});

describe('a forgery', () => {
	const message = receivedWith({});
	const other = new Webhook(Buffer.from('another subscription').toString('base64'));
	const now = () => String(Math.floor(Date.now() / 1000));
	const incomplete: Record<string, Record<string, string>> = {
		'without signature': { 'webhook-signature': '' },
		'without timestamp': { 'webhook-timestamp': '' },
		'without id': { 'webhook-id': '' },
	};
	const table: Record<string, () => Promise<number>> = {
		'signed for another subscription': async () => {
			const body = JSON.stringify(message);
			const signature = other.sign('f1', new Date(), body);
			const headers = { 'webhook-id': 'f1', 'webhook-signature': signature };
			return await deliver(body, { headers: { ...headers, 'webhook-timestamp': now() } });
		},
		'with another body': async () =>
			await deliver(message, { body: JSON.stringify(receivedWith({ direction: 'outbound' })) }),
		'with the body written again': async () =>
			await deliver(message, { body: JSON.stringify(message, null, 1) }),
		'as a form, whose bytes n8n does not keep': async () =>
			await deliver(message, { headers: { 'Content-Type': 'multipart/form-data; boundary=b' } }),
		'with an empty body': async () => await deliver(message, { body: '' }),
		'with a huge body': async () =>
			await deliver(message, { body: JSON.stringify('x'.repeat(5_000_000)) }),
		'with other characters': async () =>
			await deliver(message, { body: JSON.stringify(message).replace('Hi', 'Hí') }),
		'with another id': async () => await deliver(message, { headers: { 'webhook-id': 'f2' } }),
		'with another time': async () =>
			await deliver(message, { headers: { 'webhook-timestamp': String(Number(now()) - 60) } }),
		'replayed after five minutes': async () => await deliver(message, { at: Date.now() - 302_000 }),
		'from the future': async () => await deliver(message, { at: Date.now() + 303_000 }),
		'with bad standard headers beside good older ones': async () => {
			await write();
			const [{ body, headers }] = linq.deliveries();
			n8n.executions = [];
			return await deliver(body, { headers: { ...headers, 'webhook-signature': 'v1,AAAA' } });
		},
	};

	test.each(Object.entries(incomplete))('%s gets 401 and starts nothing', async (_, headers) => {
		await n8n.activate(RECEIVED);
		expect(await deliver(message, { headers })).toBe(401);
		expect(n8n.executions).toEqual([]);
		expect(log.join()).toContain('signature headers are missing');
	});

	test('without any signature header gets 401 and starts nothing', async () => {
		await n8n.activate(RECEIVED);
		const body = JSON.stringify(message);
		const { status } = await fetch(n8n.urlOf('webhook'), { method: 'POST', body });
		expect(status).toBe(401);
		expect(n8n.executions).toEqual([]);
	});

	test.each(Object.entries(table))('%s gets 503 and starts nothing', async (_, forge) => {
		await n8n.activate(RECEIVED);
		expect(await forge()).toBe(503);
		expect(n8n.executions).toEqual([]);
		expect(log.join()).toMatch(/refused: its signature is (wrong|expired)/);
	});

	test.each(['forge', 'stale'] as const)(
		'as the emulator makes it (%s) starts nothing, however often it comes',
		async (kind) => {
			await n8n.activate(RECEIVED);
			linq.injectDelivery({ kind });
			await write();
			await linq.advanceClock(60_000);
			await linq.settled();
			await linq.advanceClock(60_000);
			await linq.settled();
			expect(statuses()).toEqual([[503, 503, 503]]);
			expect(linq.deliveries()).toMatchObject([{ state: 'lost' }]);
			expect(n8n.executions).toEqual([]);
		},
	);

	test.each(['stripStandard', 'stripLegacy'] as const)(
		'it is none if a proxy drops a set of headers (%s)',
		async (kind) => {
			await n8n.activate(RECEIVED);
			linq.injectDelivery({ kind });
			await write();
			expect(items()).toHaveLength(1);
		},
	);
});

describe('a delivery before its secret is stored', () => {
	test('is sent away with 503, comes again, and does not harm what is stored', async () => {
		n8n.beforeSave = async () => {
			await write();
			expect(statuses()).toEqual([[503]]);
			expect(n8n.savedData).toEqual({});
		};
		await n8n.activate(RECEIVED);
		expect(log.join()).toContain('unpublish the workflow and publish it again');
		expect(JSON.stringify(n8n.savedData)).toContain(secret());
		await linq.advanceClock(60_000);
		await linq.settled();
		expect(items()).toHaveLength(1);
	});

	test('is not lost while n8n still has the secret that is being replaced', async () => {
		await n8n.activate(RECEIVED);
		const [{ id }] = linq.snapshot().subscriptions;
		await apiOf(linq)('DELETE', `/v3/webhook-subscriptions/${id}`);
		const oldData = n8n.savedData;
		n8n.beforeSave = async () => {
			await write('Between two secrets');
			expect(n8n.savedData).toBe(oldData);
			expect(statuses()).toEqual([[503]]);
			expect(n8n.executions).toEqual([]);
		};
		await n8n.activate(RECEIVED);
		await linq.advanceClock(60_000);
		await linq.settled();
		expect(statuses()).toEqual([[503, 200]]);
		expect(items()).toMatchObject([{ text: 'Between two secrets' }]);
	});

	test('gets 503 even without a signature', async () => {
		await n8n.activate(RECEIVED);
		n8n.savedData = {};
		expect(await deliver(receivedWith({}), { headers: { 'webhook-signature': '' } })).toBe(503);
		expect(n8n.executions).toEqual([]);
		// Nothing was written that could replace what the activation is about to store.
		expect(n8n.savedData).toEqual({});
	});

	test('is not checked with the secret of another instance', async () => {
		await n8n.activate(RECEIVED);
		n8n.instanceId = 'instance-b';
		await write();
		n8n.instanceId = 'instance-a';
		expect(statuses()[0][0]).toBe(503);
	});
});

describe('an event that is delivered again', () => {
	test('starts nothing twice', async () => {
		await n8n.activate(RECEIVED);
		linq.injectDelivery({ kind: 'duplicate' });
		await write();
		linq.redeliver(linq.deliveries()[0].eventId);
		await linq.settled();
		expect(statuses()).toEqual([[200, 200, 200]]);
		expect(items()).toHaveLength(1);
	});

	test('starts the workflow again if the user wants that', async () => {
		await n8n.activate(withOptions({ skipDuplicates: false }));
		linq.injectDelivery({ kind: 'duplicate' });
		await write();
		expect(items()).toHaveLength(2);
	});

	test('has the same id for a test beside production, and starts both', async () => {
		await n8n.activate(RECEIVED);
		await n8n.listen();
		await write();
		expect(n8n.executions.map(({ mode }) => mode).sort()).toEqual(['manual', 'webhook']);
		await n8n.stopListening();
	});

	test('gets 503 while the first one is handled', async () => {
		await n8n.activate(withOptions({ downloadAttachments: true }));
		linq.inject({ kind: 'slow', delayMs: 300, path: '/cdn/**' });
		const envelope = fresh(receivedWith({ parts: [{ type: 'media', url: `${linq.url}/cdn/a` }] }));
		const copies = await Promise.all([deliver(envelope), deliver(envelope), deliver(envelope)]);
		expect(copies.sort()).toEqual([200, 503, 503]);
		expect(await deliver(envelope)).toBe(200);
		expect(items()).toHaveLength(1);
	});
});

describe('an event whose connection Linq breaks off because n8n is slow', () => {
	const held: ServerResponse[] = [];
	let files: LocalServer;

	beforeAll(async () => {
		files = await startLocalServer((_, response) => {
			if (held.length === 0) held.push(response);
			else response.end('file');
		});
	});
	afterAll(async () => {
		n8n.account = linq;
		await files.close();
	});

	test('starts the workflow once, however often it is repeated', async () => {
		await n8n.activate(withOptions({ downloadAttachments: true }));
		n8n.account = { baseUrl: `${files.origin}/api/partner`, token: 'none' };
		const envelope = fresh(receivedWith({ parts: [{ type: 'media', url: `${files.origin}/a` }] }));

		const linqGivesUp = new AbortController();
		const first = deliver(envelope, { signal: linqGivesUp.signal });
		await until(() => held.length === 1);
		linqGivesUp.abort();
		await expect(first).rejects.toThrow('aborted');
		await until(() => n8n.abandoned === 1);
		expect(await deliver(envelope)).toBe(503);

		held[0].end('file');
		await until(() => n8n.executions.length > 0);
		expect(await deliver(envelope)).toBe(200);
		expect(items()).toHaveLength(1);
	});
});

test('a burst of events, some twice, some with n8n away at first, starts each of them once', async () => {
	await n8n.activate(RECEIVED);
	const { savedData } = n8n;
	linq.injectDelivery({ kind: 'duplicate', count: 20 });
	n8n.savedData = {};
	const texts = Array.from({ length: 40 }, (_, i) => `Message ${i}`);
	for (const text of texts) linq.reply({ from: '+12025550111', text });
	await linq.settled();
	n8n.savedData = savedData;
	await linq.advanceClock(60_000);
	await linq.settled();
	expect(
		items()
			.map(({ text }) => text)
			.sort(),
	).toEqual(texts.sort());
});
