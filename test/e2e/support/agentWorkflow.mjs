/** An AI agent with the Linq tool, for n8n of any version. */

import { agentChain, modelNode, subNode } from './agents.mjs';
import { manualTrigger } from './workflows.mjs';

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
export async function createAgent(client, model) {
  const fromAi = (key, description) => `={{ $fromAI('${key}', '${description}', 'string') }}`;
  const send = subNode('Send a message in Linq', 'linqTool', {
    resource: 'message',
    operation: 'send',
    to: { __rl: true, mode: 'id', value: fromAi('To', 'Chat ID or phone number') },
    messageType: 'text',
    text: fromAi('Text', 'The words of the message'),
    options: { effect: fromAi('Effect', 'The effect of the message') },
  });
  return await client.createWorkflow(
    agentChain('Agent', {
      before: [manualTrigger()],
      version: 2,
      agent: { promptType: 'define', text: 'Tell Carlos that his table is booked.' },
      model: await modelNode(client, model),
      tools: [send],
    }),
  );
}
