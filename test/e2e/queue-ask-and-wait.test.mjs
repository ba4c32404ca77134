/** Three hundred wait for answers in queue mode, by the examples for that, and a worker is killed. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { emulatorCredential, readExample } from '../../scripts/lib/examples.mjs';
import { inLanes } from '../../scripts/lib/inLanes.mjs';
import { signIn } from '../../scripts/lib/n8nClient.mjs';
import { calling, withCredentials } from './support/askAndWait.mjs';
import { openQueueCluster } from './support/queueCluster.mjs';
import { eventually, SOON } from './support/queueMeans.mjs';

const CONTACTS = 300;
/** So many of them write twice in a row, and so many messages are delivered twice. */
const TWICE = 30;
const PATH = 'call';
const QUESTION = 'For how many people?';
const UNDERSTOOD = 'Understood: ';
const UNDER_WAY = ['new', 'running', 'waiting', 'unknown'];

describe('Many waits in queue mode', () => {
  let cluster;
  let emulator;
  let asking;
  let passing;
  let callers;
  let contacts;

  before(async () => {
    // All of them answer within seconds, and that is no reason for Linq to give up.
    const emulatorOptions = { webhookRetryMs: Array(60).fill(2_000) };
    cluster = await openQueueCluster({ emulatorOptions, env: SOON });
    ({ emulator } = cluster);
    const client = await signIn(cluster.main, cluster.install);
    const { id, name } = await client.createCredential(emulatorCredential(emulator));
    const credentials = { linqPartnerApi: { id, name } };
    const published = async (workflow) => {
      const { id } = await client.createWorkflow(workflow);
      await client.activate(id);
      return id;
    };
    asking = await published(withCredentials(await readExample('ask-and-wait.json'), credentials));
    callers = await published(calling(credentials, PATH));

    // Those who ask to be contacted write first.
    contacts = Array.from({ length: CONTACTS }, (_, index) => {
      const { chat_id: chatId } = emulator.reply({ from: `+1202556${1000 + index}`, text: 'Hi' });
      return { chatId, answers: [`Table for ${index}`, `${index}, at eight`] };
    });
    await emulator.settled();
    passing = await published(
      withCredentials(await readExample('pass-on-answers.json'), credentials),
    );
  });

  after(async () => await cluster?.close());

  const rows = async (select) => await cluster.database.rows(select);
  const withStatus = async (...statuses) =>
    await rows(
      `SELECT id, "workflowId" FROM execution_entity WHERE status IN ('${statuses.join("', '")}')`,
    );
  const ofWorkflow = (id, all) => all.filter(({ workflowId }) => workflowId === id);
  const told = () =>
    emulator
      .received()
      .messages.filter(({ parts }) => parts[0].value.startsWith(UNDERSTOOD))
      .map(({ chatId, parts }) => ({ chatId, text: parts[0].value.slice(UNDERSTOOD.length) }));

  async function ask(contact) {
    const response = await fetch(`${cluster.webhooks.url}/webhook/${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chatId: contact.chatId, question: QUESTION, hours: 48 }),
    });
    assert.equal(response.status, 200);
    contact.caller = Number(await response.text());
  }

  /** In whose chats somebody still waits, by the table. */
  async function noted() {
    const [{ id }] = await rows(`SELECT id FROM data_table WHERE name = 'linq_waits'`);
    return (await rows(`SELECT "chatId" FROM "data_table_user_${id}"`)).map(({ chatId }) => chatId);
  }

  test('each is woken at most once, and none is lost in silence, though a worker is killed', async (t) => {
    await inLanes(contacts, 10, ask);
    await eventually('three hundred waits', async () => {
      const waiting = await withStatus('waiting');
      assert.deepEqual(await withStatus('error'), []);
      return [asking, callers].every((id) => ofWorkflow(id, waiting).length === CONTACTS);
    });

    emulator.injectDelivery({ kind: 'duplicate', event: 'message.received', count: TWICE });
    for (const [index, { chatId, answers }] of shuffled(contacts, 2_026).entries()) {
      for (const text of index % (CONTACTS / TWICE) === 0 ? answers : answers.slice(0, 1)) {
        emulator.reply({ chatId, text });
      }
    }
    await eventually('a third of what is said', () => told().length >= CONTACTS / 3);
    await cluster.workers[0].kill();
    await eventually(
      'the end of what was woken',
      async () => (await withStatus('new', 'running', 'unknown')).length === 0,
    );

    // Whom nobody woke because of that, still waits. The time is over for all of them.
    const forgotten = ofWorkflow(asking, await withStatus('waiting'));
    await cluster.database.run(
      `UPDATE execution_entity SET "waitTill" = now() WHERE status = 'waiting' AND "workflowId" = '${asking}'`,
    );
    await eventually('the end of all', async () => (await withStatus(...UNDER_WAY)).length === 0);

    const failed = await withStatus('error', 'crashed');
    const [lostCallers, lostWaits, lostAnswers] = [callers, asking, passing].map((id) =>
      ofWorkflow(id, failed),
    );
    t.diagnostic(
      `failed: ${lostAnswers.length} of Pass on answers, ${lostWaits.length} of Ask and wait, ` +
        `${lostCallers.length} that called it; found when the time was over: ${forgotten.length}`,
    );
    assert.ok(failed.length > 0, 'the worker had nothing to do');
    // An answer that woke nobody is an error in the list, and was found all the same.
    assert.ok(forgotten.length <= lostAnswers.length);

    const said = told();
    const hasFailed = new Set(lostCallers.map(({ id }) => Number(id)));
    for (const { chatId, answers, caller } of contacts) {
      const texts = said.filter((one) => one.chatId === chatId).map(({ text }) => text);
      assert.ok(texts.length <= 1, `woken twice: ${texts}`);
      assert.ok(texts.every((text) => answers.includes(text)));
      assert.ok(texts.length === 1 || hasFailed.has(caller), `lost in silence: ${answers[0]}`);
    }
    const left = new Set(await noted());
    const lost = contacts.filter(({ chatId }) => left.has(chatId));
    assert.ok(lost.every(({ caller }) => hasFailed.has(caller)));
  });
});

/** In another order, which is always the same for a seed. */
function shuffled(list, seed) {
  let state = seed;
  // Numerical Recipes' generator.
  const random = () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  return list
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
