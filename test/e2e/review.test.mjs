/** A person reviews in a chat what an AI agent of a real n8n wants to do. */

import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { until } from '../../scripts/lib/n8nClient.mjs';
import { CALL, createReviewedAgent, REVIEWER } from './support/agentWorkflow.mjs';
import { startFakeModel } from './support/fakeModel.mjs';
import { setUpWorkbench } from './support/workbench.mjs';

/** 0.02 minutes; n8n looks for waits that are over once a minute. */
const SOON = { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' };

describe('The human review of an AI agent', () => {
  const bench = setUpWorkbench();
  let model;

  afterEach(async () => {
    await model?.close();
    bench.emulator.reset();
  });

  const sent = () =>
    bench.emulator.received().messages.map(({ chatId, parts }) => [chatId, parts[0].value]);
  const questions = () => sent().filter(([chatId]) => chatId === REVIEWER);
  const ofTool = () => sent().filter(([chatId]) => chatId !== REVIEWER);

  /** Starts an agent whose model says these turns, and resolves when it waits for the reviewer. */
  async function ask(turns, options) {
    model = await startFakeModel(turns);
    const { id } = await createReviewedAgent(bench.client, model, options);
    const { executionId } = await bench.client.execute(id, 'Start');
    await waiting(executionId, 1);
    return executionId;
  }

  const waiting = async (id, count) =>
    await until(`question ${count}`, async () => {
      const { status } = await bench.client.call('GET', `/executions/${id}`);
      if (status === 'error') throw (await bench.client.getExecution(id)).error;
      return status === 'waiting' && questions().length === count;
    });

  async function reply(text) {
    bench.emulator.reply({ chatId: REVIEWER, text });
    await bench.emulator.settled();
  }

  const call = { tool: { toolParameters: CALL } };

  test('shows the call so that a person can read it, and runs the tool after a thumbs-up', async () => {
    const id = await ask([call, { say: 'Done.' }]);
    const [[, question]] = questions();
    assert.match(question, /Text: Your \*\*table\*\* is booked for seven\./);
    assert.doesNotMatch(question, /\[object Object\]/);
    assert.deepEqual(ofTool(), []);

    bench.emulator.react({ messageId: bench.emulator.received().messages[0].id, type: 'like' });
    await bench.emulator.settled();
    const execution = await bench.client.finished(id);
    assert.equal(execution.status, 'success', execution.error?.message);
    assert.equal(ofTool().length, 1);
    assert.match(model.toolAnswers().at(-1), new RegExp(bench.emulator.received().messages[1].id));
  });

  test('does not run the tool after a no', async () => {
    const id = await ask([call, { say: 'Then not.' }]);
    bench.emulator.react({ messageId: bench.emulator.received().messages[0].id, type: 'dislike' });
    await bench.emulator.settled();
    await bench.client.finished(id);
    assert.deepEqual(ofTool(), []);
    assert.match(model.toolAnswers().at(-1), /rejected/i);
  });

  test('takes words to the agent, which calls again and is reviewed again', async () => {
    const id = await ask([call, call, { say: 'Done.' }]);
    await reply('Say eight instead');
    await waiting(id, 2);
    assert.match(model.toolAnswers().at(-1), /Say eight instead/);
    await reply('yes');
    const execution = await bench.client.finished(id);
    assert.equal(execution.status, 'success', execution.error?.message);
    assert.equal(questions().length, 2);
    assert.equal(ofTool().length, 1);
  });

  test('tells the agent that nobody answered in time', async () => {
    const id = await ask([call, { say: 'Nobody there.' }], { limitWaitTime: { values: SOON } });
    await bench.client.finished(id);
    assert.deepEqual(ofTool(), []);
    assert.match(model.toolAnswers().at(-1), /Nobody answered in time/);
  });
});
