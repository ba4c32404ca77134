import type { IDataObject } from 'n8n-workflow';

import { attachmentsOf } from '../../shared/messageParts';
import type { Answer } from './answer';
import type { Wait } from './wait';

/**
 * The output for an answer, or for a timeout. It always has the same fields. n8n reads `approved` and
 * `chatInput` of `data` for an agent: `chatInput` is the text that its model gets
 * (`processHitlResponses` of n8n).
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
			// As n8n's own nodes name it; Linq does not say what anybody is called.
			responder: answer ? { id: answer.from, name: null, source: 'linq' } : null,
			respondedAt: answer ? (answer.at ?? new Date().toISOString()) : null,
			attachments: attachmentsOf(answer?.parts),
			chatId,
			messageId: answer?.messageId ?? wait.messageId,
			...(isReview && feedback(answer)),
		},
		// The next Linq node reads the chat's ID from here.
		chatId,
	};
}

/** The reviewer's text for the agent; none where yes or no is all. */
function feedback(answer?: Answer): IDataObject {
	if (!answer) return { chatInput: 'Nobody answered in time.' };
	const { approved, via, text } = answer;
	return approved === false && via === 'reply' ? { chatInput: text } : {};
}
