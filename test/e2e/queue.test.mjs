/** n8n in queue mode, with the package in every process, while processes die. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { emulatorCredential } from '../../scripts/lib/examples.mjs';
import { inLanes } from '../../scripts/lib/inLanes.mjs';
import { signIn } from '../../scripts/lib/n8nClient.mjs';
import { openQueueCluster } from './support/queueCluster.mjs';
import { eventually, SOON } from './support/queueMeans.mjs';
import { answering, forwarding, guarded } from './support/queueWorkflows.mjs';

const EACH = 150;
const JOBS_OF_A_WORKER = 10;
const PATH = 'forward';
const SENDING = '/v3/chats/*/messages';
const UNDER_WAY = new Set(['new', 'running', 'waiting', 'unknown']);

const OFTEN = { N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '0.1' };

describe('n8n in queue mode', () => {
  let cluster;
  let emulator;
  let client;
  let credentials;
  let subscription;
  let chats;

  before(async () => {
    cluster = await openQueueCluster({
      // A webhook processor that starts takes longer than the usual five attempts.
      emulatorOptions: { webhookRetryMs: Array(60).fill(2_000) },
      env: SOON,
    });
    ({ emulator } = cluster);
    chats = emulator.snapshot().chats.filter((chat) => !chat.is_group);
    client = await signIn(cluster.main, cluster.install);
    const { id, name } = await client.createCredential(emulatorCredential(emulator));
    credentials = { linqPartnerApi: { id, name } };
    await published(answering(credentials));
    await published(forwarding(credentials, PATH));
    [subscription] = emulator.snapshot().subscriptions;
  });

  after(async () => await cluster?.close());

  const numbers = (count) => Array.from({ length: count }, (_, index) => index);
  const chatOf = (index) => chats[index % chats.length].id;
  const sentTexts = () => emulator.received().messages.map(({ parts }) => parts[0].value);
  const sendsUnderWay = () =>
    emulator
      .received()
      .requests.filter(
        ({ method, path, status }) =>
          method === 'POST' && /\/messages$/.test(path) && status === null,
      );

  async function published(workflow) {
    const { id } = await client.createWorkflow(workflow);
    await client.activate(id);
    return id;
  }

  /** Somebody writes to a line. */
  const receive = (index, text) => emulator.reply({ chatId: chatOf(index), text });

  /** Something else wants a message sent. */
  async function post(index, text, { before: pause = 3, after: rest = 0 } = {}) {
    const response = await fetch(`${cluster.webhooks.url}/webhook/${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chatId: chatOf(index), text, before: pause, after: rest }),
    });
    assert.equal(response.status, 200);
  }

  // Not from n8n's list: it sorts by start and pages by id, which loses some where two workers
  // start executions in another order than they came.
  const allExecutions = async () =>
    await cluster.database.rows('SELECT id, status FROM execution_entity ORDER BY id');

  /** Waits until nothing runs any more, and resolves with all executions. */
  const allEnded = async (count) =>
    await eventually(`the end of ${count} executions`, async () => {
      const executions = await allExecutions();
      const isOver = executions.every(({ status }) => !UNDER_WAY.has(status));
      return isOver && executions.length >= count && executions;
    });

  /** What the trigger of an execution was given, as the text that is sent for it. */
  async function expectedText({ id }) {
    const { data } = await client.getExecution(id);
    // Where an execution begins when it is retried; nothing is left of it after a success.
    const [start] = data.executionData.nodeExecutionStack;
    const { 'Linq Trigger': events, Webhook: posts } = data.resultData.runData;
    const item = start ? start.data.main[0][0] : (events ?? posts)?.[0].data.main[0][0];
    if (!item) return undefined;
    return item.json.body?.text ?? `Answer to ${item.json.text}`;
  }

  /** What *Retry* in the list of executions does; resolves when that has ended. */
  const retry = async ({ id }) =>
    await client.call('POST', `/executions/${id}/retry`, { loadWorkflow: false });

  function assertNoneTwice() {
    const texts = sentTexts();
    const twice = texts.filter((text, index) => texts.indexOf(text) !== index);
    assert.deepEqual(twice, [], 'messages that arrived twice');
  }

  test('tells Linq where the webhook processor is, once', () => {
    assert.equal(emulator.snapshot().subscriptions.length, 1);
    assert.ok(subscription.targetUrl.startsWith(`${cluster.webhooks.url}/`));
  });

  test('sends nothing twice and hides no loss when a worker is killed', async () => {
    const [first] = cluster.workers;
    const texts = numbers(EACH).flatMap((index) => [`Answer to event ${index}`, `post ${index}`]);
    emulator.injectDelivery({ kind: 'duplicate', event: 'message.received', count: 20 });
    for (const index of numbers(EACH)) receive(index, `event ${index}`);
    const posted = inLanes(numbers(EACH), 10, (index) => post(index, `post ${index}`));

    await eventually('a hundred messages', () => sentTexts().length >= 100);
    emulator.inject({ kind: 'slow', delayMs: 20_000, path: SENDING, count: 20 });
    // One worker alone cannot have that many.
    await eventually('sends of both workers', () => sendsUnderWay().length > JOBS_OF_A_WORKER);
    await first.kill();
    emulator.clearFaults();
    await posted;

    const executions = await allEnded(texts.length);
    // Of the events that were delivered twice, too.
    assert.equal(executions.length, texts.length);
    assertNoneTwice();
    const ended = (good) => executions.filter(({ status }) => (status === 'success') === good);
    const failed = ended(false);
    assert.ok(failed.length > 0);
    const done = await inLanes(ended(true), 4, expectedText);
    assert.equal(new Set(done).size, texts.length - failed.length);
    const arrived = new Set(sentTexts());
    assert.deepEqual(
      done.filter((text) => !arrived.has(text)),
      [],
    );

    // n8n 2.41 keeps nothing of what a lost execution was given, and a retry of it says so.
    const lost = await inLanes(failed, 4, expectedText);
    const retries = await inLanes(failed, 4, retry);
    assertNoneTwice();
    for (const [index, text] of lost.entries()) {
      assert.equal(retries[index].status, text ? 'success' : 'error');
      if (text) assert.ok(sentTexts().includes(text));
    }
  });

  test('starts nothing for an event that Linq repeats', async () => {
    const count = (await allExecutions()).length;
    const { eventId } = emulator.deliveries().find(({ state }) => state === 'delivered');
    assert.equal(emulator.redeliver(eventId), 1);
    // What comes after it has been dealt with, and so has it.
    receive(0, 'something new');
    await eventually('the answer', () => sentTexts().includes('Answer to something new'));
    assert.equal((await allExecutions()).length, count + 1);
  });

  test('sends what was cut off by a power failure once it is retried, and only once', async () => {
    const known = new Set((await allExecutions()).map(({ id }) => id));
    const { main, webhooks, workers } = cluster;
    const groups = {
      sent: numbers(2).map((index) => `sent ${index}`),
      'being sent': numbers(3).map((index) => `Answer to being sent ${index}`),
      unsent: numbers(3).map((index) => `unsent ${index}`),
    };

    for (const [index, text] of groups.sent.entries()) {
      await post(index, text, { before: 0, after: 60 });
    }
    await eventually('those sent', () => groups.sent.every((text) => sentTexts().includes(text)));
    emulator.inject({ kind: 'slow', delayMs: 30_000, path: SENDING, count: 3 });
    for (const [index, text] of groups.unsent.entries()) await post(index, text, { before: 60 });
    for (const index of numbers(3)) receive(index, `being sent ${index}`);
    await eventually('those being sent', () => sendsUnderWay().length === 3);
    await Promise.all([main, webhooks, ...workers].map((n8n) => n8n.kill()));

    // What has reached Linq is done, whatever became of the one who asked.
    await eventually('their arrival', () => sendsUnderWay().length === 0);
    await main.restart(OFTEN);
    await Promise.all([webhooks.restart(), workers[1].restart()]);
    const executions = (await allEnded(0)).filter(({ id }) => !known.has(id));
    const texts = await inLanes(executions, 4, expectedText);
    const fates = texts.map((text, index) => `${text}: ${executions[index].status}`);
    const expected = Object.values(groups).flatMap((texts) =>
      texts.map((text) => `${text}: crashed`),
    );
    assert.deepEqual(fates.sort(), expected.sort());
    assert.ok(groups.unsent.every((text) => !sentTexts().includes(text)));

    const retries = await Promise.all(executions.map(retry));
    assert.deepEqual([...new Set(retries.map(({ status }) => status))], ['success']);
    assertNoneTwice();
    assert.ok(texts.every((text) => sentTexts().includes(text)));
  });

  test('has the same subscription after all that, and events still come in', async () => {
    assert.deepEqual(
      emulator.snapshot().subscriptions.map(({ id, secret, isActive }) => [id, secret, isActive]),
      [[subscription.id, subscription.secret, true]],
    );
    receive(0, 'one more');
    await eventually('the answer', () => sentTexts().includes('Answer to one more'));
  });

  test('does nothing twice for a copy at another webhook processor, where that is guarded', async () => {
    const id = await published(guarded(credentials));
    const other = await cluster.add('webhook processor 2', 'webhook');
    receive(1, 'a copy');
    const done = async (count) => {
      const executions = await client.executions(id);
      return executions.filter(({ status }) => status === 'success').length === count;
    };
    await eventually('the first execution', async () => await done(1));

    const path = (await client.getWorkflow(id)).nodes[0].webhookId;
    const { targetUrl, headers, body } = emulator
      .deliveries()
      .findLast(({ targetUrl: url }) => url.includes(path));
    const copy = {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    };
    const { pathname, search } = new URL(targetUrl);
    for (const url of [targetUrl, other.url + pathname + search]) {
      assert.equal((await fetch(url, copy)).status, 200);
    }

    // The processor that knows it starts nothing; the other one does.
    await eventually('the second execution', async () => await done(2));
    assert.equal((await client.executions(id)).length, 2);
    const texts = sentTexts().filter((text) => /^(Keyed|Filtered)/.test(text));
    assert.deepEqual(texts.sort(), ['Filtered: a copy', 'Keyed: a copy']);
  });
});
