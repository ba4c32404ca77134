import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { contextOf } from '../../shared/executionContext';

/** What an earlier attempt has left of an item. */
export interface ItemRecord extends IDataObject {
	/** The output of an item that is done, where Linq takes no idempotency key. */
	done?: IDataObject[];
	/** The error of an item whose outcome is unknown. */
	outcomeUnknown?: string;
}

/** Which item of its lane an item is, from 0. */
export interface LanePlace extends IDataObject {
	lane: string;
	number: number;
}

/** What a node keeps for the attempts of *Retry On Fail* and for a later retry of its execution. */
export interface NodeMemory extends IDataObject {
	seed?: string;
	/** The run index that the node's first run had. */
	firstRun?: number;
	/** Whether an earlier execution may have sent messages of which nothing is known: n8n has crashed. */
	mayHaveSent?: boolean;
	/** By key. */
	items?: Record<string, ItemRecord>;
	/** Fingerprints of the texts that were sent with a key at earlier attempts. */
	texts?: Record<string, string[]>;
	/** By run, then by item index; kept where another attempt may follow. */
	places?: Record<string, Record<string, LanePlace>>;
	/** How often n8n has run the node for the same run of the same execution. */
	tries?: { run: string; count: number };
	/** The question whose answer the execution waits for. */
	wait?: IDataObject;
}

/** A message that an agent has sent. */
export interface AgentMessage extends IDataObject {
	key: string;
	/** The lane: a chat ID or handles. */
	to: string;
	/** Once Linq has told it. */
	chatId?: string;
}

/** What all Linq nodes of an execution know. */
export interface ExecutionMemory extends IDataObject {
	/** By the state that was set, the key of the item that was the last to set it. */
	lastChanges?: Record<string, string>;
	/** What agents have sent; see `agentLimit.ts`. */
	messages?: AgentMessage[];
}

/**
 * n8n's memory of the node: it goes into the execution's data when the node has ended. n8n's Agents run
 * the node outside any execution, where there is nothing to keep it in (`ephemeral-node-executor.js` of
 * n8n): there it is empty, and lasts for the one call.
 */
export function nodeMemory(context: IExecuteFunctions): NodeMemory {
	return contextOf(context, 'node') ?? {};
}

/** The memory that the Linq nodes of an execution share; as lasting as {@link nodeMemory}. */
export function executionMemory(context: IExecuteFunctions): ExecutionMemory {
	const shared = contextOf(context, 'flow');
	if (!shared) return {};
	shared.linq ??= {};
	return shared.linq as ExecutionMemory;
}
