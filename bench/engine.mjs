/** Runs one node on n8n's own engine, fed with items by a node before it. */

import { createRequire } from 'node:module';

// Not called `require`, whose types the compiler would look for: n8n's do not fit what is put together here.
const load = createRequire(import.meta.url);
const { ExecutionLifecycleHooks, WorkflowExecute } = load('n8n-core');
const {
  createRunExecutionData,
  ICredentialsHelper,
  isExpression,
  NodeConnectionTypes,
  NodeHelpers,
  Workflow,
} = load('n8n-workflow');

const main = NodeConnectionTypes.Main;

/** The node that gives items to the one that is measured. */
const START = 'Start';
/** The node that is measured. */
const TESTED = 'Tested';
/** The node that hands the items to it one by one, if there is one. */
const LOOP = 'Loop';

/**
 * What n8n does with a credential on every request, without its database: the values are there
 * already, and the header is an expression that n8n evaluates, as its CredentialsHelper does.
 */
export class ApiCredentials extends ICredentialsHelper {
  constructor(type, values) {
    super();
    this.type = type;
    this.values = values;
  }

  getParentTypes() {
    return [];
  }

  isCredentialUsableByNode() {
    return true;
  }

  getCredentialsProperties() {
    return this.type.properties;
  }

  async preAuthentication() {
    return undefined;
  }

  async getDecrypted() {
    return { ...this.values };
  }

  async authenticate(credentials, _typeName, options, workflow, node) {
    const { authenticate } = this.type;
    if (typeof authenticate === 'function') return await authenticate(credentials, options);
    for (const [place, values] of Object.entries(authenticate.properties)) {
      options[place] ??= {};
      for (const [name, value] of Object.entries(values)) {
        options[place][name] = isExpression(value)
          ? workflow.expression.getSimpleParameterValue(
              node,
              value,
              'internal',
              { $credentials: credentials },
              undefined,
              '',
            )
          : value;
      }
    }
    return options;
  }
}

/** n8n's registry of node types, for these instances by the names that nodes have in a workflow. */
export const nodeTypesOf = (types) => ({
  getByName: (type) => types[type],
  getByNameAndVersion: (type, version) => NodeHelpers.getVersionedNodeType(types[type], version),
  getKnownTypes: () => ({}),
});

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
 * @param {object} [setup.loopType] an instance of n8n's Loop Over Items, to go item by item
 */
export function engineFor({ nodeType, node, credentialType, credential, loopType }) {
  let items = [];
  const nodeTypes = nodeTypesOf({
    start: startNode(() => items),
    loop: loopType,
    [node.type]: nodeType,
  });
  const credentials = new ApiCredentials(credentialType, credential);
  const position = [0, 0];
  const parameters = {};
  const nodes = [
    { id: 'start', name: START, type: 'start', typeVersion: 1, parameters, position },
    { id: 'tested', name: TESTED, ...node, position },
    ...(loopType
      ? [{ id: 'loop', name: LOOP, type: 'loop', typeVersion: 3, parameters, position }]
      : []),
  ];
  const to = (name) => [{ node: name, type: main, index: 0 }];
  const connections = loopType
    ? {
        [START]: { [main]: [to(LOOP)] },
        [LOOP]: { [main]: [[], to(TESTED)] },
        [TESTED]: { [main]: [to(LOOP)] },
      }
    : { [START]: { [main]: [to(TESTED)] } };
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

/** The items that the measured node gave. */
export const outputsOf = ({ resultData }) =>
  resultData.runData[TESTED].flatMap((run) => run.data.main[0]);

/** Drops the items that the measured node was fed with. */
export function dropInputs({ resultData }) {
  delete resultData.runData[START];
  delete resultData.runData[LOOP];
}
