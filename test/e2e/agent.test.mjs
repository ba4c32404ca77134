/** An AI agent of the real n8n, driven by a fake model, texts somebody with the Linq tool. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { signIn } from '../../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../../scripts/lib/workbench.mjs';
import { credentialId } from '../../scripts/lib/examples.mjs';
import { startFakeModel } from './support/fakeModel.mjs';

const CHAT = 'c4a70000-0000-4000-8000-000000000002';
const WORDS = 'Your table is booked for seven.';

describe('An AI agent with the Linq tool', () => {
  let userFolder;
  let workbench;
  let model;

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-agent-'));
    workbench = await openWorkbench({ userFolder, emulatorOptions: { frozenClock: true } });
  });

  after(async () => {
    await model?.close();
    await workbench?.close();
    await rm(userFolder, { recursive: true, force: true });
  });

  test('sends the message that the model asks for, once', async () => {
    const { emulator, n8n, install } = workbench;
    // A model that repeats itself: the second call has the same words for the same chat.
    const call = { Chat: CHAT, Text: WORDS };
    model = await startFakeModel([{ tool: call }, { tool: call }, { say: 'Done.' }]);
    const client = await signIn(n8n, install);
    const openAi = await client.createCredential({
      name: 'Fake model',
      type: 'openAiApi',
      data: { apiKey: 'fake', url: model.url },
    });
    const workflow = await client.createWorkflow(agentWorkflow(openAi));

    const execution = await client.run(workflow.id, 'Start');

    assert.equal(execution.status, 'success', execution.error?.message);
    const { messages } = emulator.received();
    assert.deepEqual(
      messages.map(({ chatId, parts }) => [chatId, parts[0].value]),
      [[CHAT, WORDS]],
    );
    const [tool] = model.toolsOffered();
    assert.match(tool.function.description, /message/i);
    assert.match(model.toolAnswers()[0], new RegExp(messages[0].id));
  });
});

function agentWorkflow(openAi) {
  const fromAi = (key, description) => `={{ $fromAI('${key}', '${description}', 'string') }}`;
  return {
    name: 'Agent',
    nodes: [
      node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
      node('Agent', '@n8n/n8n-nodes-langchain.agent', 2, {
        promptType: 'define',
        text: 'Tell Carlos that his table is booked.',
        options: {},
      }),
      node(
        'Model',
        '@n8n/n8n-nodes-langchain.lmChatOpenAi',
        1,
        { model: 'fake-model', options: {} },
        { openAiApi: { id: openAi.id, name: openAi.name } },
      ),
      node(
        'Send a message in Linq',
        'n8n-nodes-linqapp.linqTool',
        1,
        {
          resource: 'message',
          operation: 'send',
          to: { __rl: true, mode: 'id', value: fromAi('To', 'Chat ID or phone number') },
          messageType: 'text',
          text: fromAi('Text', 'The words of the message'),
          options: {},
        },
        { linqPartnerApi: { id: credentialId, name: 'Linq emulator' } },
      ),
    ],
    connections: {
      Start: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
      Model: { ai_languageModel: [[{ node: 'Agent', type: 'ai_languageModel', index: 0 }]] },
      'Send a message in Linq': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
    },
  };
}

function node(name, type, typeVersion, parameters, credentials) {
  return { id: name, name, type, typeVersion, position: [0, 0], parameters, credentials };
}
