import { WebhookPathTakenError } from 'n8n-workflow';

import { seededLines, type Fault } from '../../emulator';
import { apiOf } from '../emulator/support/api';
import { setUpEmulator } from '../emulator/support/setUp';
import { log, logged, N8n } from './harness';

const linq = setUpEmulator({ frozenClock: false });
let n8n: N8n;
const others: N8n[] = [];

beforeEach(async () => {
	log.length = 0;
	n8n = await new N8n(linq).start();
});
afterEach(async () => {
	const secrets = subscriptions().map(({ secret }) => secret);
	expect(logged([linq.token, ...secrets])).toEqual([]);
	await Promise.all([n8n, ...others.splice(0)].map(async (one) => await one.stop()));
});

const RECEIVED = { events: ['message.received'] };
/** As the editor stores what was typed. */
const typed = (value: string) => ({ __rl: true, mode: 'phone', value });
const subscriptions = () => linq.snapshot().subscriptions;
const targets = () => subscriptions().map(({ targetUrl }) => targetUrl);
const withVersion = (url: string) => `${url}?version=2026-02-03`;
const ONE = '/v3/webhook-subscriptions/*';
const ALL = '/v3/webhook-subscriptions';
const fail = (method: string, path: string, fault: Partial<Fault> = {}) =>
	linq.inject({ kind: 'error', status: 500, count: 100, ...fault, method, path } as Fault);

/** Somebody writes; whether the workflow started says whether the subscription works. */
async function startsWorkflow(instance = n8n): Promise<boolean> {
	const before = instance.executions.length;
	linq.reply({ from: '+12025550111', text: 'Hello' });
	await linq.settled();
	return instance.executions.length === before + 1;
}

function calls(method: string) {
	return linq.received().requests.filter((request) => request.method === method);
}

async function foreignSubscription(targetUrl: string): Promise<string> {
	const subscription = { target_url: targetUrl, subscribed_events: ['message.sent'] };
	const { body } = await apiOf(linq)('POST', ALL, subscription);
	return (body as { id: string }).id;
}

describe('the editor', () => {
	test('offers the events that Linq has beyond those of Trigger On, in words and in groups', async () => {
		const offered = await n8n.moreEvents();
		expect(offered).toContainEqual({ name: 'Poll: Vote Added', value: 'poll.vote.added' });
		expect(offered).toContainEqual(expect.objectContaining({ name: 'Call: Answered' }));
		expect(offered.map(({ value }) => value)).not.toContain('message.received');
		expect(offered).toContainEqual({ name: 'API Token: Created', value: 'api_token.created' });
		// What this release can describe comes first, and then what is only a name to it.
		const names = offered.map(({ name }) => name);
		const described = offered.filter(({ description }) => description).map(({ name }) => name);
		const others = names.filter((name) => !described.includes(name));
		expect(names).toEqual([...described.sort(), ...others.sort()]);
		expect(names.filter((name) => !/^[A-Z][\w ]*: [A-Z]/.test(name))).toEqual([]);
	});

	test('lists the people of the chats once each, and no line of yours', async () => {
		const people = (await n8n.search('searchPeople')).map(({ value }) => value);
		expect(people).toContain('+12025550111');
		expect(people).toEqual([...new Set(people)]);
		for (const line of seededLines) expect(people).not.toContain(line);
		for (const search of ['0111', '+1 (202) 555-0111']) {
			expect(await n8n.search('searchPeople', search)).toEqual([
				{ name: '+12025550111', value: '+12025550111' },
			]);
		}
	});

	test('lists chats and lines', async () => {
		expect((await n8n.search('searchChats')).length).toBeGreaterThan(1);
		expect((await n8n.search('searchLines')).map(({ value }) => value)).toEqual(seededLines);
	});

	test.each([
		[{ events: ['message.received'] }, 'Message Received'],
		[{ events: ['message.received', 'message.sent'] }, 'Message Received + 1 more'],
		[{ events: [], options: { moreEvents: ['call.answered'] } }, 'Call: Answered'],
		[
			{ events: ['reaction.added'], options: { moreEvents: ['poll.sent', 'poll.read'] } },
			'Reaction Added + 2 more',
		],
		[{ events: [] }, ''],
	])('shows the events of %j below the name', (parameters, subtitle) => {
		n8n.parameters = parameters;
		expect(n8n.subtitle()).toBe(subtitle);
	});
});

