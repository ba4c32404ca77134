/** Executions that wait for an answer in a chat, in a real n8n of any version. */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { signIn, until } from '../../../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../../../scripts/lib/workbench.mjs';
import { chain, linqNode, node } from './workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const GROUP = 'c4a70000-0000-4000-8000-000000000003';
const BEA = '+12025550111';
const CARLOS = '+12025550112';
/** 0.02 minutes; n8n looks for waits that are over once a minute. */
const SOON = { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' };

/** Started by a webhook, because such a workflow runs as it does in production. */
export function asking(parameters, path) {
  const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, {
    path,
    httpMethod: 'POST',
    options: {},
  });
  return chain('Asking', [
    { ...webhook, webhookId: randomUUID() },
    linqNode('Ask', {
      resource: 'message',
      operation: 'sendAndWait',
      chatId: { __rl: true, mode: 'id', value: CHAT },
      message: 'Can we refund order 1042?',
      responseType: 'approval',
      ...parameters,
    }),
    node('Next', 'n8n-nodes-base.set', 3.4, {
      mode: 'raw',
      jsonOutput:
        '={{ JSON.stringify({ approved: $json.data.approved, late: $json.data.timedOut }) }}',
      options: {},
    }),
  ]);
}

/** Declares the tests, for a suite of one release of n8n. */
export function testWaiting(release) {
  let userFolder;
  let workbench;
  let emulator;
  let client;

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-waiting-'));
    workbench = await openWorkbench({
      release,
      userFolder,
      emulatorOptions: { frozenClock: true },
    });
    ({ emulator } = workbench);
    client = await signIn(workbench.n8n, workbench.install);
  });

  after(async () => {
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  });

  afterEach(() => emulator.reset());

  const subscriptions = () => emulator.snapshot().subscriptions;
  const question = () => emulator.received().messages.at(-1);
  const statusOf = async (id) => (await client.call('GET', `/executions/${id}`)).status;
  const resultOf = async (id) => (await client.finished(id)).items('Next')[0]?.json;

  /** Starts a workflow that asks, and resolves with its execution. */
  async function start(parameters = {}) {
    const path = randomUUID();
    const { id } = await client.createWorkflow(asking(parameters, path));
    await client.activate(id);
    await fetch(`${workbench.n8n.url}/webhook/${path}`, { method: 'POST' });
    return await until('an execution', async () => (await client.executions(id))[0]?.id);
  }

  /** Resolves when it waits. */
  async function ask(parameters) {
    const id = await start(parameters);
    await until('a wait', async () => (await statusOf(id)) === 'waiting');
    return id;
  }

  /** A second later: what is said in the moment of a question does not answer it. */
  async function reply(text, more = {}) {
    await emulator.advanceClock(1_000);
    emulator.reply({ chatId: CHAT, text, ...more });
    await emulator.settled();
  }

  test('a reply wakes the execution, and the subscription goes', async () => {
    const id = await ask();
    assert.equal(subscriptions().length, 1);
    await reply('Which order?');
    assert.equal(await statusOf(id), 'waiting');
    await reply('Yes, please');
    assert.deepEqual(await resultOf(id), { approved: true, late: false });
    assert.deepEqual(subscriptions(), []);
    const { items } = await client.getExecution(id);
    const { data } = items('Ask')[0].json;
    assert.equal(data.text, 'Yes, please');
    assert.deepEqual(data.responder, { id: CARLOS, source: 'linq' });
  });

  test('a tapback wakes it, too', async () => {
    const id = await ask();
    emulator.react({ messageId: question().id, type: 'dislike' });
    await emulator.settled();
    assert.deepEqual(await resultOf(id), { approved: false, late: false });
  });

  test('only those who were asked are answered by', async () => {
    const id = await ask({
      chatId: { __rl: true, mode: 'id', value: GROUP },
      options: { onlyFrom: [CARLOS], answerToOthers: 'Carlos decides.' },
    });
    await reply('yes', { chatId: GROUP, from: BEA });
    assert.equal(question().parts[0].value, 'Carlos decides.');
    assert.equal(await statusOf(id), 'waiting');
    await reply('no', { chatId: GROUP, from: CARLOS });
    assert.deepEqual(await resultOf(id), { approved: false, late: false });
  });

  test('an answer after a restart of n8n counts', async () => {
    const id = await ask();
    await workbench.n8n.restart();
    await reply('ok');
    assert.deepEqual(await resultOf(id), { approved: true, late: false });
  });

  test('a stranger with the URL wakes nothing', async () => {
    const id = await ask();
    const [{ targetUrl }] = subscriptions();
    const post = async (url, body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.status;
    };
    const forged = { event_type: 'message.received', data: { chat: { id: CHAT }, id: CHAT } };
    assert.equal(await post(targetUrl, forged), 200);
    assert.equal(await post(targetUrl.replace(/until=\d+/, 'until=9'), forged), 401);
    assert.equal(await statusOf(id), 'waiting');
    await reply('yes');
    assert.deepEqual(await resultOf(id), { approved: true, late: false });
  });

  test('an answer while n8n still saves is found at the next thing that happens', async () => {
    const looked = () =>
      emulator
        .received()
        .requests.some(
          ({ method, path }) => method === 'GET' && path === `/v3/chats/${CHAT}/messages`,
        );
    const starting = start();
    await until('the last look', async () => looked());
    await reply('no');
    const id = await starting;
    // It was too early for n8n, or just not.
    const [{ attempts }] = emulator.deliveries();
    await until('a wait', async () => (await statusOf(id)) !== 'running');
    if ((await statusOf(id)) === 'waiting') await reply('Hello?');
    assert.deepEqual(
      await resultOf(id),
      { approved: false, late: false },
      JSON.stringify(attempts),
    );
  });

  test('one that is stopped is not woken, and a later wait removes what it left', async () => {
    const id = await ask({ options: { limitWaitTime: { values: SOON } } });
    await client.call('POST', `/executions/${id}/stop`);
    assert.equal(await statusOf(id), 'canceled');
    await reply('yes');
    assert.equal(await statusOf(id), 'canceled');
    assert.equal(subscriptions().length, 1);
    await until('its end', async () => Date.now() > Number(untilOf(subscriptions()[0])));
    await ask();
    assert.equal(subscriptions().length, 1);
    assert.ok(Number(untilOf(subscriptions()[0])) > Date.now());
  });

  test('without an answer it goes on, and says so; an answer is too late then', async () => {
    const id = await ask({ options: { limitWaitTime: { values: SOON } } });
    assert.deepEqual(await resultOf(id), { approved: false, late: true });
    const { stoppedAt } = await client.getExecution(id);
    await reply('yes');
    assert.equal((await client.getExecution(id)).stoppedAt, stoppedAt);
    assert.equal(emulator.deliveries().at(-1).state, 'delivered');
  });

  const untilOf = ({ targetUrl }) => new URL(targetUrl).searchParams.get('until');
}
