import { z } from 'zod';

import { field } from '../../../shared/fields/field';
import { messageCall, messageContent } from '../../message/compose';

/** What Linq may send instead of a message to people whose chat has to move to another line (api-v3 §b). */
export const continuationOption = {
	continuationText: field({
		property: {
			displayName: 'Continuation Text',
			type: 'string',
			default: '',
			placeholder: 'e.g. Hi, this is our new number',
			description:
				'For phone numbers and email addresses: sent instead of the message when the line you used before was flagged, and Linq has to start a new chat from another one',
		},
		schema: () => z.string().trim(),
	}),
};

type Content = Parameters<typeof messageContent>[0] & { options: { continuationText?: string } };

/** POST /v3/messages: Linq picks a line, and continues the chat with these people or opens one (api-v3 §b). */
export function handlesCall(to: string[], content: Content, key: string) {
	const { continuationText: text } = content.options;
	return {
		path: '/v3/messages',
		...messageCall(messageContent(content, key), {
			to,
			...(text && { continuation_message: { text } }),
		}),
	};
}
