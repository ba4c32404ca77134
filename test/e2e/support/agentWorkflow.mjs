/** An AI agent with the Linq tool, for n8n of any version. */

import { agentChain, modelNode, subNode } from './agents.mjs';
import { byId, manualTrigger } from './workflows.mjs';

export const CHAT = 'c4a70000-0000-4000-8000-000000000002';

/** What the model calls the tool with: Markdown, and an effect in words. */
export const CALL = {
  To: CHAT,
  Text: 'Your **table** is booked for seven.',
  Effect: 'Invisible ink',
};

const AGENT = 'Agent';
const TOOL = 'Send a message in Linq';

/**
 * Creates the workflow of an agent that has the Linq tool, and this model.
 * @param {object} client of n8n
 * @param {{ url: string }} model see `startFakeModel`
 * @param {{ version?: number, options?: object }} [agent] its version, 2 by default, and its options
 */
export async function createAgent(client, model, { version = 2, options } = {}) {
  return await client.createWorkflow(await agentWith(client, model, version, options));
}

/** The chat of the person who reviews what the agent wants to do. */
export const REVIEWER = 'c4a70000-0000-4000-8000-000000000001';

/** The same agent, whose calls of the tool are reviewed in a chat; needs n8n 2. */
export async function createReviewedAgent(client, model, options = {}) {
  const workflow = await agentWith(client, model, 3);
  const chatId = byId(REVIEWER);
  const review = subNode('Review', 'linqHitlTool', { chatId, options });
  const to = (node) => ({ ai_tool: [[{ node, type: 'ai_tool', index: 0 }]] });
  return await client.createWorkflow({
    ...workflow,
    nodes: [...workflow.nodes, review],
    connections: { ...workflow.connections, [TOOL]: to(review.name), [review.name]: to(AGENT) },
  });
}

async function agentWith(client, model, version, options = {}) {
  return agentChain('Agent', {
    before: [manualTrigger()],
    version,
    agent: { promptType: 'define', text: 'Tell Carlos that his table is booked.', options },
    model: await modelNode(client, model),
    tools: [sendTool()],
  });
}

const fromAi = (key, description) => `={{ $fromAI('${key}', '${description}', 'string') }}`;

/** The tool that sends; the model chooses to whom, what, and with what effect. */
export function sendTool() {
  return subNode(TOOL, 'linqTool', {
    resource: 'message',
    operation: 'send',
    to: byId(fromAi('To', 'Chat ID or phone number')),
    messageType: 'text',
    text: fromAi('Text', 'The words of the message'),
    options: { effect: fromAi('Effect', 'The effect of the message') },
  });
}

/** The tool that reads the latest messages of a chat. */
export function listTool() {
  return subNode('List messages in Linq', 'linqTool', {
    resource: 'message',
    operation: 'getAll',
    chatId: byId(fromAi('Chat', 'Chat ID')),
    limit: 2,
  });
}
