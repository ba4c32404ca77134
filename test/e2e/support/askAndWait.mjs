/** What the tests of the example "Ask and wait" have in common. */

import { byId, chain, linqNode, node, webhookNode } from './workflows.mjs';

/**
 * Asks in the chat that is posted to it, `{ chatId, question, hours, key }`, and says there what came of
 * it. The response is the number of the execution.
 */
export function calling(credentials, path) {
  const body = (name) => `={{ $json.body.${name} }}`;
  const inputs = ['chatId', 'question', 'hours', 'key'];
  const ask = node('Ask', 'n8n-nodes-base.executeWorkflow', 1.2, {
    workflowId: byId('linqAskAndWait'),
    workflowInputs: {
      mappingMode: 'defineBelow',
      value: Object.fromEntries(inputs.map((name) => [name, body(name)])),
    },
  });
  const told = {
    resource: 'message',
    operation: 'send',
    to: byId('={{ $json.chatId }}'),
    messageType: 'text',
    text: '=Understood: {{ $json.data.timedOut ? "nothing" : $json.data.text }}',
    options: {},
  };
  return chain('Calling', [
    webhookNode(path, { responseData: '={{ $execution.id }}' }),
    ask,
    { ...linqNode('Tell', told), credentials },
  ]);
}

/** An example as it is after its credential was chosen. */
export function withCredentials(example, credentials) {
  const nodes = example.nodes.map((one) => (one.credentials ? { ...one, credentials } : one));
  return { ...example, nodes };
}
