/** An AI agent of the real n8n, driven by a fake model, texts somebody with the Linq tool. */

import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { agentsOf } from './support/agents.mjs';
import { CALL, CHAT, createAgent, listTool, sendTool } from './support/agentWorkflow.mjs';
import { startFakeModel } from './support/fakeModel.mjs';
import { setUpWorkbench } from './support/workbench.mjs';
import { byId, chain, linqNode, linqTrigger, node } from './support/workflows.mjs';

const OTHER_CHAT = 'c4a70000-0000-4000-8000-000000000006';

describe('An AI agent with the Linq tool', () => {
  const workbench = setUpWorkbench({ emulatorOptions: { frozenClock: true } });
  let client;
  before(() => ({ client } = workbench));
  let model;

  afterEach(async () => {
    await model?.close();
    workbench.emulator.reset();
  });

  const sent = () =>
    workbench.emulator.received().messages.map(({ chatId, parts }) => [chatId, parts[0].value]);

  test('sends the message that the model asks for, once', async () => {
    const { emulator } = workbench;
    // A model that repeats itself: the second call has the same words for the same chat.
    model = await startFakeModel([{ tool: CALL }, { tool: CALL }, { say: 'Done.' }]);
    const workflow = await createAgent(client, model);

    const execution = await client.run(workflow.id, 'Start');

    assert.equal(execution.status, 'success', execution.error?.message);
    assert.deepEqual(sent(), [[CHAT, 'Your table is booked for seven.']]);
    const { messages } = emulator.received();
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

  describe("of n8n's own Agents, outside any workflow,", () => {
    let agents;

    before(async () => {
      agents = await agentsOf(workbench.n8n, client);
    });

    test('sends, reads, and is told what it did wrong', async () => {
      model = await startFakeModel([
        { tool: { ...CALL, To: 'Carlos' }, named: 'Send' },
        { tool: CALL, named: 'Send' },
        { tool: { Chat: CHAT }, named: 'List' },
        { say: 'Done.' },
      ]);
      const id = await agents.create(model, { tools: [sendTool(), listTool()] });

      await agents.chat(id, 'Tell Carlos that his table is booked.');

      assert.deepEqual(sent(), [[CHAT, 'Your table is booked for seven.']]);
      const [wrong, message, list] = model.toolAnswers();
      assert.match(wrong, /Carlos.* is neither a chat ID, nor a phone number/);
      const [{ json }] = JSON.parse(message).data;
      assert.equal(json.messageId, workbench.emulator.received().messages[0].id);
      assert.equal(JSON.parse(list).data.length, 2);
    });

    test('answers on a line by Message an Agent, a session for each chat', async () => {
      model = await startFakeModel((messages) => ({
        say: `Message ${messages.filter(({ role }) => role === 'user').length} of yours`,
      }));
      const agent = await agents.create(model, { remembers: true });
      const workflow = await client.createWorkflow(
        chain('Line', [
          linqTrigger(),
          node('Message an Agent', 'n8n-nodes-base.messageAnAgent', 3.1, {
            agentId: { __rl: true, mode: 'list', value: agent },
            message: '={{ $json.chatInput }}',
          }),
          linqNode('Answer', {
            resource: 'message',
            operation: 'send',
            to: byId("={{ $('Linq Trigger').item.json.chatId }}"),
            text: '={{ $json.text }}',
          }),
        ]),
      );
      await client.activate(workflow.id);
      for (const [index, chatId] of [CHAT, OTHER_CHAT, CHAT].entries()) {
        workbench.emulator.reply({ chatId, text: 'A table?' });
        await workbench.emulator.settled();
        await client.executed(workflow.id, index + 1);
      }
      await client.deactivate(workflow.id);
      assert.deepEqual(sent(), [
        [CHAT, 'Message 1 of yours'],
        [OTHER_CHAT, 'Message 1 of yours'],
        [CHAT, 'Message 2 of yours'],
      ]);
    });
  });
});
