/** Who takes a delivery: each has a `webhook()` that n8n would call. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';
import { SECRET } from './deliveries.mjs';

const require = createRequire(import.meta.url);
const { LinqTrigger } = require('../../dist/nodes/LinqTrigger/LinqTrigger.node.js');
const { LinqTrigger: OtherTrigger } = require(
  'n8n-nodes-linq/dist/nodes/LinqTrigger/LinqTrigger.node.js',
);

const bare = (webhook) => ({
  description: {
    displayName: 'Bare',
    name: 'bare',
    group: ['trigger'],
    version: 1,
    description: 'Takes what comes',
    defaults: { name: 'Bare' },
    inputs: [],
    outputs: ['main'],
    properties: [],
  },
  webhook,
});

const parse = (rawBody) => JSON.parse(rawBody.toString('utf8'));

async function parseOnly() {
  return { workflowData: [[{ json: parse(this.getRequestObject().rawBody) }]] };
}

const KEY = Buffer.from(SECRET.slice('whsec_'.length), 'base64');

async function parseAndVerify() {
  const { headers, rawBody } = this.getRequestObject();
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.`;
  const digest = createHmac('sha256', KEY).update(signed).update(rawBody).digest('base64');
  const given = Buffer.from(headers['webhook-signature']);
  if (!timingSafeEqual(given, Buffer.from(`v1,${digest}`))) throw new Error('wrong signature');
  return { workflowData: [[{ json: parse(rawBody) }]] };
}

/** By the ids of `labels.mjs`. */
export const handlers = {
  linqapp: { nodeType: new LinqTrigger() },
  parse: { nodeType: bare(parseOnly) },
  verify: { nodeType: bare(parseAndVerify) },
  linq4: { nodeType: new OtherTrigger(), parameters: { events: ['message.received'] } },
};
