import type { IExecuteFunctions } from 'n8n-workflow';

import { inputError } from '../../shared/linq/errors';
import { isToolNode } from '../../shared/tool';
import { DEFAULT_MESSAGES_PER_CHAT } from './callOptions';
import { laneOf } from './lanes';
import { executionMemory } from './nodeMemory';
import type { Operation, ValidItem } from './operation';

/**
 * Keeps an agent that repeats itself from flooding a person: all Linq tools of an execution together
 * send so many messages to a chat and no more. The same message again, which Linq delivers once, and
 * another attempt of a failed one do not count.
 *
 * @throws NodeOperationError that tells the model to stop; nothing has been sent
 */
export function refuseFlood<Input>(
	context: IExecuteFunctions,
	operation: Operation<Input>,
	{ input, key, settings, itemIndex }: ValidItem<Input>,
): void {
	const chat =
		operation.isMessage && isToolNode(context.getNode()) ? laneOf(operation, input) : undefined;
	if (chat === undefined) return;
	const limit = settings.maxMessagesPerChat ?? DEFAULT_MESSAGES_PER_CHAT;
	const memory = executionMemory(context);
	memory.messages ??= {};
	const sent = (memory.messages[chat] ??= []);
	if (sent.includes(key)) return;
	if (sent.length < limit) {
		sent.push(key);
		return;
	}
	throw inputError(
		context.getNode(),
		itemIndex,
		`Not sent: this chat has got ${limit} messages in this execution already`,
		'An agent may send no more to one chat, so that nobody is flooded. Stop sending to it now. A person can change the limit in Options: Max Messages per Chat.',
	);
}
