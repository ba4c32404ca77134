import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { nodeMemory } from './nodeMemory';

/**
 * Counts an attempt of *Retry On Fail* and returns whether another one follows it. A node that continues on
 * fail is run again when its first output item is an error, until the attempts are used up. Without such
 * an item, or when it was the last attempt, what failed has failed.
 *
 * @returns whether n8n will run the node again if these are its outputs, one list per item; undefined
 *   where n8n never does
 */
export function countTry(
	context: IExecuteFunctions,
): ((outputs: INodeExecutionData[][]) => boolean) | undefined {
	const { retryOnFail, maxTries } = context.getNode();
	if (!retryOnFail || !context.continueOnFail()) return undefined;
	const memory = nodeMemory(context);
	const { $runIndex } = context.getWorkflowDataProxy(0);
	const run = `${context.getExecutionId()} ${$runIndex}`;
	const count = memory.tries?.run === run ? memory.tries.count + 1 : 1;
	memory.tries = { run, count };
	// As n8n's engine reads the setting: three if it is empty, and never more than five.
	const isLast = count >= Math.min(5, Math.max(2, maxTries || 3));
	return (outputs) =>
		!isLast && outputs.find(({ length }) => length > 0)?.[0].json.error !== undefined;
}
