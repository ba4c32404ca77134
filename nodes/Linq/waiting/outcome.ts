import type { IDataObject } from 'n8n-workflow';

import { attachmentsOf } from '../../shared/messageParts';
import type { Answer } from './answer';
import type { Wait } from './wait';

/**
 * The output of an answer, or of none in time. It always has the same fields. n8n reads `approved` and
 * `chatInput` of `data` for an agent: the latter are words to it (`processHitlResponses` of n8n).
 */
export function outcomeOf(wait: Wait, answer?: Answer): IDataObject {
	const { responseType, isReview, chatId } = wait;
	return {
		data: {
			approved: answer?.approved ?? (responseType === 'approval' ? false : null),
			choice: answer?.choice ?? null,
			text: answer?.text ?? null,
			timedOut: answer === undefined,
			optOut: answer?.optOut ?? false,
			via: answer?.via ?? null,
			responder: answer ? { id: answer.from, source: 'linq' } : null,
			respondedAt: answer ? (answer.at ?? new Date().toISOString()) : null,
			attachments: attachmentsOf(answer?.parts),
			chatId,
			messageId: answer?.messageId ?? wait.messageId,
			...(isReview && feedback(answer)),
		},
		// Where the next Linq node looks for it.
		chatId,
	};
}

/** What a reviewer says to the agent; nothing where a yes or no says it all. */
function feedback(answer?: Answer): IDataObject {
	if (!answer) return { chatInput: 'Nobody answered in time.' };
	const { approved, via, text } = answer;
	return approved === false && via === 'reply' ? { chatInput: text } : {};
}
