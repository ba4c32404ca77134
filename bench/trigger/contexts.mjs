/** n8n's own webhook contexts, without its web server. */

import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { ApiCredentials } from '../engine/credentials.mjs';
import { delivery, SECRET } from './deliveries.mjs';

const require = createRequire(import.meta.url);
const { WebhookContext } = require('n8n-core');
const { NodeHelpers, Workflow } = require('n8n-workflow');

const WORKFLOW_ID = 'bench';

/** @returns a maker of contexts, each with a new delivery of so many bytes */
export function contextsFor({ nodeType, parameters = {} }) {
  const { name } = nodeType.description;
  const nodeTypes = {
    getByName: () => nodeType,
    getByNameAndVersion: (_, version) => NodeHelpers.getVersionedNodeType(nodeType, version),
    getKnownTypes: () => ({}),
  };
  const node = {
    id: 'trigger',
    name: 'Trigger',
    type: name,
    typeVersion: 1,
    position: [0, 0],
    parameters,
    credentials: { linqApi: { id: '1', name: 'Linq' } },
  };
  const workflow = new Workflow({
    id: WORKFLOW_ID,
    nodes: [node],
    connections: {},
    active: true,
    nodeTypes,
  });
  const credentialsHelper = new ApiCredentials({}, { webhookSigningSecret: SECRET });

  function contextOf(request) {
    const httpResponse = Object.assign(new EventEmitter(), { statusCode: 200 });
    const additionalData = { credentialsHelper, httpRequest: request, httpResponse };
    const webhook = { webhookDescription: { name: 'default' } };
    const trigger = workflow.getNode('Trigger');
    return new WebhookContext(workflow, trigger, additionalData, 'webhook', webhook, [], null);
  }

  const anyContext = contextOf({ headers: {} });
  anyContext.getWorkflowStaticData('node').subscription = {
    id: 'subscription',
    secret: SECRET,
    instanceId: anyContext.getInstanceId(),
    workflowId: WORKFLOW_ID,
  };
  return (bytes) => contextOf(delivery(bytes));
}

/** What n8n does once the workflow has been started: it answers, and the request is over. */
export function answered(context) {
  context.getResponseObject().emit('finish');
  context.getResponseObject().emit('close');
}
