import { createHash } from 'crypto';

import { asRecord, asText } from '../../shared/json';
import { textOfError } from '../../shared/linq/errors';
import { callLinq, linqPath } from '../../shared/linq/request';
import type { LinqContext, RetryLimits } from '../../shared/linq/types';
import { messageCall, messageContent } from '../message/compose';

/** The idempotency key of what is sent besides a question; `about` tells it from the rest. */
export function keyBeside(questionId: string, about: string): string {
	return createHash('sha256').update(`${questionId} ${about}`).digest('hex');
}

/**
 * Tells people how to answer (POST /v3/chats/{chatId}/messages, api-v3 §d); once for each key. A failure
 * is logged: the question stands without it.
 *
 * @returns the ID of the message; undefined if it could not be sent
 */
export async function tell(
	context: LinqContext,
	chatId: string,
	value: string,
	key: string,
	limits: RetryLimits,
): Promise<string | undefined> {
	const content = messageContent({ parts: [{ type: 'text', value }], options: {} }, key);
	const call = { path: linqPath`/v3/chats/${chatId}/messages`, ...messageCall(content) };
	try {
		const { body } = await callLinq(context, call, { repeat: 'keyed', ...limits });
		return asText(asRecord(asRecord(body).message).id);
	} catch (error) {
		context.logger.warn('Somebody could not be told how to answer', { reason: textOfError(error) });
		return undefined;
	}
}
