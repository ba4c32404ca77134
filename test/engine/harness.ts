import {
	ExecutionLifecycleHooks,
	InstanceSettings,
	LoadOptionsContext,
	WorkflowExecute,
} from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	setSafeRegexEngine,
	Workflow,
	type IConnections,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { asRecord } from '../../nodes/shared/json';
import { credentialsOf, type Account } from '../credential';
import { Container } from '../n8nContainer';
import { nodeTypes } from './nodeTypes';

// n8n lets a regular expression, such as that of a locator, take 250 ms by the clock. A machine that
// is busy with other tests needs more now and then, so here it takes as long as it takes.
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
	matchAll: (pattern, input, flags = '') => [...input.matchAll(new RegExp(pattern, `${flags}g`))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

/** With this, n8n signs the URLs of executions that wait. */
export const RESUME_SECRET = 'the secret of this n8n';

Container.set(InstanceSettings, {
	instanceId: 'instance-a',
	hmacSignatureSecret: RESUME_SECRET,
	encryptionKey: 'test',
	n8nFolder: '',
});

/** What n8n gives an execution. */
export function additionalData(
	account: Account,
	executionId: string,
): IWorkflowExecuteAdditionalData {
	const workflowData = { id: 'workflow', name: 'Test', nodes: [], connections: {} };
	const data: Partial<IWorkflowExecuteAdditionalData> = {
		credentialsHelper: credentialsOf(account),
		executionId,
		hooks: new ExecutionLifecycleHooks(
			'trigger',
			executionId,
			workflowData as unknown as IWorkflowBase,
		),
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://n8n.test/',
		instanceBaseUrl: 'http://n8n.test/',
		webhookBaseUrl: 'http://n8n.test/',
		webhookWaitingBaseUrl: 'https://n8n.test/webhook-waiting',
		webhookTestBaseUrl: 'http://n8n.test/',
		formWaitingBaseUrl: 'http://n8n.test/',
	};
	return data as IWorkflowExecuteAdditionalData;
}

export interface RunOptions {
	items?: INodeExecutionData[];
	/** Settings of the Linq node besides its parameters, such as `onError` or `retryOnFail`. */
	node?: Partial<INode>;
	/** An expression for the node after Linq. */
	look?: string;
	/** Which output of Linq that node is connected to; 1 is the error output. */
	lookAt?: 0 | 1;
	/** How often Linq runs with these items, as in a loop. */
	runs?: number;
	/** A second Linq node behind the first, with the same parameters and settings. */
	twice?: boolean;
	/** How the workflow was started; by its trigger if not given. */
	mode?: WorkflowExecuteMode;
	/** One of its own if not given. */
	executionId?: string;
	/** The data of an execution that failed, to retry it as n8n's executions list does. */
	retryOf?: IRunExecutionData;
	/** The same for an execution in which n8n crashed, which lost whatever its end would have saved. */
	crashOf?: IRunExecutionData;
}

/** A workflow with a Linq node, its second one. */
export function workflowOf(
	parameters: INodeParameters,
	{ items, node, look, lookAt = 0, runs = 1, twice }: RunOptions,
): Workflow {
	const linq: INode = {
		id: 'linq-id',
		name: 'Linq',
		type: 'linq',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { linqPartnerApi: { id: '1', name: 'Linq' } },
		waitBetweenTries: 1,
		...node,
	};
	const nodes: INode[] = [
		{
			id: 'start-id',
			name: 'Start',
			type: 'start',
			typeVersion: 1,
			position: [0, 0],
			parameters: { items: (items ?? [{ json: {} }]) as unknown as INodeParameters[] },
		},
		linq,
	];
	const main = (name: string) => ({ node: name, type: NodeConnectionTypes.Main, index: 0 });
	const connections: IConnections = { Start: { main: [Array(runs).fill(main('Linq'))] } };
	if (twice) {
		nodes.push({ ...linq, name: 'Linq again' });
		connections.Linq = { main: [[main('Linq again')]] };
	}
	if (look !== undefined) {
		nodes.push({
			id: 'look-id',
			name: 'Look',
			type: 'look',
			typeVersion: 1,
			position: [0, 0],
			parameters: { value: `=${look}` },
		});
		connections.Linq = { main: lookAt === 1 ? [[], [main('Look')]] : [[main('Look')]] };
	}
	return new Workflow({ id: 'workflow', nodes, connections, active: false, nodeTypes });
}

let executions = 0;

/** Each execution has an id of its own, as in n8n. */
export const newExecutionId = () => `execution-${++executions}`;

/** Starts a workflow on n8n's engine; the promise can be cancelled as *Stop* does. */
export function startLinq(account: Account, parameters: INodeParameters, options: RunOptions = {}) {
	const workflow = workflowOf(parameters, options);
	const data = additionalData(account, options.executionId ?? newExecutionId());
	const { retryOf, crashOf, mode = 'trigger' } = options;
	const before = retryOf ?? (crashOf && crashData(crashOf, workflow));
	if (before) {
		return new WorkflowExecute(data, 'retry', retryData(before)).processRunExecutionData(workflow);
	}
	const engine = new WorkflowExecute(data, mode, createRunExecutionData());
	return engine.run({ workflow, startNode: workflow.getNode('Start') ?? undefined });
}

/** What n8n does with a failed execution's data before it runs it again. */
function retryData(data: IRunExecutionData): IRunExecutionData {
	const again = structuredClone(JSON.parse(JSON.stringify(data)) as IRunExecutionData);
	const { lastNodeExecuted = '' } = again.resultData;
	delete again.resultData.error;
	again.resultData.runData[lastNodeExecuted]?.pop();
	return again;
}

/**
 * What n8n has of an execution in which it crashed: what it saved before the start, and, from its
 * log, that all nodes had begun. The last of them counts as crashed.
 */
function crashData({ resumeToken }: IRunExecutionData, workflow: Workflow): IRunExecutionData {
	const run = { startTime: 0, executionIndex: 0, executionTime: -1, source: [null] };
	const names = Object.keys(workflow.nodes);
	const node = workflow.getNode('Start') as INode;
	return createRunExecutionData({
		resumeToken,
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }],
		},
		resultData: {
			runData: Object.fromEntries(names.map((name) => [name, [run]])),
			lastNodeExecuted: names.at(-1),
		},
	});
}