describe('activating', () => {
	test('makes one subscription for the events and lines chosen', async () => {
		await n8n.activate({
			events: ['message.received', 'reaction.added'],
			filters: { lines: [typed('+1 (205) 253-5597')] },
			options: { moreEvents: ['poll.received'] },
		});
		expect(subscriptions()).toMatchObject([
			{
				targetUrl: withVersion(n8n.urlOf('webhook')),
				events: ['message.received', 'reaction.added', 'poll.received'],
				phoneNumbers: [seededLines[0]],
				isActive: true,
			},
		]);
		expect(await startsWorkflow()).toBe(true);
	});

	test('takes lists that an expression gives as text', async () => {
		await n8n.activate({
			events: ['message.received'],
			filters: { lines: [typed(`={{ "${seededLines.join(',')}" }}`)] },
			options: { moreEvents: '={{ "poll.received, poll.sent" }}' },
		});
		expect(subscriptions()).toMatchObject([
			{ events: ['message.received', 'poll.received', 'poll.sent'], phoneNumbers: seededLines },
		]);
	});

	test.each([
		['no event', { events: [] }, /No event is chosen/],
		[
			'a line without country code',
			{ ...RECEIVED, filters: { lines: ['(205) 253-2136'] } },
			/On Lines: "\(205\) 253-2136" must start with \+ and the country code/,
		],
		[
			'a sender that is none',
			{ ...RECEIVED, filters: { from: ['Ada'] } },
			/From: "Ada" is not a phone number/,
		],
		[
			'a sender that an expression made a number',
			{ ...RECEIVED, filters: { from: ['={{ 12025550111 }}'] } },
			/From: "12025550111" must start with \+/,
		],
	])('refuses %s, and calls nobody about it', async (_, parameters, message) => {
		await expect(n8n.activate(parameters)).rejects.toThrow(message);
		expect(subscriptions()).toEqual([]);
		expect(calls('POST')).toEqual([]);
	});

	test('removes what is left at exactly its URL, and nothing else', async () => {
		const url = n8n.urlOf('webhook');
		await foreignSubscription(withVersion(url));
		const foreign = [
			await foreignSubscription(url),
			await foreignSubscription(withVersion(n8n.urlOf('webhook-test'))),
			await foreignSubscription('http://127.0.0.1:1/webhook/other'),
		];
		await n8n.activate(RECEIVED);
		expect(subscriptions().map(({ id }) => id)).toEqual([...foreign, expect.any(String)]);
		expect(await startsWorkflow()).toBe(true);
	});

	test('leaves nothing behind when the response to it was lost', async () => {
		linq.inject({ kind: 'dropAfter', method: 'POST', path: ALL });
		await expect(n8n.activate(RECEIVED)).rejects.toThrow('connection');
		expect(subscriptions()).toEqual([]);
		await n8n.activate();
		expect(subscriptions()).toHaveLength(1);
		expect(await startsWorkflow()).toBe(true);
	});

	test('explains a response without secret, and leaves nothing behind', async () => {
		const id = '5ab00000-0000-4000-8000-000000000001';
		linq.inject({
			kind: 'response',
			status: 201,
			method: 'POST',
			path: ALL,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ id }),
		});
		await expect(n8n.activate(RECEIVED)).rejects.toThrow('Linq gave no signing secret');
		expect(calls('DELETE').map(({ path }) => path)).toEqual([`${ALL}/${id}`]);
		expect(JSON.stringify(n8n.savedData)).not.toContain(id);
	});

	test('says what Linq says when it refuses', async () => {
		await expect(n8n.activate({ events: ['message.dreamt'] })).rejects.toThrow(
			'Unknown event type: message.dreamt',
		);
	});

	test('says in time that the real Linq cannot reach this n8n', async () => {
		n8n.account = { baseUrl: 'https://api.linqapp.com/api/partner', token: 'none' };
		await expect(n8n.create(RECEIVED)).rejects.toThrow(
			/^Linq cannot reach this n8n at http:\/\/127\.0\.0\.1:\d+, .*WEBHOOK_URL.*tunnel/,
		);
	});

	/** Whether n8n 2.41.1 would try the activation again. */
	const isTriedAgain = async (parameters = RECEIVED) =>
		!((await n8n.activate(parameters).catch((error) => error)) instanceof WebhookPathTakenError);

	test('says what to do about a wrong token, and is not tried again by n8n', async () => {
		n8n.account = { ...linq, token: 'wrong' };
		await expect(n8n.activate(RECEIVED)).rejects.toThrow(
			'Linq does not accept the API token. Open the credential and paste a valid token from the Linq dashboard.',
		);
		expect(await isTriedAgain()).toBe(false);
	});

	test('is tried again only after what may pass', async () => {
		expect(await isTriedAgain({ events: [] })).toBe(false);
		fail('POST', ALL, { status: 403 });
		expect(await isTriedAgain()).toBe(false);
		linq.reset();
		linq.inject({ kind: 'dropAfter', method: 'POST', path: ALL });
		expect(await isTriedAgain()).toBe(true);
	});
});

