/** Questions in queue mode: a worker asks, whoever is left goes on when the answer comes. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { emulatorCredential } from '../../scripts/lib/examples.mjs';
import { signIn, until } from '../../scripts/lib/n8nClient.mjs';
import { openQueueCluster } from './support/queueCluster.mjs';
import { asking } from './support/queueWorkflows.mjs';

const PATH = 'ask';
const QUESTION = 'Can we keep your table?';

describe('Send and wait in queue mode', () => {
  let cluster;
  let emulator;
  let client;
  let chats;
  let workflow;

  before(async () => {
    cluster = await openQueueCluster();
    ({ emulator } = cluster);
    chats = emulator
      .snapshot()
      .chats.filter((chat) => !chat.is_group)
      .slice(0, 6);
    client = await signIn(cluster.main, cluster.install);
    const { id, name } = await client.createCredential(emulatorCredential(emulator));
    const credentials = { linqPartnerApi: { id, name } };
    workflow = await client.createWorkflow(asking(credentials, PATH, QUESTION));
    await client.activate(workflow.id);
  });

  after(async () => await cluster?.close());

  const sent = (text) =>
    emulator
      .received()
      .messages.filter(({ parts }) => parts[0].value.startsWith(text))
      .map(({ chatId }) => chatId);
  const withStatus = async (wanted) =>
    (await client.executions(workflow.id)).filter(({ status }) => status === wanted).length;

  async function ask({ id: chatId }) {
    const response = await fetch(`${cluster.webhooks.url}/webhook/${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chatId }),
    });
    assert.equal(response.status, 200);
  }

  test('each answer wakes its own execution once, also after a worker was killed', async () => {
    const ids = chats.map(({ id }) => id).sort();
    for (const chat of chats) await ask(chat);
    await until('all waits', async () => (await withStatus('waiting')) === chats.length);
    assert.deepEqual(sent(QUESTION).sort(), ids);
    assert.equal(emulator.snapshot().subscriptions.length, chats.length);

    const [first] = cluster.workers;
    await first.kill();
    emulator.injectDelivery({ kind: 'duplicate', event: 'message.received', count: 3 });
    for (const { id } of chats.toReversed()) emulator.reply({ chatId: id, text: 'Yes, please' });

    await until('all ends', async () => (await withStatus('success')) === chats.length);
    await emulator.settled();
    assert.equal((await client.executions(workflow.id)).length, chats.length);
    assert.deepEqual(sent(QUESTION).sort(), ids);
    assert.deepEqual(sent('Approved: true').sort(), ids);
    assert.deepEqual(emulator.snapshot().subscriptions, []);
  });
});
