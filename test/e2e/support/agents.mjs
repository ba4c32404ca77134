/** Workflows around an AI agent of n8n. */

import { credentialId } from '../../../scripts/lib/examples.mjs';
import { chain, node } from './workflows.mjs';

/** The agent's own version: 3 has its tools run by n8n's engine. */
const AGENT = ['@n8n/n8n-nodes-langchain.agent', 3];

/**
 * The chat model of an agent, with a credential for it.
 * @param {object} client of n8n
 * @param {{ url: string }} model see `startFakeModel`
 */
export async function modelNode(client, { url }) {
  const { id, name } = await client.createCredential({
    name: 'Fake model',
    type: 'openAiApi',
    data: { apiKey: 'fake', url },
  });
  const parameters = { model: 'fake-model', options: {} };
  return {
    ...node('Model', '@n8n/n8n-nodes-langchain.lmChatOpenAi', 1, parameters),
    credentials: { openAiApi: { id, name } },
  };
}

/** A Linq node below the agent: `linqTool` or `linqChatMemory`. */
export function subNode(name, type, parameters) {
  return {
    ...node(name, `n8n-nodes-linqapp.${type}`, 1, parameters),
    credentials: { linqPartnerApi: { id: credentialId, name: 'Linq emulator' } },
  };
}

/** A workflow that leads to an agent and on, with what the agent has below it. */
export function agentChain(
  name,
  { before, agent = {}, version, model, memory, tools, after = [] },
) {
  const [type, latest] = AGENT;
  const agentNode = node('Agent', type, version ?? latest, { options: {}, ...agent });
  const workflow = chain(name, [...before, agentNode, ...after]);
  const below = [
    ['ai_languageModel', model],
    ['ai_memory', memory],
    ...(tools ?? []).map((tool) => ['ai_tool', tool]),
  ].filter(([, one]) => one !== undefined);
  for (const [kind, one] of below) {
    workflow.nodes.push(one);
    workflow.connections[one.name] = { [kind]: [[{ node: 'Agent', type: kind, index: 0 }]] };
  }
  return workflow;
}
