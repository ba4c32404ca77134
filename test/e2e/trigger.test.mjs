/** The trigger in a real n8n, with the emulator delivering. */

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { readExample } from '../../scripts/lib/examples.mjs';
import { until } from '../../scripts/lib/n8nClient.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { chain, duplicateOf, linqTrigger } from './support/workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const CARLOS = '+12025550112';
const LINE = '+12052535597';
const TRIGGER = 'Linq Trigger';

describe('Linq Trigger', () => {
  // Time stands still: what is to be delivered again waits until the test says so.
  const workbench = setUpWorkbench({ emulatorOptions: { frozenClock: true } });
  let emulator;
  let client;
  before(() => ({ emulator, client } = workbench));
  const activated = [];

  // A test that fails must not leave its workflow to the next one.
  afterEach(async () => {
    emulator.clearFaults();
    for (const id of activated.splice(0)) {
      const { activeVersionId } = await client.getWorkflow(id);
      if (activeVersionId) await client.deactivate(id);
    }
  });

  const subscriptions = () => emulator.snapshot().subscriptions;

  /** Carlos writes; resolves with what became of it on its way to n8n. */
  async function carlosWrites(text) {
    emulator.reply({ chatId: CHAT, from: CARLOS, text });
    await emulator.settled();
    return emulator.deliveries().at(-1);
  }

  async function activate(id) {
    activated.push(id);
    await client.activate(id);
  }

  /** A published workflow that consists of a trigger. */
  async function published(name) {
    const { id } = await client.createWorkflow(chain(name, [linqTrigger(TRIGGER)]));
    await activate(id);
    return id;
  }

  /** What the trigger of a workflow gave, for each of its executions; oldest first. */
  async function triggerItems(id, count) {
    const executions = await client.executed(id, count);
    const items = [];
    for (const execution of executions.reverse()) {
      const { data, items: itemsOf } = await client.getExecution(execution.id);
      const [trigger] = Object.keys(data.resultData.runData);
      items.push(...itemsOf(trigger).map(({ json }) => json));
    }
    return items;
  }

  const texts = async (id, count) => (await triggerItems(id, count)).map(({ text }) => text);

  test('starts the example, which reads, types and answers in the chat that wrote', async () => {
    const example = await readExample('answer-messages.json');
    await activate(example.id);

    const [subscription, ...others] = subscriptions();
    assert.deepEqual(others, []);
    assert.equal(
      subscription.targetUrl,
      `${workbench.n8n.url}/webhook/${example.nodes[0].webhookId}/webhook?version=2026-02-03`,
    );
    assert.deepEqual(subscription.events, ['message.received']);
    assert.equal(subscription.phoneNumbers, null);

    const delivery = await carlosWrites('Is the table free?');
    assert.equal(delivery.state, 'delivered');
    const [execution] = await client.executed(example.id, 1);
    const { status, error, items } = await client.getExecution(execution.id);
    assert.equal(status, 'success', error?.message);

    const [item] = items(TRIGGER).map(({ json }) => json);
    const { messageId, createdAt, ...rest } = item;
    assert.deepEqual(rest, {
      text: 'Is the table free?',
      from: CARLOS,
      to: LINE,
      attachments: [],
      event: 'message.received',
      direction: 'inbound',
      isGroup: false,
      service: 'iMessage',
      optOut: false,
      chatInput: 'Is the table free?',
      sessionId: CHAT,
      chatId: CHAT,
      eventId: delivery.eventId,
    });
    assert.equal(messageId, JSON.parse(delivery.body).data.id);
    assert.equal(createdAt, JSON.parse(delivery.body).created_at);

    const { requests, messages } = emulator.received();
    const done = requests
      .filter(({ path }) => path.includes('/chats/'))
      .map(({ method, path, status }) => [method, path, status]);
    assert.deepEqual(done, [
      ['POST', `/v3/chats/${CHAT}/read`, 204],
      ['POST', `/v3/chats/${CHAT}/typing`, 204],
      // Whether anybody can see it.
      ['GET', `/v3/chats/${CHAT}`, 200],
      ['POST', `/v3/chats/${CHAT}/messages`, 202],
    ]);
    assert.deepEqual(
      messages.map(({ chatId, to }) => [chatId, to]),
      [[CHAT, [CARLOS]]],
    );
    assert.equal(items('Answer')[0].json.messageId, messages[0].id);

    await client.deactivate(example.id);
    assert.deepEqual(subscriptions(), []);
  });

  test('tries a wrong token once, and says what to do', async () => {
    const { token, baseUrl } = emulator;
    const credential = await client.createCredential({
      name: 'Wrong token',
      type: 'linqPartnerApi',
      data: { apiToken: `${token}-wrong`, baseUrl },
    });
    const trigger = { ...linqTrigger(TRIGGER), credentials: { linqPartnerApi: credential } };
    const { id } = await client.createWorkflow(chain('Wrong token', [trigger]));

    const before = emulator.received().requests.length;
    await assert.rejects(activate(id), /API token\. Open the credential and paste a valid token/);
    const statuses = emulator
      .received()
      .requests.slice(before)
      .map(({ status }) => status);
    // One attempt, and one look for what it may have left at Linq.
    assert.deepEqual(statuses, [401, 401]);
    assert.deepEqual(subscriptions(), []);
  });

  test('refuses forged and old deliveries, and starts nothing for them', async () => {
    const id = await published('Forgeries');
    const refused = [];
    for (const kind of ['forge', 'stale']) {
      emulator.injectDelivery({ kind });
      const { attempts } = await carlosWrites(kind);
      refused.push(...attempts.map(({ status }) => status));
    }
    const [{ targetUrl }] = subscriptions();
    const unsigned = await fetch(targetUrl, { method: 'POST', body: '{}' });
    assert.equal(await unsigned.text(), '', 'a forger learns nothing');
    // Linq repeats what gets 503: a genuine delivery may meet a secret that is just being replaced.
    assert.deepEqual([...refused, unsigned.status], [503, 503, 401]);

    // Whatever the refused ones had started would be there before this one.
    await carlosWrites('genuine');
    assert.deepEqual(await texts(id, 1), ['genuine']);
    await client.deactivate(id);
  });

  test('takes deliveries whose headers lost one of the two signatures on the way', async () => {
    const id = await published('Half of the headers');
    for (const kind of ['stripStandard', 'stripLegacy']) {
      emulator.injectDelivery({ kind });
      await carlosWrites(kind);
    }
    assert.deepEqual(await texts(id, 2), ['stripStandard', 'stripLegacy']);
    await client.deactivate(id);
  });

  test('starts once for an event that is delivered several times', async () => {
    const id = await published('Repetitions');
    emulator.injectDelivery({ kind: 'duplicate' });
    const { attempts, eventId } = await carlosWrites('twice');
    emulator.redeliver(eventId);
    await emulator.settled();
    assert.deepEqual(
      attempts.map(({ status }) => status),
      [200, 200, 200],
    );
    await carlosWrites('another');
    assert.deepEqual(await texts(id, 2), ['twice', 'another']);
    await client.deactivate(id);
  });

  test('listens for a test event beside the published workflow', async () => {
    const id = await published('Side by side');
    const [production] = subscriptions();
    const modes = async (count) =>
      (await client.executed(id, count)).map(({ mode }) => mode).sort();

    await client.listen(id, TRIGGER);
    const targets = subscriptions().map(({ targetUrl }) => new URL(targetUrl).pathname);
    assert.equal(targets.length, 2);
    assert.match(targets[1], /^\/webhook-test\//);

    await carlosWrites('to both');
    assert.deepEqual(await modes(2), ['manual', 'webhook']);
    assert.deepEqual(await texts(id, 2), ['to both', 'to both']);
    assert.deepEqual(subscriptions(), [production]);

    await client.listen(id, TRIGGER);
    assert.equal(subscriptions().length, 2);
    await client.stopListening(id);
    await until('end of listening', async () => subscriptions().length === 1);
    assert.deepEqual(subscriptions(), [production]);

    await carlosWrites('to production');
    assert.deepEqual(await modes(3), ['manual', 'webhook', 'webhook']);
    await client.deactivate(id);
    assert.deepEqual(subscriptions(), []);
  });

  test('keeps one subscription through renaming, other events and publishing again', async () => {
    const id = await published('Changes');
    const change = async (trigger) => {
      const { nodes } = await client.getWorkflow(id);
      await client.updateWorkflow(id, { nodes: [{ ...nodes[0], ...trigger }] });
      await client.activate(id);
    };
    const events = () => subscriptions().map((subscription) => subscription.events);

    await change({ name: 'When somebody writes' });
    assert.deepEqual(events(), [['message.received']]);
    await carlosWrites('renamed');
    assert.deepEqual(await texts(id, 1), ['renamed']);

    await change({ parameters: { events: ['message.received', 'reaction.added'] } });
    assert.deepEqual(events(), [['message.received', 'reaction.added']]);
    const { id: messageId } = emulator.reply({ chatId: CHAT, from: CARLOS, text: 'more events' });
    emulator.react({ messageId, from: CARLOS, type: 'laugh' });
    await emulator.settled();
    const items = await triggerItems(id, 3);
    assert.deepEqual(
      items.map(({ event }) => event),
      ['message.received', 'message.received', 'reaction.added'],
    );
    assert.equal(items[2].messageId, messageId);

    await client.activate(id);
    assert.deepEqual(events(), [['message.received', 'reaction.added']]);
    await carlosWrites('published again');
    assert.equal((await texts(id, 4)).at(-1), 'published again');

    await client.deactivate(id);
    assert.deepEqual(subscriptions(), []);
  });

  test('gives a copy a subscription of its own, and leaves the first alone', async () => {
    const id = await published('Original');
    const original = await client.getWorkflow(id);
    const [first] = structuredClone(subscriptions());

    // With the node's memory of its subscription, as an exported file may have it.
    const memory = { staticData: original.staticData };
    assert.match(JSON.stringify(memory), new RegExp(first.id));
    const copy = await client.createWorkflow({ ...duplicateOf(original), ...memory });
    await activate(copy.id);
    assert.equal(subscriptions().length, 2);
    assert.deepEqual(subscriptions()[0], first);

    await carlosWrites('to the two');
    assert.deepEqual(await texts(id, 1), ['to the two']);
    assert.deepEqual(await texts(copy.id, 1), ['to the two']);

    // n8n lets no second workflow have the same webhook path; its attempt must do no harm.
    const twin = await client.createWorkflow({
      ...original,
      ...memory,
      id: undefined,
      name: 'Twin',
    });
    await assert.rejects(client.activate(twin.id), /conflict/i);
    assert.equal(subscriptions().length, 2);
    assert.deepEqual(subscriptions()[0], first);

    await client.deactivate(copy.id);
    assert.deepEqual(subscriptions(), [first]);
    await carlosWrites('to the first');
    assert.deepEqual(await texts(id, 2), ['to the two', 'to the first']);
    await client.call('POST', `/workflows/${id}/archive`);
    await client.publicationSettled(id);
    assert.deepEqual(subscriptions(), []);
  });

  test('is there again after a restart of n8n', async () => {
    const id = await published('Restart');
    const before = structuredClone(subscriptions());
    await workbench.n8n.restart();

    await carlosWrites('after the restart');
    assert.deepEqual(await texts(id, 1), ['after the restart']);
    assert.deepEqual(subscriptions(), before);
    await client.deactivate(id);
    assert.deepEqual(subscriptions(), []);
  });

  test('starts once for each of 200 events that come in a burst, n8n having been away', async () => {
    const MISSED = 150;
    const FRESH = 50;
    const id = await published('Burst');
    const [subscription] = subscriptions();
    const deliveries = () =>
      emulator.deliveries().filter(({ subscriptionId }) => subscriptionId === subscription.id);

    const write = (count) => {
      for (let index = 0; index < count; index++) {
        if (index % 5 === 0) emulator.injectDelivery({ kind: 'duplicate' });
        emulator.reply({ chatId: CHAT, from: CARLOS, text: `${index}` });
      }
    };
    await workbench.n8n.stop();
    write(MISSED);
    await emulator.settled();
    const missed = deliveries();
    assert.ok(missed.every(({ state, attempts }) => state === 'pending' && attempts.length > 0));
    await workbench.n8n.restart();

    // What failed comes again side by side, each event twice at the same moment, and the new ones
    // come with it.
    write(FRESH);
    const answers = await sideBySide(missed, async (delivery) =>
      Promise.all([post(delivery), post(delivery)]),
    );
    // 503 is for a copy that came while the first one was being taken.
    const unexpected = answers.flat().filter(({ status }) => status !== 200 && status !== 503);
    assert.deepEqual(unexpected, []);
    // Linq does not know of those and tries again itself.
    await emulator.advanceClock(60_000);
    assert.ok(deliveries().every(({ state }) => state === 'delivered'));

    const items = await triggerItems(id, MISSED + FRESH);
    assert.equal(items.length, MISSED + FRESH);
    assert.deepEqual(
      items.map(({ eventId }) => eventId).sort(),
      deliveries()
        .map(({ eventId }) => eventId)
        .sort(),
    );
    await client.deactivate(id);
    assert.deepEqual(subscriptions(), []);
  });
});

/** Delivers once more what the emulator delivered, in the same words and with the same signature. */
async function post({ targetUrl, body, headers }) {
  const response = await fetch(targetUrl, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, answer: await response.text() };
}

/** Does some work for all, ten at a time. */
async function sideBySide(all, work) {
  const left = [...all];
  const results = [];
  const lane = async () => {
    while (left.length > 0) results.push(await work(left.shift()));
  };
  await Promise.all(Array.from({ length: 10 }, lane));
  return results;
}
