/** The example of a sequence, run to each of its ends. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readExample } from '../../scripts/lib/examples.mjs';
import { signIn, until } from '../../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../../scripts/lib/workbench.mjs';
import { chain, manualTrigger, node } from './support/workflows.mjs';

/** 0.02 minutes; n8n looks for waits that are over once a minute. */
const SOON = { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' };
const LATER = { limitType: 'afterTimeInterval', resumeAmount: 1, resumeUnit: 'hours' };
const CARLOS = '+12025550112';
const DANA = '+12025550113';
const ELIF = '+12025550114';
const FINN = '+12025550115';
const START = 'When clicking ‘Execute workflow’';

describe('The example of a sequence', () => {
  let userFolder;
  let workbench;
  let emulator;
  let client;

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-sequence-'));
    workbench = await openWorkbench({ userFolder });
    ({ emulator } = workbench);
    client = await signIn(workbench.n8n, workbench.install);
  });

  after(async () => {
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  });

  /** Runs one operation on the table of leads, and gives the rows. */
  async function onTable(parameters, items = [{}]) {
    const source = node('Items', 'n8n-nodes-base.code', 2, {
      jsCode: `return ${JSON.stringify(items.map((json) => ({ json })))};`,
    });
    const table = node('Table', 'n8n-nodes-base.dataTable', 1.1, {
      resource: 'row',
      dataTableId: { __rl: true, mode: 'name', value: 'Leads' },
      ...parameters,
    });
    const { id } = await client.createWorkflow(chain('Table', [manualTrigger(), source, table]));
    const execution = await client.run(id, 'Start');
    assert.equal(execution.status, 'success', execution.error?.message);
    return execution.items('Table').map(({ json }) => json);
  }

  const insert = async (leads) =>
    await onTable(
      { operation: 'insert', columns: { mappingMode: 'autoMapInputData', value: {}, schema: [] } },
      leads,
    );
  const outcomes = async () => {
    const rows = await onTable({ operation: 'get', returnAll: true });
    return Object.fromEntries(rows.map(({ name, outcome, answer }) => [name, [outcome, answer]]));
  };

  /** Publishes the example with shorter waits: `limitOf` gives that of a question by its name. */
  async function publish(limitOf) {
    const example = await readExample('sequence.json');
    const nodes = example.nodes.map((one) => {
      if (one.parameters.operation !== 'sendAndWait') return one;
      const options = { limitWaitTime: { values: limitOf(one.name) } };
      return { ...one, parameters: { ...one.parameters, options } };
    });
    await client.updateWorkflow(example.id, { nodes });
    await client.activate(example.id);
    return example;
  }

  test('asks each lead once, and stops at an answer or at STOP', async () => {
    const { id } = await publish((name) => (name === 'Ask' ? LATER : SOON));

    // The first run makes the table.
    const first = await client.run(id, START);
    assert.equal(first.status, 'success', first.error?.message);
    await insert([
      { name: 'Carlos', phone: CARLOS },
      { name: 'Dana', phone: DANA },
      { name: 'Elif', phone: ELIF },
    ]);

    await client.execute(id, START);
    await until('six messages', () => emulator.received().messages.length === 6);
    const waiting = async () =>
      (await client.executions(id)).filter(({ status }) => status === 'waiting').length;
    await until('three waits', async () => (await waiting()) === 3);

    const chatOf = (name) =>
      emulator.received().messages.find(({ parts }) => parts[0].value.startsWith(`Hi ${name}!`))
        .chatId;
    emulator.reply({ chatId: chatOf('Carlos'), text: 'Four, at eight' });
    emulator.reply({ chatId: chatOf('Dana'), text: 'STOP' });
    await emulator.settled();
    await until('two outcomes', async () => {
      const { Carlos, Dana } = await outcomes();
      return Carlos[0] !== 'asked' && Dana[0] !== 'asked';
    });
    assert.deepEqual(await outcomes(), {
      Carlos: ['answered', 'Four, at eight'],
      Dana: ['stopped', 'STOP'],
      Elif: ['asked', null],
    });
    assert.equal(emulator.received().messages.length, 6);

    // Nobody is asked twice.
    const again = await client.run(id, START);
    assert.equal(again.status, 'success', again.error?.message);
    assert.equal(emulator.received().messages.length, 6);
  });

  test('follows up twice, and then gives up on whoever says nothing', async () => {
    const { id } = await publish(() => SOON);
    await insert([{ name: 'Finn', phone: FINN }]);
    await client.execute(id, START);
    for (const count of [8, 9, 10]) {
      await until(`message ${count}`, () => emulator.received().messages.length === count);
    }
    await until('the outcome', async () => (await outcomes()).Finn[0] === 'no answer');
  });
});
