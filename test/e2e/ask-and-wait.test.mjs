/** The examples for many waits: a sub-workflow that asks, and one Linq Trigger that wakes who waits. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { credentialId } from '../../scripts/lib/examples.mjs';
import { signIn, until } from '../../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../../scripts/lib/workbench.mjs';
import { calling } from './support/askAndWait.mjs';
import { byId, chain, manualTrigger, node } from './support/workflows.mjs';

const ASK_AND_WAIT = 'linqAskAndWait';
const PASS_ON = 'linqPassOnAnswers';
const PATH = 'call';
const SENDING = '/v3/chats/*/messages';
const QUESTION = 'For how many people?';
/** n8n looks for waits that are over once a minute. */
const SOON = 0.0005;

describe('Ask and wait', () => {
  let userFolder;
  let workbench;
  let emulator;
  let client;
  let caller;
  let chats;

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-ask-and-wait-'));
    workbench = await openWorkbench({ userFolder });
    ({ emulator } = workbench);
    client = await signIn(workbench.n8n, workbench.install);
    const credentials = { linqPartnerApi: { id: credentialId, name: 'Linq emulator' } };
    const { id } = await client.createWorkflow(calling(credentials, PATH));
    caller = id;
    for (const workflow of [ASK_AND_WAIT, PASS_ON, caller]) await client.activate(workflow);
    chats = emulator.snapshot().chats.filter((chat) => !chat.is_group);
  });

  after(async () => {
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  });

  const chatOf = (index) => chats[index].id;
  const sent = (index) =>
    emulator
      .received()
      .messages.filter(({ chatId }) => chatId === chatOf(index))
      .map(({ parts }) => parts[0].value);
  const withStatus = async (workflow, expected) =>
    (await client.executions(workflow)).filter(({ status }) => status === expected).length;

  /** Has the question asked in a chat; resolves with the number of the execution that called. */
  async function ask(index, { hours = 48, key = '' } = {}) {
    const response = await fetch(`${workbench.n8n.url}/webhook/${PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chatId: chatOf(index), question: QUESTION, hours, key }),
    });
    assert.equal(response.status, 200);
    return await response.text();
  }

  async function waits() {
    const table = node('Table', 'n8n-nodes-base.dataTable', 1.1, {
      resource: 'row',
      operation: 'get',
      dataTableId: { __rl: true, mode: 'name', value: 'linq_waits' },
      returnAll: true,
    });
    const { id } = await client.createWorkflow(chain('Table', [manualTrigger(), table]));
    const execution = await client.run(id, 'Start');
    assert.equal(execution.status, 'success', execution.error?.message);
    return execution.items('Table').map(({ json }) => json);
  }

  test('gives the answer to the workflow that called it, which waits meanwhile', async () => {
    const execution = await ask(0);
    await until('a wait', async () => (await withStatus(caller, 'waiting')) === 1);
    assert.deepEqual(
      (await waits()).map(({ chatId, answeredBy }) => [chatId, answeredBy]),
      [[chatOf(0), '']],
    );
    const { id: messageId } = emulator.reply({ chatId: chatOf(0), text: 'Four, at eight' });
    const ended = await client.finished(execution);
    const [{ json }] = ended.items('Ask');
    const { respondedAt, ...data } = json.data;
    assert.deepEqual(data, {
      text: 'Four, at eight',
      timedOut: false,
      optOut: false,
      responder: { id: '+12025550111' },
      attachments: [],
      chatId: chatOf(0),
      messageId,
    });
    assert.ok(Date.parse(respondedAt));
    assert.equal(json.chatId, chatOf(0));
    assert.deepEqual(sent(0), [QUESTION, 'Understood: Four, at eight']);
    assert.deepEqual(await waits(), []);
  });

  test('takes STOP as an end of its own', async () => {
    const execution = await ask(1);
    await until('a wait', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 1);
    emulator.reply({ chatId: chatOf(1), text: 'STOP' });
    const [{ json }] = (await client.finished(execution)).items('Ask');
    assert.deepEqual([json.data.optOut, json.data.timedOut], [true, false]);
  });

  test('is woken by the first of two messages, and the other is answered as usual', async () => {
    const execution = await ask(2);
    await until('a wait', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 1);
    const before = (await client.executions(PASS_ON)).length;
    for (const text of ['Four', 'or five']) emulator.reply({ chatId: chatOf(2), text });
    assert.equal((await client.finished(execution)).status, 'success');
    assert.equal(sent(2).length, 2);
    const passed = await client.executed(PASS_ON, before + 2);
    const usual = await Promise.all(
      passed.slice(0, 2).map(async ({ id }) => {
        const { items } = await client.getExecution(id);
        return items('Answer as usual').map(({ json }) => json.text);
      }),
    );
    const told = sent(2)[1].replace('Understood: ', '');
    assert.deepEqual([told, ...usual.flat()].sort(), ['Four', 'or five']);
  });

  test('is woken by an answer that comes before n8n has saved the wait', async () => {
    // The question arrives, and Linq takes its time to say so.
    emulator.inject({ kind: 'dropAfter', method: 'POST', path: SENDING });
    emulator.inject({ kind: 'slow', delayMs: 5_000, method: 'POST', path: SENDING });
    const execution = await ask(3);
    await until('the question', () => sent(3).length === 1);
    emulator.reply({ chatId: chatOf(3), text: 'At once' });
    assert.equal((await client.finished(execution)).status, 'success');
    assert.deepEqual(sent(3), [QUESTION, 'Understood: At once']);
  });

  test('ends without an answer in time, and leaves nothing in the table', async () => {
    const execution = await ask(4, { hours: SOON });
    const [{ json }] = (await client.finished(execution)).items('Ask');
    assert.deepEqual([json.data.text, json.data.timedOut, json.data.optOut], [null, true, false]);
    assert.deepEqual(await waits(), []);
  });

  test('finds an answer at the end of its time that has woken nobody', async () => {
    await client.deactivate(PASS_ON);
    const execution = await ask(5, { hours: SOON });
    await until('a wait', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 1);
    const { id: messageId } = emulator.reply({ chatId: chatOf(5), text: 'Nobody passed this on' });
    const [{ json }] = (await client.finished(execution)).items('Ask');
    await client.activate(PASS_ON);
    const { text, timedOut } = json.data;
    assert.deepEqual(
      [text, timedOut, json.data.messageId],
      ['Nobody passed this on', false, messageId],
    );
  });

  test('leaves an answer to the newer of two questions in a chat', async () => {
    const older = await ask(6, { hours: SOON });
    await until('a wait', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 1);
    const newer = await ask(6);
    await until('two waits', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 2);
    emulator.reply({ chatId: chatOf(6), text: 'To the newer' });
    const ended = await Promise.all([older, newer].map((id) => client.finished(id)));
    const texts = ended.map(({ items }) => items('Ask')[0].json.data.text);
    assert.deepEqual(texts, [null, 'To the newer']);
  });

  test('says that a question could not be sent, and leaves nothing in the table', async () => {
    emulator.inject({ kind: 'error', status: 403, method: 'POST', path: SENDING });
    const { status, error } = await client.finished(await ask(7));
    assert.equal(status, 'error');
    assert.match(error.message, /Linq denied access/);
    assert.deepEqual(await waits(), []);
  });

  test('refuses several chats at once, before anything is sent', async () => {
    const before = emulator.received().messages.length;
    const items = [8, 9].map((index) => ({ json: { chatId: chatOf(index), question: QUESTION } }));
    const source = node('Items', 'n8n-nodes-base.code', 2, {
      jsCode: `return ${JSON.stringify(items)};`,
    });
    const once = node('Ask', 'n8n-nodes-base.executeWorkflow', 1.2, {
      workflowId: byId(ASK_AND_WAIT),
    });
    const { id } = await client.createWorkflow(chain('Several', [manualTrigger(), source, once]));
    const { status, error } = await client.run(id, 'Start');
    assert.equal(status, 'error');
    assert.match(error.message, /one chat at a time.*Nothing was sent/);
    assert.equal(emulator.received().messages.length, before);
  });

  test('asks once for a key, also when the caller is run again', async () => {
    const first = await ask(10, { key: 'order-7' });
    await until('a wait', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 1);
    const second = await ask(10, { key: 'order-7' });
    await until('two waits', async () => (await withStatus(ASK_AND_WAIT, 'waiting')) === 2);
    assert.deepEqual(sent(10), [QUESTION]);
    emulator.reply({ chatId: chatOf(10), text: 'Seven' });
    assert.equal((await client.finished(second)).status, 'success');
    await client.call('POST', `/executions/${first}/stop`);
  });

  test('can be tried with its button', async () => {
    const { executionId } = await client.execute(ASK_AND_WAIT, 'When clicking ‘Execute workflow’');
    const asked = () =>
      emulator.received().messages.findLast(({ parts }) => parts[0].value !== QUESTION);
    await until('the question', () =>
      asked()?.parts[0].value.startsWith('For how many people, and'),
    );
    await until('a wait', async () => (await waits()).length === 1);
    emulator.reply({ chatId: asked().chatId, text: 'It works' });
    const ended = await client.finished(executionId);
    assert.equal(ended.items('Call it, as others do')[0].json.data.text, 'It works');
  });
});
