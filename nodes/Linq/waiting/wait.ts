import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { nodeMemory } from '../engine/nodeMemory';
import { asRecord, asText } from '../../shared/json';

export type ResponseType = 'approval' | 'choice' | 'freeText';

/** What counts as an answer; fixed when the question is asked. */
export interface Rules {
	responseType: ResponseType;
	choices: string[];
	/** Whether the choices are a poll below the question, where there can be one. */
	asPoll: boolean;
	/** Phrases besides those of `words.ts`. */
	yes: string[];
	no: string[];
	/** Handles in small letters; empty is anybody in the chat but us. */
	onlyFrom: string[];
	ignoreReactions: boolean;
	/** The text that others get; empty for none. */
	answerToOthers: string;
	/** The text after an answer that is not understood; empty for none. */
	howToAnswer: string;
	/** Seconds after the first message of an answer in which further ones belong to it. */
	finishSeconds: number;
	/** Whether an agent's call of a tool is reviewed; then any words are an answer. */
	isReview: boolean;
}

/** A question that was sent, and what it waits for. */
export interface Wait extends Rules {
	chatId: string;
	messageId: string;
	/** When Linq took the question, in milliseconds since 1970. */
	askedAt: number;
	/** The message below the question that has the choices. */
	offer?: { messageId: string; isPoll: boolean };
}

/** Keeps a wait in the node's memory, which n8n saves with the execution that waits. */
export function keepWait(context: IExecuteFunctions, wait: Wait): void {
	nodeMemory(context).wait = { ...wait };
}

/** The wait of the execution that a delivery is about. */
export function waitOf(context: IWebhookFunctions): Wait | undefined {
	const name = JSON.stringify(context.getNode().name);
	// A webhook has no other way to the node's memory.
	const kept = asRecord(context.evaluateExpression(`{{ $node[${name}].context.wait }}`));
	return asText(kept.chatId) === undefined ? undefined : (kept as IDataObject & Wait);
}
