import type { ISupplyDataFunctions } from 'n8n-workflow';

import { contextOf } from '../shared/executionContext';
import { agentOf, type SubNode } from './agent';
import type { Turn } from './turns';

/**
 * Reads the history once for each run of the agent. After each call of a tool, n8n starts the agent
 * again, which loads its memory again (`ToolsAgent/V3` of n8n). By then the chat holds what the tool has
 * sent, of which the agent knows already, and people may have written more.
 */
export async function oncePerRun(
	context: ISupplyDataFunctions,
	chatId: string,
	read: () => Promise<Turn[]>,
): Promise<Turn[]> {
	const memory = contextOf(context as SubNode, 'node') ?? {};
	const { $runIndex } = context.getWorkflowDataProxy(0);
	const run = [agentOf(context).name, $runIndex, chatId].join(' ');
	if (memory.run !== run) Object.assign(memory, { turns: await read(), run });
	return memory.turns as unknown as Turn[];
}
