/** An AI agent with the Linq tool, for n8n of any version. */

import { credentialId } from '../../../scripts/lib/examples.mjs';

export const CHAT = 'c4a70000-0000-4000-8000-000000000002';

/** What the model calls the tool with: Markdown, and an effect in words. */
export const CALL = {
  To: CHAT,
  Text: 'Your **table** is booked for seven.',
  Effect: 'Invisible ink',
};

/**
 * Creates the workflow of an agent that has the Linq tool, and this model.
 * @param {object} client of n8n
 * @param {{ url: string }} model see `startFakeModel`
 */
export async function createAgent(client, { url }) {
  const openAi = await client.createCredential({
    name: 'Fake model',
    type: 'openAiApi',
    data: { apiKey: 'fake', url },
  });
  return await client.createWorkflow(agentWorkflow(openAi));
}

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
          options: { effect: fromAi('Effect', 'The effect of the message') },
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
