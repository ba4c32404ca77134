import type { IDataObject } from 'n8n-workflow';

import { asText } from '../../shared/json';
import { linqPath } from '../../shared/linq/request';
import type { LinqCall, LinqContext, RetryLimits } from '../../shared/linq/types';
import { listOf } from './question';
import { keyBeside, tell } from './tell';
import type { Rules, Wait } from './wait';

/**
 * The call that puts the choices into a poll below a question that was sent (POST
 * /v3/chats/{chatId}/polls, api-v3 §b). Undefined where no poll is asked for, and where Linq has none
 * (api-v3 §d.5: iMessage only). Its key names the choices: the question does not, so the same question may be
 * asked again with others.
 *
 * @param service what the chat runs on, if Linq says so
 */
export function pollCall(
	chatId: string,
	questionId: string,
	{ asPoll, choices }: Pick<Rules, 'asPoll' | 'choices'>,
	service = 'iMessage',
): LinqCall | undefined {
	if (!asPoll || service !== 'iMessage') return undefined;
	const key = keyBeside(questionId, ['poll', ...choices].join('\n'));
	return {
		method: 'POST',
		path: linqPath`/v3/chats/${chatId}/polls`,
		body: { poll: { options: choices.map((text) => ({ text })), idempotency_key: key } },
		idempotencyKey: key,
	};
}

/**
 * The message below a question that has its choices: the poll that was made, otherwise a list.
 *
 * @param poll the response to {@link pollCall}; empty where Linq refused it, or was not asked
 */
export async function offerOf(
	context: LinqContext,
	{ chatId, messageId, choices }: Wait,
	poll: IDataObject,
	limits: RetryLimits,
): Promise<Wait['offer']> {
	const pollId = asText(poll.message_id);
	if (pollId !== undefined) return { messageId: pollId, isPoll: true };
	const list = listOf(choices);
	const listId = await tell(context, chatId, list, keyBeside(messageId, list), limits);
	return listId === undefined ? undefined : { messageId: listId, isPoll: false };
}
