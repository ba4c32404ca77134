/** n8n's HTTP Request node, set up by hand the way Linq's documentation would have it. */

import { createRequire } from 'node:module';
import { engineFor } from '../engine/engine.mjs';
import { outputsOf } from '../engine/outputs.mjs';
import { TEXT_EXPRESSION, TOKEN } from './workload.mjs';

const require = createRequire(import.meta.url);
const { HttpRequest } = require('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');

/** n8n's Header Auth, which for this node is no more than two values. */
const headerAuth = { properties: [], authenticate: { properties: {} } };

const text = TEXT_EXPRESSION.slice(1).replaceAll('{{ ', '${').replaceAll(' }}', '}');

const SEND = {
  method: 'POST',
  sendBody: true,
  specifyBody: 'json',
  jsonBody: `={{ JSON.stringify({ message: {
    parts: [{ type: 'text', value: \`${text}\` }],
    idempotency_key: \`\${$execution.id}-\${$itemIndex}\`,
  } }) }}`,
};

const LIST = {
  sendQuery: true,
  queryParameters: { parameters: [{ name: 'limit', value: '100' }] },
  options: {
    pagination: {
      pagination: {
        paginationMode: 'updateAParameterInEachRequest',
        parameters: {
          parameters: [
            { type: 'qs', name: 'cursor', value: '={{ $response.body?.next_cursor ?? 0 }}' },
          ],
        },
        paginationCompleteWhen: 'other',
        completeExpression: '={{ !$response.body.next_cursor }}',
      },
    },
  },
};

export function contender(origin) {
  const engine = (url, parameters) =>
    engineFor({
      nodeType: new HttpRequest(),
      node: {
        type: 'n8n-nodes-base.httpRequest',
        typeVersion: 4.5,
        parameters: {
          url: `=${origin}/v3/${url}`,
          authentication: 'genericCredentialType',
          genericAuthType: 'httpHeaderAuth',
          ...parameters,
        },
        credentials: { httpHeaderAuth: { id: '1', name: 'Linq' } },
      },
      credentialType: headerAuth,
      credential: { name: 'Authorization', value: `Bearer ${TOKEN}` },
    });
  const sender = engine('chats/{{ $json.chatId }}/messages', SEND);
  const lister = engine('chats', LIST);

  return {
    send: async (records) => await sender.run(records),
    /** One item per page; the Split Out node that would have to follow is not counted. */
    list: async () =>
      outputsOf(await lister.run([{}])).reduce((sum, { json }) => sum + json.chats.length, 0),
  };
}