/** The outcome of a run, as a user sees it. */
export interface Outcome {
	run: IRun;
	/** The outputs of the Linq node. */
	outputs: INodeExecutionData[][];
	/** The items of its first output. */
	items: IDataObject[];
	/** The values of the expression in the node after Linq. */
	looked: unknown[];
	/** What the editor shows above the output of the Linq node. */
	hints: string[];
	error?: IRun['data']['resultData']['error'];
}

/** The message of a run's error, with Linq's own; undefined where it has none. */
export function problemOf({ error }: Outcome): string | undefined {
	if (!error) return undefined;
	const { message } = asRecord(asRecord(error.context).linq);
	return message === undefined ? error.message : `${error.message}. Linq says: ${String(message)}`;
}

/** Runs the Linq node on n8n's engine. */
export async function runLinq(
	account: Account,
	parameters: INodeParameters,
	options: RunOptions = {},
): Promise<Outcome> {
	return outcomeOf(await startLinq(account, parameters, options));
}

export function outcomeOf(run: IRun): Outcome {
	const { runData, error } = run.data.resultData;
	const outputs = (runData.Linq?.at(-1)?.data?.main ?? []).map((output) => output ?? []);
	const looked = runData.Look?.at(-1)?.data?.main[0] ?? [];
	return {
		run,
		outputs,
		items: (outputs[0] ?? []).map(({ json }) => json),
		looked: looked.map(({ json }) => json.value),
		hints: (runData.Linq?.at(-1)?.hints ?? []).map(({ message }) => message),
		error,
	};
}

/** What the editor gives to the searches that fill a locator. */
export function loadContext(account: Account): ILoadOptionsFunctions {
	const workflow = workflowOf({ resource: 'message', operation: 'send' }, {});
	const node = workflow.getNode('Linq') as INode;
	return new LoadOptionsContext(workflow, node, additionalData(account, ''), '');
}
