/** Runs one node on n8n's own engine, fed with items by a node before it. */

import { createRequire } from 'node:module';
import { ApiCredentials } from './credentials.mjs';
import { START, TESTED } from './outputs.mjs';

const require = createRequire(import.meta.url);
const { ExecutionLifecycleHooks, WorkflowExecute } = require('n8n-core');
const {
  createRunExecutionData,
  NodeConnectionTypes,
  NodeHelpers,
  Workflow,
} = require('n8n-workflow');

const main = NodeConnectionTypes.Main;

/** Gives items that are there already, as if a trigger had. */
const startNode = (itemsOf) => ({
  description: {
    displayName: 'Start',
    name: 'start',
    group: ['trigger'],
    version: 1,
    description: 'Gives the items of the benchmark',
    defaults: { name: START },
    inputs: [],
    outputs: [main],
    properties: [],
  },
  execute: async () => [itemsOf()],
});

/**
 * @param {object} setup
 * @param {object} setup.nodeType an instance of the node's class
 * @param {object} setup.node type, typeVersion, parameters and credentials, as in a saved workflow
 * @param {object} setup.credentialType an instance of the credential's class
 * @param {object} setup.credential its values
 */
export function engineFor({ nodeType, node, credentialType, credential }) {
  let items = [];
  const types = { start: startNode(() => items), [node.type]: nodeType };
  const nodeTypes = {
    getByName: (type) => types[type],
    getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(types[type], version),
    getKnownTypes: () => ({}),
  };
  const credentials = new ApiCredentials(credentialType, credential);
  const place = { position: [0, 0] };
  const nodes = [
    { id: 'start', name: START, type: 'start', typeVersion: 1, parameters: {}, ...place },
    { id: 'tested', name: TESTED, ...node, ...place },
  ];
  const connections = { [START]: { [main]: [[{ node: TESTED, type: main, index: 0 }]] } };
  let executions = 0;

  function additionalData(workflow) {
    const executionId = String(++executions);
    return {
      credentialsHelper: credentials,
      executionId,
      hooks: new ExecutionLifecycleHooks('trigger', executionId, workflow),
      currentNodeExecutionIndex: 0,
      variables: {},
      restApiUrl: 'http://n8n.invalid/',
      instanceBaseUrl: 'http://n8n.invalid/',
      webhookBaseUrl: 'http://n8n.invalid/',
      webhookWaitingBaseUrl: 'http://n8n.invalid/',
      webhookTestBaseUrl: 'http://n8n.invalid/',
      formWaitingBaseUrl: 'http://n8n.invalid/',
    };
  }

  return {
    /**
     * Executes the workflow for these records.
     *
     * @returns n8n's run data, which holds the outputs of all nodes
     */
    async run(records) {
      items = records.map((json, item) => ({ json, pairedItem: { item } }));
      const workflow = new Workflow({ id: 'bench', nodes, connections, active: false, nodeTypes });
      const data = additionalData({ id: 'bench', name: 'Benchmark', nodes, connections });
      const engine = new WorkflowExecute(data, 'trigger', createRunExecutionData());
      const run = await engine.run({ workflow, startNode: workflow.getNode(START) });
      items = [];
      if (run.data.resultData.error) throw run.data.resultData.error;
      return run.data;
    },
  };
}
