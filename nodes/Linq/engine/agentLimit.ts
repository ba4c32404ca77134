import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asText } from '../../shared/json';
import { isToolNode } from '../../shared/tool';
import { DEFAULT_MESSAGES_PER_CHAT } from './callOptions';
import { laneOf } from './lanes';
import { executionMemory, type AgentMessage } from './nodeMemory';
import type { Operation, ValidItem } from './operation';

/**
 * Stops an agent that repeats itself from flooding a person: limits how many messages all Linq tools of
 * an execution together send to one chat. An identical message, which Linq delivers once, and a retry of
 * a failed one do not count.
 *
 * @returns the text that tells the model to stop; undefined if the message may be sent. It is not
 *   thrown, because AI Agent 2 gives its model an empty text for the error of a tool (`AgentExecutor` of
 *   LangChain)
 */
export function refuseFlood<Input>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
	{ input, key, settings }: ValidItem<Input>,
): string | undefined {
	const to =
		operation.isMessage && isToolNode(context.getNode()) ? laneOf(operation, input) : undefined;
	if (to === undefined) return undefined;
	const limit = settings.maxMessagesPerChat ?? DEFAULT_MESSAGES_PER_CHAT;
	const memory = executionMemory(context);
	const sent = (memory.messages ??= []);
	if (sent.some((message) => message.key === key)) return undefined;
	const chat = chatOf(to, sent);
	if (sent.filter((message) => chatOf(message.to, sent) === chat).length < limit) {
		sent.push({ key, to });
		return undefined;
	}
	return `Not sent: this chat has got ${limit} messages in this execution already. An agent may send no more to one chat, so that nobody is flooded. Stop sending to it now. A person can change the limit in Options: Max Messages per Chat.`;
}

/** Records the chat of a sent message, so that messages to its handle and to its ID count together. */
export function noteChat(context: IExecuteFunctions, key: string, { chatId }: IDataObject): void {
	const message = executionMemory(context).messages?.find((one) => one.key === key);
	if (message) message.chatId = asText(chatId)?.toLowerCase();
}

/** The chat ID; the lane until a response of Linq has named the chat. */
function chatOf(to: string, sent: AgentMessage[]): string {
	return sent.find((message) => message.to === to && message.chatId)?.chatId ?? to;
}
