/** A process that measures the time in `webhook()`, on n8n's own webhook contexts, without its web server. */

import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { OTHER_PACKAGE, OURS, PARSE, VERIFY } from './contenders.mjs';
import { ApiCredentials, nodeTypesOf } from './engine.mjs';
import { delivery, KEY, SECRET } from './deliveries.mjs';

// Not called `require`, which the compiler would follow: to files that are built later, or installed elsewhere.
const load = createRequire(import.meta.url);
const { WebhookContext } = load('n8n-core');
const { Workflow } = load('n8n-workflow');
const { LinqTrigger } = load('../dist/nodes/LinqTrigger/LinqTrigger.node.js');
const {
  LinqTrigger: OtherTrigger,
} = load('n8n-nodes-linq/dist/nodes/LinqTrigger/LinqTrigger.node.js');

const bare = (webhook) => ({
  description: {
    displayName: 'Bare',
    name: 'bare',
    group: ['trigger'],
    version: 2,
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

/** Node.js 24 takes five times as long with a buffer. */
const SECRET_KEY = createSecretKey(KEY);

async function verifyAndParse() {
  const { headers, rawBody } = this.getRequestObject();
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.`;
  const digest = createHmac('sha256', SECRET_KEY).update(signed).update(rawBody).digest('base64');
  const given = Buffer.from(headers['webhook-signature']);
  if (!timingSafeEqual(given, Buffer.from(`v1,${digest}`))) throw new Error('wrong signature');
  return { workflowData: [[{ json: parse(rawBody) }]] };
}

/** Who takes a delivery: each has a `webhook()` that n8n would call. */
const handlers = {
  [OURS]: { nodeType: new LinqTrigger() },
  [PARSE]: { nodeType: bare(parseOnly) },
  [VERIFY]: { nodeType: bare(verifyAndParse) },
  [OTHER_PACKAGE]: { nodeType: new OtherTrigger(), parameters: { events: ['message.received'] } },
};

const contextMakers = Object.fromEntries(
  Object.entries(handlers).map(([id, handler]) => [id, contextsFor(handler)]),
);

/** @returns a maker of contexts, each with a new delivery of so many bytes */
function contextsFor({ nodeType, parameters = {} }) {
  const { name, version } = nodeType.description;
  const node = {
    id: 'trigger',
    name: 'Trigger',
    type: name,
    typeVersion: version,
    position: [0, 0],
    parameters,
    credentials: { linqApi: { id: '1', name: 'Linq' } },
  };
  const workflow = new Workflow({
    id: 'bench',
    nodes: [node],
    connections: {},
    active: true,
    nodeTypes: nodeTypesOf({ [name]: nodeType }),
  });
  const credentialsHelper = new ApiCredentials({}, { webhookSigningSecret: SECRET });

  function contextOf(httpRequest) {
    const httpResponse = Object.assign(new EventEmitter(), {
      statusCode: 200,
      writableEnded: true,
    });
    const additionalData = { credentialsHelper, httpRequest, httpResponse };
    const webhook = { webhookDescription: { name: 'default' } };
    const trigger = workflow.getNode('Trigger');
    return new WebhookContext(workflow, trigger, additionalData, 'webhook', webhook, [], null);
  }

  const anyContext = contextOf({ headers: {} });
  anyContext.getWorkflowStaticData('node').subscription = {
    id: 'subscription',
    secret: SECRET,
    instanceId: anyContext.getInstanceId(),
    workflowId: workflow.id,
  };
  return (bytes) => contextOf(requestOf(delivery(bytes)));
}

/** What n8n has of a request when it calls `webhook()`. */
const requestOf = ({ rawBody, headers }) => ({
  contentType: 'application/json',
  encoding: 'utf-8',
  rawBody,
  body: JSON.parse(rawBody.toString()),
  headers,
  params: {},
  query: {},
});

async function measure(id, bytes, events) {
  const { nodeType } = handlers[id];
  const contexts = Array.from({ length: events }, () => contextMakers[id](bytes));
  // Twice, because V8 moves the survivors of one collection at the next: moving the deliveries must not
  // count as the handler's time.
  globalThis.gc({ type: 'minor' });
  globalThis.gc({ type: 'minor' });

  const start = performance.now();
  let started = 0;
  for (const context of contexts) {
    const { workflowData } = await nodeType.webhook.call(context);
    if (workflowData) started++;
  }
  const perEventMs = (performance.now() - start) / events;

  contexts.forEach(finish);
  if (started !== events) throw new Error(`${id} took ${started} of ${events} deliveries`);
  return { perEventMs };
}

/** What n8n does once the workflow has been started: it responds, and the request is over. */
function finish(context) {
  context.getResponseObject().emit('close');
}

process.on('message', async ({ id, bytes, events }) => {
  try {
    process.send(await measure(id, bytes, events));
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });
