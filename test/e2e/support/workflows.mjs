/** Workflows that tests put together. */

import { randomUUID } from 'node:crypto';
import { credentialId } from '../../../scripts/lib/examples.mjs';

const credentials = { linqPartnerApi: { id: credentialId, name: 'Linq emulator' } };

/** Any node, in its first place on the canvas. */
export function node(name, type, typeVersion, parameters) {
  return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters };
}

export function manualTrigger() {
  return node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
}

/** A Linq node with the emulator's credential; what is not given is as the editor has it. */
export function linqNode(name, parameters) {
  return { ...node(name, 'n8n-nodes-linqapp.linq', 1, parameters), credentials };
}

/** A Linq Trigger with a webhook path of its own, as the editor gives to every trigger. */
export function linqTrigger(name = 'Linq Trigger', parameters = {}) {
  const trigger = node(name, 'n8n-nodes-linqapp.linqTrigger', 2, parameters);
  return { ...trigger, webhookId: randomUUID(), credentials };
}

/** A node that starts the workflow with what is posted to this path. */
export function webhookNode(path, options = {}) {
  const webhook = node('Webhook', 'n8n-nodes-base.webhook', 2, { path, httpMethod: 'POST', options });
  return { ...webhook, webhookId: randomUUID() };
}

/** A locator in which somebody has entered an ID, or an expression for it. */
export const byId = (value) => ({ __rl: true, mode: 'id', value });

/** A workflow of nodes that run one after the other. */
export function chain(name, nodes) {
  return {
    name,
    nodes: nodes.map((one, index) => ({ ...one, position: [224 * index, 0] })),
    connections: Object.fromEntries(
      nodes
        .slice(0, -1)
        .map((from, index) => [
          from.name,
          { main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
        ]),
    ),
    settings: { executionOrder: 'v1' },
  };
}

/** What the editor's *Duplicate* makes of a workflow: new ids, and webhook paths of its own. */
export function duplicateOf({ name, nodes, connections, settings }) {
  return {
    name: `${name} copy`,
    nodes: nodes.map((one) => ({
      ...one,
      id: randomUUID(),
      ...(one.webhookId && { webhookId: randomUUID() }),
    })),
    connections,
    settings,
  };
}
