import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asText } from '../../shared/json';
import { isToolNode } from '../../shared/tool';
import { DEFAULT_MESSAGES_PER_CHAT } from './callOptions';
import { laneOf } from './lanes';
import { executionMemory, type AgentMessage } from './nodeMemory';
import type { Operation, ValidItem } from './operation';

/**
 * Keeps an agent that repeats itself from flooding a person: all Linq tools of an execution together
 * send so many messages to a chat and no more. The same message again, which Linq delivers once, and
 * another attempt of a failed one do not count.
 *
 * @returns what tells the model to stop, if the message must not be sent. It is no error, because AI
 *   Agent 2 gives its model an empty text for the error of a tool (`AgentExecutor` of LangChain)
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

/** Notes in which chat a message is, so that those to its handle and to its ID are counted together. */
export function noteChat(context: IExecuteFunctions, key: string, { chatId }: IDataObject): void {
	const message = executionMemory(context).messages?.find((one) => one.key === key);
	if (message) message.chatId = asText(chatId)?.toLowerCase();
}

/** The chat ID, or what stands for it until Linq has told it. */
function chatOf(to: string, sent: AgentMessage[]): string {
	return sent.find((message) => message.to === to && message.chatId)?.chatId ?? to;
}