describe('activating again', () => {
	beforeEach(async () => await n8n.activate(RECEIVED));

	test('keeps the subscription as it is', async () => {
		const [before] = subscriptions();
		await n8n.activate(undefined, 'init');
		expect(subscriptions()).toEqual([before]);
		expect(calls('PUT')).toEqual([]);
		expect(await startsWorkflow()).toBe(true);
	});

	test.each([
		['other events', { events: ['message.received', 'message.sent'] }],
		['other lines', { ...RECEIVED, filters: { lines: [seededLines[0]] } }],
	])('with %s changes it in place', async (_, parameters) => {
		const [{ id, secret }] = subscriptions();
		await n8n.activate(parameters);
		const events = parameters.events;
		expect(subscriptions()).toMatchObject([{ id, secret, events }]);
		expect(calls('PUT')).toHaveLength(1);
		expect(await startsWorkflow()).toBe(true);
	});

	test('for all lines again clears the lines', async () => {
		await n8n.activate({ ...RECEIVED, filters: { lines: [seededLines[1]] } });
		expect(await startsWorkflow()).toBe(false);
		await n8n.activate(RECEIVED);
		expect(subscriptions()).toMatchObject([{ phoneNumbers: null }]);
		expect(await startsWorkflow()).toBe(true);
	});

	test('with another URL of the instance changes it in place', async () => {
		const [{ id }] = subscriptions();
		n8n.publicUrl = n8n.localUrl.replace('127.0.0.1', 'localhost');
		await n8n.activate();
		expect(subscriptions()).toMatchObject([{ id, targetUrl: withVersion(n8n.urlOf('webhook')) }]);
		expect(targets()[0]).toContain('localhost');
		expect(await startsWorkflow()).toBe(true);
	});

	test('with another token of the account keeps it', async () => {
		const [before] = subscriptions();
		// The emulator has one token only; this response stands for a Linq that takes the new one.
		linq.inject({
			kind: 'response',
			status: 200,
			method: 'GET',
			path: ONE,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({
				id: before.id,
				target_url: before.targetUrl,
				subscribed_events: before.events,
				is_active: true,
				phone_numbers: null,
			}),
		});
		n8n.account = { baseUrl: linq.baseUrl, token: 'rotated' };
		await n8n.activate();
		const [{ headers }] = calls('GET').slice(-1);
		expect(headers.authorization).toBe('Bearer rotated');
		expect(subscriptions()).toEqual([before]);
		expect(await startsWorkflow()).toBe(true);
	});

	test('switches it on if somebody switched it off', async () => {
		const [{ id }] = subscriptions();
		subscriptions()[0].isActive = false;
		expect(await startsWorkflow()).toBe(false);
		await n8n.activate();
		expect(subscriptions()).toMatchObject([{ id, isActive: true }]);
		expect(await startsWorkflow()).toBe(true);
	});

	test.each([
		['is gone', 404, 2010],
		["is another account's", 403, 2005],
	])('makes a new one if it %s', async (_, status, code) => {
		const [{ id }] = subscriptions();
		fail('GET', ONE, { status, code, count: 1 } as Partial<Fault>);
		await n8n.activate();
		expect(subscriptions()).toHaveLength(1);
		expect(subscriptions()[0].id).not.toBe(id);
		expect(await startsWorkflow()).toBe(true);
	});

	test('makes a new one if it cannot be changed', async () => {
		const [{ id }] = subscriptions();
		fail('PUT', ONE, { status: 400, code: 1003 } as Partial<Fault>);
		await n8n.activate({ events: ['message.received', 'message.sent'] });
		expect(subscriptions()).toHaveLength(1);
		expect(subscriptions()[0].id).not.toBe(id);
		expect(log.join()).toContain(id);
		expect(await startsWorkflow()).toBe(true);
	});

	test('fails, and forgets nothing, when it can be neither changed nor removed', async () => {
		const [{ id }] = subscriptions();
		fail('PUT', ONE, { status: 400, code: 1003 } as Partial<Fault>);
		fail('DELETE', ONE, { status: 403, code: 2005 } as Partial<Fault>);
		await expect(n8n.activate({ events: ['message.sent'] })).rejects.toThrow();
		expect(JSON.stringify(n8n.savedData)).toContain(id);
		expect(subscriptions()).toHaveLength(1);
	});

	test('after the node was renamed and could not be deregistered leaves one', async () => {
		n8n.nodeName = 'New messages';
		await n8n.activate();
		expect(subscriptions()).toHaveLength(1);
		expect(await startsWorkflow()).toBe(true);
	});
});

