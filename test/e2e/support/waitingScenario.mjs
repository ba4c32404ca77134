/** Executions that wait for an answer in a chat, in a real n8n of any version and mode. */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { until } from '../../../scripts/lib/n8nClient.mjs';
import { byId, chain, linqNode, node, webhookNode } from './workflows.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const GROUP = 'c4a70000-0000-4000-8000-000000000003';
const BEA = '+12025550111';
const CARLOS = '+12025550112';
/** 0.02 minutes; n8n looks for waits that are over once a minute. */
const SOON = { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' };

/** Started by a webhook, because such a workflow runs as it does in production. */
export function asking(parameters, path) {
  return chain('Asking', [
    webhookNode(path),
    linqNode('Ask', {
      resource: 'message',
      operation: 'sendAndWait',
      chatId: byId(CHAT),
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

/** The same for several chats, one after the other. */
function askingInTurn(chats, path) {
  const chatId = byId('={{ $json.chatId }}');
  const { nodes, ...rest } = asking({ chatId }, path);
  const [webhook, ask, next] = nodes;
  const items = node('Chats', 'n8n-nodes-base.code', 2, {
    jsCode: `return ${JSON.stringify(chats.map((chat) => ({ json: { chatId: chat } })))};`,
  });
  const loop = node('Loop', 'n8n-nodes-base.splitInBatches', 3, { options: {} });
  const to = (...outputs) => ({
    main: outputs.map((name) => [{ node: name, type: 'main', index: 0 }]),
  });
  return {
    ...rest,
    nodes: [webhook, items, loop, ask, next],
    connections: {
      Webhook: to('Chats'),
      Chats: to('Loop'),
      Loop: to('Next', 'Ask'),
      Ask: to('Loop'),
    },
  };
}

/** The emulator's clock stands still, so that the tests say who was first. */
export const waitingOptions = { emulatorOptions: { frozenClock: true } };

/** Declares the tests, for any n8n that was set up with these options. */
export function testWaiting(bench) {
  afterEach(() => bench.emulator.reset());

  const subscriptions = () => bench.emulator.snapshot().subscriptions;
  const question = () => bench.emulator.received().messages.at(-1);
  const statusOf = async (id) => (await bench.client.call('GET', `/executions/${id}`)).status;
  const resultOf = async (id) => (await bench.client.finished(id)).items('Next')[0]?.json;

  /** Starts a workflow that asks, and resolves with its execution. */
  async function start(parameters = {}) {
    const path = randomUUID();
    return await startWorkflow(asking(parameters, path), path);
  }

  async function startWorkflow(workflow, path) {
    const { id } = await bench.client.createWorkflow(workflow);
    await bench.client.activate(id);
    await fetch(`${bench.webhookUrl()}/webhook/${path}`, { method: 'POST' });
    return await until('an execution', async () => (await bench.client.executions(id))[0]?.id);
  }

  /** Resolves when it waits. */
  async function ask(parameters) {
    const id = await start(parameters);
    await until('a wait', async () => (await statusOf(id)) === 'waiting');
    return id;
  }

  /** A second later: what is said in the moment of a question does not answer it. */
  async function reply(text, more = {}) {
    await bench.emulator.advanceClock(1_000);
    bench.emulator.reply({ chatId: CHAT, text, ...more });
    await bench.emulator.settled();
  }

  test('a reply wakes the execution, and the subscription goes', async () => {
    const id = await ask();
    assert.equal(subscriptions().length, 1);
    await reply('Which order?');
    assert.equal(await statusOf(id), 'waiting');
    await reply('Yes, please');
    assert.deepEqual(await resultOf(id), { approved: true, late: false });
    assert.deepEqual(subscriptions(), []);
    const { items } = await bench.client.getExecution(id);
    const { data } = items('Ask')[0].json;
    assert.equal(data.text, 'Yes, please');
    assert.deepEqual(data.responder, { id: CARLOS, name: null, source: 'linq' });
  });

  test('a tapback wakes it, too', async () => {
    const id = await ask();
    bench.emulator.react({ messageId: question().id, type: 'dislike' });
    await bench.emulator.settled();
    assert.deepEqual(await resultOf(id), { approved: false, late: false });
  });

  test('a vote wakes it, too', async () => {
    const choices = ['Tuesday', 'Wednesday'];
    const id = await ask({ responseType: 'choice', choices, options: { askAsPoll: true } });
    bench.emulator.vote({ messageId: question().id, option: 'Wednesday' });
    await bench.emulator.settled();
    const { items } = await bench.client.finished(id);
    const { choice, via } = items('Ask')[0].json.data;
    assert.deepEqual({ choice, via }, { choice: 'Wednesday', via: 'vote' });
  });

  test('only those who were asked are answered by', async () => {
    const id = await ask({
      chatId: byId(GROUP),
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
    await bench.restart();
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

  test('an answer while n8n still saves is found soon after', async () => {
    const looked = () =>
      bench.emulator
        .received()
        .requests.some(
          ({ method, path }) => method === 'GET' && path === `/v3/chats/${CHAT}/messages`,
        );
    const starting = start();
    await until('the last look', async () => looked());
    await reply('no');
    assert.deepEqual(await resultOf(await starting), { approved: false, late: false });
  });

  test('a loop asks one after the other', async () => {
    const path = randomUUID();
    const id = await startWorkflow(askingInTurn([CHAT, GROUP], path), path);
    for (const [index, chatId] of [CHAT, GROUP].entries()) {
      await until(`question ${index + 1}`, async () => {
        const { messages } = bench.emulator.received();
        return messages.length === index + 1 && (await statusOf(id)) === 'waiting';
      });
      assert.equal(question().chatId, chatId);
      assert.equal(subscriptions().length, 1);
      await reply(index === 0 ? 'yes' : 'no', { chatId });
    }
    const { items } = await bench.client.finished(id);
    const answers = items('Next').map(({ json }) => json.approved);
    assert.deepEqual(answers, [true, false]);
    assert.deepEqual(subscriptions(), []);
  });

  test('one that is stopped is not woken, and a later wait removes what it left', async () => {
    const id = await ask({ options: { limitWaitTime: { values: SOON } } });
    await bench.client.call('POST', `/executions/${id}/stop`);
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
    const { stoppedAt } = await bench.client.getExecution(id);
    await reply('yes');
    assert.equal((await bench.client.getExecution(id)).stoppedAt, stoppedAt);
    assert.equal(bench.emulator.deliveries().at(-1).state, 'delivered');
  });

  const untilOf = ({ targetUrl }) => new URL(targetUrl).searchParams.get('until');
}
