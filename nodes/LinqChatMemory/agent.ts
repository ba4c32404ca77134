import type { IExecuteFunctions, INode, ISupplyDataFunctions } from 'n8n-workflow';

/** n8n gives a sub-node more than its type says. */
export type SubNode = ISupplyDataFunctions &
	Pick<IExecuteFunctions, 'getContext' | 'getExecuteData'> & { parentNode?: INode };

/** The agent that the memory is connected to; of those that use it, the one that asks now. */
export function agentOf(context: ISupplyDataFunctions): INode {
	const { parentNode, getExecuteData } = context as SubNode;
	return parentNode ?? getExecuteData.call(context).node;
}

/** Whether another agent has this one as its tool, and writes its prompt. */
export function isSubAgent({ type }: INode): boolean {
	return type.endsWith('Tool');
}