describe("data of someone else's workflow", () => {
	async function copy(change: (copied: N8n) => void): Promise<N8n> {
		await n8n.activate(RECEIVED);
		const copied = await new N8n(linq).start();
		others.push(copied);
		copied.parameters = RECEIVED;
		copied.savedData = structuredClone(n8n.savedData);
		change(copied);
		return copied;
	}
	const cases: Array<[string, (copied: N8n) => void]> = [
		['imported into another instance', (copied) => (copied.instanceId = 'instance-b')],
		[
			'copied within the instance',
			(copied) => {
				copied.workflowId = 'workflow-2';
				copied.webhookId = 'e5f1c1c2-0000-4000-8000-000000000002';
			},
		],
	];

	test.each(cases)('%s: both have a subscription of their own', async (_, change) => {
		const copied = await copy(change);
		const [before] = subscriptions();
		await copied.activate();
		expect(subscriptions()).toHaveLength(2);
		expect(subscriptions()[0]).toEqual(before);
		expect(await startsWorkflow(n8n)).toBe(true);
		expect(await startsWorkflow(copied)).toBe(true);
		await copied.deactivate();
		expect(subscriptions()).toEqual([before]);
	});

	test.each(cases)('%s: deactivating the copy removes nothing', async (_, change) => {
		const copied = await copy(change);
		const before = subscriptions();
		await copied.deactivate();
		expect(subscriptions()).toEqual(before);
		expect(copied.savedData).toEqual({ 'node:Linq Trigger': {} });
	});

	test('imported into an instance with the same address: deactivating it removes nothing', async () => {
		const copied = await copy((one) => {
			one.instanceId = 'instance-b';
			one.publicUrl = n8n.publicUrl;
		});
		const before = subscriptions();
		await copied.deactivate();
		expect(subscriptions()).toEqual(before);
		expect(await startsWorkflow()).toBe(true);
	});

	test.each(cases)('%s: the copy forgets what is not its own', async (_, change) => {
		const copied = await copy(change);
		const [{ id, secret }] = subscriptions();
		expect(JSON.stringify(copied.savedData)).toContain(secret);
		await copied.activate();
		expect(JSON.stringify(copied.savedData)).not.toContain(secret);
		expect(JSON.stringify(copied.savedData)).not.toContain(id);
	});
});

