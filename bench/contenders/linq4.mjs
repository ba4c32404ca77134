/** The package n8n-nodes-linq 4.1.0, with the one address in its code replaced. */

import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname } from 'node:path';
import { engineFor } from '../engine/engine.mjs';
import { TEXT_EXPRESSION, TOKEN } from './workload.mjs';

const require = createRequire(import.meta.url);
const { LinqApi } = require('n8n-nodes-linq/dist/credentials/LinqApi.credentials.js');

const ADDRESS = 'https://api.linqapp.com/api/partner';

/** Its base URL is no setting, but part of every URL in the file. */
function loadRedirected(origin) {
  const file = require.resolve('n8n-nodes-linq/dist/nodes/Linq/Linq.node.js');
  const module = new Module(file);
  module.filename = file;
  module.paths = Module._nodeModulePaths(dirname(file));
  module._compile(readFileSync(file, 'utf8').replaceAll(ADDRESS, origin), file);
  return module.exports.Linq;
}

export function contender(origin) {
  const Linq = loadRedirected(origin);
  const engine = engineFor({
    nodeType: new Linq(),
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
  return {
    send: async (records) => await engine.run(records),
  };
}
