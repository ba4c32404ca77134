/** This package's node, as built into `dist`, at its default of ten lanes. */

import { createRequire } from 'node:module';
import { engineFor } from '../engine/engine.mjs';
import { outputsOf } from '../engine/outputs.mjs';
import { TEXT_EXPRESSION, TOKEN } from './workload.mjs';

const require = createRequire(import.meta.url);
const { Linq } = require('../../dist/nodes/Linq/Linq.node.js');
const { LinqPartnerApi } = require('../../dist/credentials/LinqPartnerApi.credentials.js');

export function contender(origin) {
  const engine = (parameters) =>
    engineFor({
      nodeType: new Linq(),
      node: {
        type: 'linq',
        typeVersion: 1,
        parameters,
        credentials: { linqPartnerApi: { id: '1', name: 'Linq' } },
      },
      credentialType: new LinqPartnerApi(),
      credential: { apiToken: TOKEN, baseUrl: origin },
    });
  const sender = engine({ resource: 'message', operation: 'send', text: TEXT_EXPRESSION });
  const lister = engine({ resource: 'chat', operation: 'getAll', returnAll: true });

  return {
    send: async (records) => await sender.run(records),
    list: async () => outputsOf(await lister.run([{}])).length,
  };
}
