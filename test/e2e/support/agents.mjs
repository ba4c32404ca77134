/** Workflows around an AI agent of n8n. */

import { randomUUID } from 'node:crypto';
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

/**
 * A workflow that leads to an agent and on, with what the agent has below it.
 * @param {string} name
 * @param {object} parts
 * @param {object[]} parts.before the nodes that lead to the agent
 * @param {object} [parts.agent] its parameters
 * @param {number} [parts.version] of the agent; the latest by default
 * @param {object} parts.model
 * @param {object} [parts.memory]
 * @param {object[]} [parts.tools]
 * @param {object[]} [parts.after] the nodes after it
 */
export function agentChain(
  name,
  { before, agent = {}, version, model, memory, tools, after = [] },
) {
  const [type, latest] = AGENT;
  const agentNode = node('Agent', type, version ?? latest, { options: {}, ...agent });
  const workflow = chain(name, [...before, agentNode, ...after]);
  addBelow(workflow, 'Agent', [
    ['ai_languageModel', model],
    ['ai_memory', memory],
    ...(tools ?? []).map((tool) => ['ai_tool', tool]),
  ]);
  return workflow;
}

/** Puts sub-nodes below a node of a workflow: `[kind of connection, sub-node]`. */
export function addBelow(workflow, name, subNodes) {
  for (const [kind, one] of subNodes.filter(([, given]) => given !== undefined)) {
    workflow.nodes.push(one);
    workflow.connections[one.name] = { [kind]: [[{ node: name, type: kind, index: 0 }]] };
  }
}

/** n8n's own *Agents*, which need no workflow. */
export async function agentsOf({ url }, client) {
  const { id: projectId } = await client.call('GET', '/projects/personal');
  const path = `/projects/${projectId}/agents/v2`;
  return {
    /**
     * Creates an agent and publishes it; resolves with its id.
     * @param {{ url: string }} model see `startFakeModel`
     * @param {{ tools?: object[], remembers?: boolean }} agent its tools, as `subNode` makes them, and
     *   whether it remembers what was said in a session, for which n8n makes requests of its own
     */
    async create(model, { tools = [], remembers = false }) {
      const { credentials } = await modelNode(client, model);
      const schema = {
        name: 'Agent',
        model: 'openai/fake-model',
        credential: credentials.openAiApi.id,
        instructions: 'You answer text messages.',
        memory: { enabled: remembers, storage: 'n8n' },
        tools: tools.map(toolOfAgents),
      };
      const { id } = await client.call('POST', path, { name: 'Agent', schema });
      await client.call('POST', `${path}/${id}/publish`, {});
      return id;
    },

    /** Says something to one in n8n's own chat, and resolves when it has answered. */
    async chat(id, message) {
      const response = await fetch(`${url}/rest${path}/${id}/chat`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: client.cookie() },
        body: JSON.stringify({ message, sessionId: randomUUID() }),
      });
      // The answer comes as events; it has ended when they have.
      return await response.text();
    },
  };
}

function toolOfAgents({ name, type, typeVersion, parameters, credentials }) {
  const node = {
    nodeType: type,
    nodeTypeVersion: typeVersion,
    nodeParameters: parameters,
    credentials,
  };
  return { type: 'node', name, description: name, node };
}
