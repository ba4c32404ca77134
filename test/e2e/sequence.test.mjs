/** The example of a sequence, as it is shipped, run to each of its ends. */

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readExample } from '../../scripts/lib/examples.mjs';
import { until } from '../../scripts/lib/n8nClient.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { chain, manualTrigger, node } from './support/workflows.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;
const LEADS = [
  { name: 'Carlos', phone: '+12025550112' },
  { name: 'Dana', phone: '+12025550113' },
  { name: 'Elif', phone: '+12025550114' },
  { name: 'Finn', phone: '+12025550115' },
];
const START = 'When clicking ‘Execute workflow’';

describe('The example of a sequence', () => {
  const bench = setUpWorkbench({ movableClock: true });

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
    const { id } = await bench.client.createWorkflow(
      chain('Table', [manualTrigger(), source, table]),
    );
    const execution = await bench.client.run(id, 'Start');
    assert.equal(execution.status, 'success', execution.error?.message);
    return execution.items('Table').map(({ json }) => json);
  }

  const insert = async (leads) =>
    await onTable(
      { operation: 'insert', columns: { mappingMode: 'autoMapInputData', value: {}, schema: [] } },
      leads,
    );

  async function outcomes() {
    const rows = await onTable({ operation: 'get', returnAll: true });
    return Object.fromEntries(
      rows.map(({ name, outcome, answer }) => [name, answer ? `${outcome}: ${answer}` : outcome]),
    );
  }

  /** What was sent to a lead, the first words of each. */
  const sentTo = ({ phone }) =>
    bench.emulator
      .received()
      .messages.filter(({ to }) => to.includes(phone))
      .map(({ parts }) => parts[0].value.split(/[!?.]/)[0]);
  const chatOf = (lead) =>
    bench.emulator.received().messages.find(({ to }) => to.includes(lead.phone)).chatId;

  async function answer(lead, text) {
    bench.emulator.reply({ chatId: chatOf(lead), from: lead.phone, text });
    await bench.emulator.settled();
  }

  test('greets, follows up after days of silence, and stops at an answer, at STOP, or at the end', async () => {
    const { id } = await readExample('sequence.json');
    const [carlos, dana, elif, finn] = LEADS;
    await bench.client.activate(id);
    // The first run makes the table.
    const first = await bench.client.run(id, START);
    assert.equal(first.status, 'success', first.error?.message);
    await insert(LEADS);

    /** Waits until that many leads are waited for. */
    const waiting = async (count) =>
      await until(`${count} waits`, async () => {
        const executions = await bench.client.executions(id);
        const running = executions.filter(({ status }) => ['new', 'running'].includes(status));
        const all = executions.filter(({ status }) => status === 'waiting');
        return running.length === 0 && all.length === count;
      });
    const greetingOf = ({ name }) => [`Hi ${name}`, 'For how many people, and at what time'];

    await bench.client.execute(id, START);
    await until('greetings', () => bench.emulator.received().messages.length === 8);
    await waiting(4);
    for (const lead of LEADS) assert.deepEqual(sentTo(lead), greetingOf(lead));

    await answer(carlos, 'Four, at eight');
    await waiting(3);

    await bench.moveClock(2 * DAY_MS);
    await until('the first follow-ups', () => bench.emulator.received().messages.length === 11);
    await waiting(3);
    await answer(dana, 'STOP');
    await answer(elif, 'Two of us');
    await waiting(1);

    await bench.moveClock(3 * DAY_MS);
    await until('the last follow-up', () => bench.emulator.received().messages.length === 12);
    await waiting(1);
    await bench.moveClock(3 * DAY_MS);
    await waiting(0);
    assert.deepEqual(await outcomes(), {
      Carlos: 'answered: Four, at eight',
      Dana: 'stopped: STOP',
      Elif: 'answered: Two of us',
      Finn: 'no answer',
    });
    const FOLLOW_UPS = ['Still looking for a table', 'We give your table away tomorrow'];
    assert.deepEqual(sentTo(carlos), greetingOf(carlos));
    assert.deepEqual(sentTo(dana), [...greetingOf(dana), FOLLOW_UPS[0]]);
    assert.deepEqual(sentTo(elif), [...greetingOf(elif), FOLLOW_UPS[0]]);
    assert.deepEqual(sentTo(finn), [...greetingOf(finn), ...FOLLOW_UPS]);

    // Nobody is asked twice.
    const again = await bench.client.run(id, START);
    assert.equal(again.status, 'success', again.error?.message);
    assert.equal(bench.emulator.received().messages.length, 12);
  });
});
