/** Contenders that are nodes, or a bare stand-in for one, on n8n's engine. */

import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { inLanes } from '../scripts/lib/inLanes.mjs';
import {
  bodyOf,
  HTTP_LOOP,
  HTTP_REQUEST,
  LANES,
  OTHER_PACKAGE,
  OURS,
  OURS_50,
  TEXT_EXPRESSION,
  TOKEN,
} from './contenders.mjs';
import { dropInputs, engineFor, outputsOf } from './engine.mjs';

// Not called `require`, which the compiler would follow: to files that are built later, or installed elsewhere.
const load = createRequire(import.meta.url);

/** A contender made of engines: one that sends and, where there is one, one that lists. */
const contender = (sender, list) => ({
  send: async (records) => await sender.run(records),
  list,
  outputsOf,
  dropInputs,
});

/** This package's credential, for this package's node and for the bare stand-in. */
function linqCredential(origin) {
  const { LinqPartnerApi } = load('../dist/credentials/LinqPartnerApi.credentials.js');
  return {
    credentialType: new LinqPartnerApi(),
    credential: { apiToken: TOKEN, baseUrl: origin },
  };
}

const credentials = { linqPartnerApi: { id: '1', name: 'Linq' } };

/** This package's node, as built into `dist`. */
const linqapp = (options) => (origin) => {
  const { Linq } = load('../dist/nodes/Linq/Linq.node.js');
  const engine = (parameters) =>
    engineFor({
      nodeType: new Linq(),
      node: { type: 'linq', typeVersion: 1, parameters: { ...parameters, options }, credentials },
      ...linqCredential(origin),
    });
  const lister = engine({ resource: 'chat', operation: 'getAll', returnAll: true });
  return contender(
    engine({ resource: 'message', operation: 'send', text: TEXT_EXPRESSION }),
    async () => outputsOf(await lister.run([{}])).length,
  );
};

/**
 * Ten bare lanes over n8n's `httpRequestWithAuthentication`: what a node on n8n could reach that
 * checks nothing, retries nothing and explains nothing.
 */
function helperLanes(origin) {
  const nodeType = {
    description: {
      displayName: 'Bare',
      name: 'bare',
      group: ['output'],
      version: 1,
      description: 'Sends and does nothing else',
      defaults: { name: 'Bare' },
      inputs: ['main'],
      outputs: ['main'],
      credentials: [{ name: 'linqPartnerApi', required: true }],
      properties: [],
    },
    async execute() {
      const items = this.getInputData().map(({ json }) => json);
      const responses = await inLanes(items, 10, async (record) => {
        return await this.helpers.httpRequestWithAuthentication.call(this, 'linqPartnerApi', {
          method: 'POST',
          url: `${origin}/v3/chats/${record.chatId}/messages`,
          body: bodyOf(record),
          json: true,
        });
      });
      return [responses.map((json, item) => ({ json, pairedItem: { item } }))];
    },
  };
  const node = { type: 'bare', typeVersion: 1, parameters: {}, credentials };
  return contender(engineFor({ nodeType, node, ...linqCredential(origin) }));
}

const text = TEXT_EXPRESSION.slice(1).replaceAll('{{ ', '${').replaceAll(' }}', '}');

/** Sending with n8n's HTTP Request node, set up the way Linq's documentation would have it. */
const HTTP_SEND = {
  method: 'POST',
  sendBody: true,
  specifyBody: 'json',
  jsonBody: `={{ JSON.stringify({ message: {
    parts: [{ type: 'text', value: \`${text}\` }],
    idempotency_key: \`\${$execution.id}-\${$json.order}\`,
  } }) }}`,
};

/** Reading all chats with it. */
const HTTP_LIST = {
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

/**
 * @param {string} origin of the stub
 * @param {{ url: string, parameters: object, loopType?: object }} request and a node to go item by item
 */
function httpRequestEngine(origin, { url, parameters, loopType }) {
  const { HttpRequest } = load('n8n-nodes-base/dist/nodes/HttpRequest/HttpRequest.node.js');
  return engineFor({
    nodeType: new HttpRequest(),
    loopType,
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
    // n8n's Header Auth, which for this node is no more than two values.
    credentialType: { properties: [], authenticate: { properties: {} } },
    credential: { name: 'Authorization', value: `Bearer ${TOKEN}` },
  });
}

const HTTP_SENDER = { url: 'chats/{{ $json.chatId }}/messages', parameters: HTTP_SEND };

function httpRequest(origin) {
  const lister = httpRequestEngine(origin, { url: 'chats', parameters: HTTP_LIST });
  return contender(
    httpRequestEngine(origin, HTTP_SENDER),
    // One item per page; the Split Out node that would have to follow is not counted.
    async () =>
      outputsOf(await lister.run([{}])).reduce((sum, { json }) => sum + json.chats.length, 0),
  );
}

/** The only way in which that node keeps the order of a chat: one item per turn of a loop. */
function httpLoop(origin) {
  const {
    SplitInBatches,
  } = load('n8n-nodes-base/dist/nodes/SplitInBatches/SplitInBatches.node.js');
  const loopType = new SplitInBatches();
  return contender(httpRequestEngine(origin, { ...HTTP_SENDER, loopType }));
}

const OTHER_ADDRESS = 'https://api.linqapp.com/api/partner';

/** The package n8n-nodes-linq 4.1.0. Its base URL is no setting, but part of every URL in the file. */
function linq4(origin) {
  const file = load.resolve('n8n-nodes-linq/dist/nodes/Linq/Linq.node.js');
  // Node.js has no public way to load a changed source.
  const Loader = /** @type {any} */ (Module);
  const module = new Loader(file);
  module.filename = file;
  module.paths = Loader._nodeModulePaths(dirname(file));
  module._compile(readFileSync(file, 'utf8').replaceAll(OTHER_ADDRESS, origin), file);

  const { LinqApi } = load('n8n-nodes-linq/dist/credentials/LinqApi.credentials.js');
  const sender = engineFor({
    nodeType: new module.exports.Linq(),
    node: {
      type: 'linq4',
      typeVersion: 1,
      parameters: {
        resource: 'chatMessage',
        operation: 'create',
        chatId: '={{ $json.chatId }}',
        messageText: TEXT_EXPRESSION,
        idempotencyKey: '={{ $execution.id }}-{{ $itemIndex }}',
      },
      credentials: { linqApi: { id: '1', name: 'Linq' } },
    },
    credentialType: new LinqApi(),
    credential: { integrationToken: TOKEN },
  });
  return contender(sender);
}

/** By the ids of `contenders.mjs`: a function of the stub's origin. */
export const makers = {
  [OURS]: linqapp({}),
  [OURS_50]: linqapp({ maxConcurrentChats: 50 }),
  [LANES]: helperLanes,
  [HTTP_REQUEST]: httpRequest,
  [HTTP_LOOP]: httpLoop,
  [OTHER_PACKAGE]: linq4,
};
