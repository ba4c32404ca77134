/** An AI agent of the real n8n, driven by a fake model, texts somebody with the Linq tool. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { signIn } from '../../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../../scripts/lib/workbench.mjs';
import { CALL, CHAT, createAgent } from './support/agentWorkflow.mjs';
import { startFakeModel } from './support/fakeModel.mjs';

describe('An AI agent with the Linq tool', () => {
  let userFolder;
  let workbench;
  let client;
  let model;

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-agent-'));
    workbench = await openWorkbench({ userFolder, emulatorOptions: { frozenClock: true } });
    client = await signIn(workbench.n8n, workbench.install);
  });

  afterEach(async () => {
    await model?.close();
    workbench.emulator.reset();
  });

  after(async () => {
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  });

  test('sends the message that the model asks for, once', async () => {
    const { emulator } = workbench;
    // A model that repeats itself: the second call has the same words for the same chat.
    model = await startFakeModel([{ tool: CALL }, { tool: CALL }, { say: 'Done.' }]);
    const workflow = await createAgent(client, model);

    const execution = await client.run(workflow.id, 'Start');

    assert.equal(execution.status, 'success', execution.error?.message);
    const { messages } = emulator.received();
    assert.deepEqual(
      messages.map(({ chatId, parts }) => [chatId, parts[0].value]),
      [[CHAT, 'Your table is booked for seven.']],
    );
    // A model writes Markdown, and effects in words.
    assert.deepEqual(messages[0].parts[0].text_decorations, [{ range: [5, 10], style: 'bold' }]);
    assert.deepEqual(messages[0].effect, { type: 'bubble', name: 'invisible' });
    const [tool] = model.toolsOffered();
    assert.match(tool.function.description, /message/i);
    assert.match(model.toolAnswers()[0], new RegExp(messages[0].id));
  });

  for (const version of [2, 3]) {
    test(`of version ${version} is stopped when its model loops, and the model is told why`, async () => {
      let count = 0;
      model = await startFakeModel((messages) =>
        JSON.stringify(messages.at(-1)).includes('Not sent')
          ? { say: 'I stop.' }
          : { tool: { ...CALL, Text: `Message ${++count}` } },
      );
      const workflow = await createAgent(client, model, {
        version,
        options: { maxIterations: 30 },
      });

      const execution = await client.run(workflow.id, 'Start');

      assert.equal(execution.status, 'success', execution.error?.message);
      const { messages } = workbench.emulator.received();
      assert.deepEqual(
        messages.map(({ parts }) => parts[0].value),
        Array.from({ length: 10 }, (_, index) => `Message ${index + 1}`),
      );
      assert.equal(count, 11);
      const [refusal] = model.toolAnswers().slice(-1);
      assert.match(refusal, /this chat has got 10 messages in this execution already/);
      assert.match(refusal, /Stop sending to it now/);
    });
  }
});
