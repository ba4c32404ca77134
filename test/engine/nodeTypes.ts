import {
	NodeConnectionTypes,
	NodeHelpers,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';

import { Linq } from '../../nodes/Linq/Linq.node';
import { LinqChatMemory } from '../../nodes/LinqChatMemory/LinqChatMemory.node';

/** Gives the items of the test. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['trigger' as const],
		version: 1,
		description: 'Gives the items of the test',
		defaults: { name: 'Start' },
		usableAsTool: true as const,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Items', name: 'items', type: 'json' as const, default: [] }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getNodeParameter('items', 0) as unknown as INodeExecutionData[];
		return [items.map((item, index) => ({ ...item, pairedItem: { item: index } }))];
	}
}

/** Evaluates an expression for every item, as any node after ours would. */
class Look implements INodeType {
	description = {
		displayName: 'Look',
		name: 'look',
		group: ['transform' as const],
		version: 1,
		description: 'Evaluates an expression for every item',
		defaults: { name: 'Look' },
		usableAsTool: true as const,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Value', name: 'value', type: 'string' as const, default: '' }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [
			this.getInputData().map((_, item) => ({
				json: { value: this.getNodeParameter('value', item) as IDataObject },
				pairedItem: { item },
			})),
		];
	}
}

const NODES: Record<string, INodeType> = {
	linq: new Linq(),
	linqChatMemory: new LinqChatMemory(),
	start: new Start(),
	look: new Look(),
};

/** The copy of a node that n8n makes for AI agents: its type ends in "Tool". */
function toolOf(type: string): INodeType {
	const node = NodeHelpers.getVersionedNodeType(NODES[type.replace(/(Hitl)?Tool$/, '')]);
	const description = { ...node.description, name: type };
	return Object.assign(Object.create(node) as INodeType, { description });
}

/** The nodes of the tests' workflows. */
export const nodeTypes: INodeTypes = {
	getByName: (type) => NODES[type],
	getByNameAndVersion: (type) =>
		NODES[type] ? NodeHelpers.getVersionedNodeType(NODES[type]) : toolOf(type),
	getKnownTypes: () => ({}),
};
