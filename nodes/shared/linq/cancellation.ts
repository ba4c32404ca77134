import { NodeOperationError, sleep } from 'n8n-workflow';
import type { LinqContext } from './types';

/** The signal of n8n's *Stop* button; only executions have one. */
function cancelSignal(context: LinqContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}

/**
 * Called before every request, so that nothing more is sent once the user has stopped the execution.
 *
 * @throws NodeOperationError after *Stop*
 */
export function stopIfCancelled(context: LinqContext, itemIndex?: number): void {
	if (!cancelSignal(context)?.aborted) return;
	throw new NodeOperationError(context.getNode(), 'The execution was stopped', {
		description: 'Nothing more was sent after that. A request that was under way may have arrived.',
		itemIndex,
	});
}

/**
 * Waits, unless the user stops the execution.
 *
 * @param ms how long, in milliseconds
 * @throws NodeOperationError after *Stop*
 */
export async function pause(context: LinqContext, ms: number, itemIndex?: number): Promise<void> {
	// After *Stop* the sleep rejects; stopIfCancelled throws the error that names the item.
	await sleep(ms, cancelSignal(context)).catch(() => undefined);
	stopIfCancelled(context, itemIndex);
}
