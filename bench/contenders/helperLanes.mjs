/**
 * Ten bare lanes over n8n's `httpRequestWithAuthentication`: what a node on n8n could reach that
 * checks nothing, retries nothing and explains nothing.
 */

import { createRequire } from 'node:module';
import { engineFor } from '../engine/engine.mjs';
import { bodyOf, inLanes, TOKEN } from './workload.mjs';

const require = createRequire(import.meta.url);
const { LinqPartnerApi } = require('../../dist/credentials/LinqPartnerApi.credentials.js');

const bareNode = (origin) => ({
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
    const answers = await inLanes(items, 10, async (record) => {
      return await this.helpers.httpRequestWithAuthentication.call(this, 'linqPartnerApi', {
        method: 'POST',
        url: `${origin}/v3/chats/${record.chatId}/messages`,
        body: bodyOf(record),
        json: true,
      });
    });
    return [answers.map((json, item) => ({ json, pairedItem: { item } }))];
  },
});

export function contender(origin) {
  const engine = engineFor({
    nodeType: bareNode(origin),
    node: {
      type: 'bare',
      typeVersion: 1,
      parameters: {},
      credentials: { linqPartnerApi: { id: '1', name: 'Linq' } },
    },
    credentialType: new LinqPartnerApi(),
    credential: { apiToken: TOKEN, baseUrl: origin },
  });
  return {
    send: async (records) => await engine.run(records),
  };
}