describe('deactivating', () => {
	beforeEach(async () => await n8n.activate(RECEIVED));

	test('removes its subscription, and no other', async () => {
		const foreign = await foreignSubscription(n8n.urlOf('webhook'));
		await n8n.deactivate();
		expect(subscriptions().map(({ id }) => id)).toEqual([foreign]);
		expect(n8n.savedData).toEqual({ 'node:Linq Trigger': {} });
	});

	test('is done if the subscription is gone already', async () => {
		// The work is done before the response is replaced, so that this one is really gone.
		fail('DELETE', ONE, { status: 404, code: 2010, afterWork: true } as Partial<Fault>);
		await n8n.deactivate();
		expect(n8n.savedData).toEqual({ 'node:Linq Trigger': {} });
	});

	test.each([
		['Linq refuses', { status: 403, code: 2005 }],
		['Linq has a fault', { status: 500, code: 3006 }],
	])('throws with the id and keeps it in mind if %s', async (_, fault) => {
		const [{ id }] = subscriptions();
		fail('DELETE', ONE, fault as Partial<Fault>);
		const time = jest.spyOn(Date, 'now');
		const start = Date.now();
		let reads = 0;
		// Retries go on for up to ten seconds; on this clock they are over at once.
		time.mockImplementation(() => start + reads++ * 60_000);
		await expect(n8n.deactivate()).rejects.toThrow(
			`The webhook subscription ${id} could not be removed from Linq`,
		);
		time.mockRestore();
		expect(JSON.stringify(n8n.savedData)).toContain(id);

		linq.clearFaults();
		await n8n.deactivate();
		expect(subscriptions()).toEqual([]);
	});

	test('after that failed, activating takes the same subscription again', async () => {
		const [{ id }] = subscriptions();
		fail('DELETE', ONE, { status: 403, code: 2005, count: 1 } as Partial<Fault>);
		await expect(n8n.deactivate()).rejects.toThrow(id);
		await n8n.activate();
		expect(subscriptions().map((one) => one.id)).toEqual([id]);
		expect(await startsWorkflow()).toBe(true);
	});

	test('with nothing stored does not fail when Linq cannot be asked', async () => {
		n8n.savedData = {};
		fail('GET', ALL, { status: 401, code: 2004 } as Partial<Fault>);
		await n8n.deactivate();
		expect(log.join()).toContain('left behind');
	});
});

describe('listening for a test event', () => {
	test('beside the active workflow disturbs nothing', async () => {
		await n8n.activate(RECEIVED);
		const saved = structuredClone(n8n.savedData);
		const [production] = subscriptions();

		await n8n.listen();
		expect(subscriptions()[0]).toEqual(production);
		expect(targets()).toEqual(
			[n8n.urlOf('webhook'), n8n.urlOf('webhook-test')].map((url) => withVersion(url)),
		);
		linq.reply({ from: '+12025550111', text: 'Hello' });
		await linq.settled();
		expect(n8n.executions.map(({ mode }) => mode).sort()).toEqual(['manual', 'webhook']);

		await n8n.stopListening();
		expect(subscriptions()).toEqual([production]);
		expect(n8n.savedData).toEqual(saved);
		expect(await startsWorkflow()).toBe(true);
	});

	test('works again and again, also after n8n broke off', async () => {
		await n8n.listen(RECEIVED);
		await n8n.listen();
		expect(subscriptions()).toHaveLength(1);
		expect(await startsWorkflow()).toBe(true);
		await n8n.stopListening();
		expect(subscriptions()).toEqual([]);
		expect(n8n.savedData).toEqual({});
	});

	test('activating meanwhile leaves the test alone', async () => {
		await n8n.listen(RECEIVED);
		const [test] = subscriptions();
		await n8n.activate();
		await n8n.deactivate();
		expect(subscriptions()).toEqual([test]);
		expect(await startsWorkflow()).toBe(true);
		expect(n8n.executions[0].mode).toBe('manual');
	});
});
