import type { IExecuteFunctions } from 'n8n-workflow';

import { executionMemory, type ExecutionMemory } from './nodeMemory';

/** The last call in each lane, by execution; it outlasts no process. */
const lastCalls = new WeakMap<ExecutionMemory, Map<string, Promise<void>>>();

/**
 * Runs a call of an agent once those before it in its lane have ended. A model may ask for several calls
 * at once, and AI Agent up to version 2 makes them side by side (`AgentExecutor` of LangChain): messages
 * would overtake one another, and a call that is made twice would not know of the first.
 */
export async function inTurn(
	context: IExecuteFunctions,
	lane: string,
	run: () => Promise<void>,
): Promise<void> {
	const execution = executionMemory(context);
	const calls = lastCalls.get(execution) ?? new Map<string, Promise<void>>();
	lastCalls.set(execution, calls);
	const call = (calls.get(lane) ?? Promise.resolve()).then(run);
	calls.set(
		lane,
		call.catch(() => undefined),
	);
	await call;
}
