/** Questions in queue mode: a worker asks, and another one may go on when the answer comes. */

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { until } from '../../scripts/lib/n8nClient.mjs';
import { setUpQueueCluster } from './support/queueCluster.mjs';
import { SOON } from './support/queueMeans.mjs';
import { asking, testWaiting, waitingOptions } from './support/waitingScenario.mjs';
import { byId } from './support/workflows.mjs';

const SENDING = '/v3/chats/*/messages';
const QUESTION = 'Can we keep your table?';

describe('Send and wait in queue mode', () => {
  const bench = setUpQueueCluster({ ...waitingOptions, env: SOON });

  testWaiting(bench);

  /** Publishes a workflow that asks, and has it ask in these chats; resolves with its ID. */
  async function askIn(chats) {
    const path = randomUUID();
    const chatId = byId('={{ $json.body.chatId }}');
    const { id } = await bench.client.createWorkflow(asking({ chatId, message: QUESTION }, path));
    await bench.client.activate(id);
    for (const chat of chats) {
      const response = await fetch(`${bench.webhookUrl()}/webhook/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chatId: chat }),
      });
      assert.equal(response.status, 200);
    }
    return id;
  }

  /** Those that are not in groups. */
  const someChats = () =>
    bench.emulator
      .snapshot()
      .chats.filter((chat) => !chat.is_group)
      .slice(0, 6)
      .map(({ id }) => id)
      .sort();
  const asked = () =>
    bench.emulator
      .received()
      .messages.filter(({ parts }) => parts[0].value.startsWith(QUESTION))
      .map(({ chatId }) => chatId)
      .sort();
  const withStatus = async (workflowId, ...statuses) =>
    (await bench.client.executions(workflowId)).filter(({ status }) => statuses.includes(status));

  /** Everybody answers, and Linq delivers some of it twice. */
  async function answerIn(chats) {
    await bench.emulator.advanceClock(1_000);
    bench.emulator.injectDelivery({ kind: 'duplicate', event: 'message.received', count: 3 });
    for (const chatId of chats) bench.emulator.reply({ chatId, text: 'Yes, please' });
  }

  test('each answer wakes its own execution once', async () => {
    const chats = someChats();
    const id = await askIn(chats);
    await until('all waits', async () => (await withStatus(id, 'waiting')).length === chats.length);
    assert.deepEqual(asked(), chats);
    assert.equal(bench.emulator.snapshot().subscriptions.length, chats.length);

    await answerIn(chats.toReversed());
    await until('all ends', async () => (await withStatus(id, 'success')).length === chats.length);
    await bench.emulator.settled();
    assert.equal((await bench.client.executions(id)).length, chats.length);
    assert.deepEqual(asked(), chats);
    assert.deepEqual(bench.emulator.snapshot().subscriptions, []);
  });

  test('where a worker is killed while it asks, nobody is asked twice', async () => {
    const chats = someChats();
    const underWay = () =>
      bench.emulator
        .received()
        .requests.filter(
          ({ method, path, status }) =>
            method === 'POST' && path.endsWith('/messages') && status === null,
        ).length;
    bench.emulator.inject({ kind: 'slow', delayMs: 10_000, path: SENDING, count: chats.length });
    const id = await askIn(chats);
    await until('questions under way', () => underWay() === chats.length);
    await bench.workers[0].kill();
    bench.emulator.clearFaults();
    await until('all to be over or to wait', async () => {
      const settled = await withStatus(id, 'waiting', 'crashed', 'error');
      return settled.length === chats.length;
    });
    assert.deepEqual(asked(), chats);

    const lost = await withStatus(id, 'crashed', 'error');
    assert.ok(lost.length > 0);
    assert.ok(lost.length < chats.length);
    for (const { id: lostId } of lost) {
      await bench.client
        .call('POST', `/executions/${lostId}/retry`, { loadWorkflow: false })
        .catch(() => {});
    }
    assert.deepEqual(asked(), chats);

    const waiting = await withStatus(id, 'waiting');
    await answerIn(chats);
    for (const { id: waitingId } of waiting) {
      assert.equal((await bench.client.finished(waitingId)).status, 'success');
    }
  });
});
