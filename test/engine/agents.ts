import { randomUUID } from 'crypto';

import { ExecuteContext, SupplyDataContext } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	createRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
} from 'n8n-workflow';

import { Linq } from '../../nodes/Linq/Linq.node';
import { LinqChatMemory } from '../../nodes/LinqChatMemory/LinqChatMemory.node';
import type { Account } from '../credential';
import { additionalData, newExecutionId, workflowOf } from './harness';
import { nodeTypes } from './nodeTypes';

/**
 * An execution in which an agent calls the node as its tool.
 *
 * @param agentItem the item that the agent works on, which expressions of its tools refer to
 */
export function startAgent(
	account: Account,
	node: Partial<INode> = {},
	agentItem: IDataObject = {},
) {
	const execution = createRunExecutionData();
	const data = additionalData(account, newExecutionId());
	let calls = 0;

	/**
	 * One call, as n8n makes it: a context of its own, with the next run index.
	 *
	 * @param other another Linq node of the same execution
	 */
	return async (
		parameters: INodeParameters,
		other: Partial<INode> = {},
	): Promise<IDataObject[]> => {
		const workflow = workflowOf(parameters, { node: { type: 'linqTool', ...node, ...other } });
		const [, tool] = Object.values(workflow.nodes);
		const items: INodeExecutionData[] = [{ json: {} }];
		const context = new SupplyDataContext(
			workflow,
			tool,
			data,
			'trigger',
			execution,
			calls++,
			[{ json: agentItem }],
			{ [NodeConnectionTypes.AiTool]: [items] },
			NodeConnectionTypes.AiTool,
			{ node: tool, data: { [NodeConnectionTypes.AiTool]: [items] }, source: null },
			[],
		);
		const [output] = await new Linq().execute.call(context as unknown as IExecuteFunctions);
		return output.map(({ json }) => json);
	};
}

/**
 * One call by an agent of n8n's own *Agents*, outside any workflow, as n8n's
 * `node-execution/ephemeral-node-executor.js` makes it: no execution, and a node with a new id.
 *
 * @param item what the model asks for, to be read by `$fromAI`
 */
export async function callOutsideWorkflow(
	account: Account,
	parameters: INodeParameters,
	item: INodeExecutionData = { json: {} },
): Promise<INodeExecutionData[]> {
	const node: INode = {
		id: randomUUID(),
		name: 'Target Node',
		type: 'linqTool',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { linqPartnerApi: { id: '1', name: 'Linq' } },
	};
	const context = new ExecuteContext(
		new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes }),
		node,
		{ ...additionalData(account, ''), executionId: undefined, hooks: undefined },
		'internal',
		createEmptyRunExecutionData(),
		0,
		[item],
		{ main: [[item]] },
		{ node, data: { main: [[item]] }, source: null },
		[],
	);
	const [output] = await new Linq().execute.call(context);
	return output;
}

/** What an agent gets to see of its memory: who said it, and what. */
export type Remembered = [role: 'human' | 'ai', text: string];

interface LangChainMemory {
	loadMemoryVariables(values: object): Promise<{
		chat_history: Array<{ getType(): Remembered[0]; text: string }>;
	}>;
	saveContext(input: object, output: object): Promise<void>;
	clear(): Promise<void>;
}

/**
 * An execution in which an agent remembers with the memory node.
 *
 * @param options.agent the type of the agent: that of a sub-agent ends in "Tool"
 */
export function startRemembering(
	account: Account,
	parameters: INodeParameters = {},
	{ agent: type = 'start' } = {},
) {
	const execution = createRunExecutionData();
	const data = additionalData(account, newExecutionId());

	/**
	 * Asks for the memory as n8n does before each request to the model.
	 *
	 * @param json of the items that the agent works on
	 * @param runIndex which run of the agent this is
	 */
	return async (json: IDataObject[], runIndex = 0): Promise<LangChainMemory> => {
		const workflow = workflowOf({}, {});
		const agent = { ...(workflow.getNode('Start') as INode), type };
		const node = { ...(workflow.getNode('Linq') as INode), type: 'linqChatMemory', parameters };
		const items = json.map((one) => ({ json: one }));
		const context = new SupplyDataContext(
			workflow,
			node,
			data,
			'trigger',
			execution,
			runIndex,
			items,
			{ main: [items] },
			NodeConnectionTypes.AiMemory,
			{ node: agent, data: { main: [items] }, source: null },
			[],
			undefined,
			agent,
		);
		const { response } = await new LinqChatMemory().supplyData.call(context, 0);
		return response as LangChainMemory;
	};
}

/** What a memory gives the model, oldest first. */
export async function recall(memory: LangChainMemory): Promise<Remembered[]> {
	const { chat_history: messages } = await memory.loadMemoryVariables({});
	return messages.map((message) => [message.getType(), message.text]);
}
