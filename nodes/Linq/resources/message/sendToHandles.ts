import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { samePeople } from '../../../shared/handles';
import { composeParts, messageCall, messageContent } from '../../message/compose';
import { binariesOf, uploadBinaries } from '../../message/draft';
import { composerFields } from '../../message/composer';
import { recipients } from '../../fields/handle';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { toRoutedMessageItem } from '../../items/sentMessage';

const continuationText = field({
	property: {
		displayName: 'Continuation Text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Hi, this is our new number. Your order is ready.',
		description:
			'Sent instead of the message when the line you used before was flagged and Linq has to start a new chat from another one',
	},
	schema: z.string().trim(),
});

/** POST /v3/messages (api-v3 §b, §d). */
export const sendToHandles = defineOperation({
	value: 'sendToHandles',
	name: 'Send to Handles',
	action: 'Send a message to phone numbers or email addresses',
	description:
		'Send a message to people without choosing a line: Linq picks a healthy one, and continues the chat with them or opens one',

	fields: { to: recipients, ...composerFields },
	options: { ...styleOptions, continuationText, ...sendOptions },
	check: (values, _, item) => ({ ...values, parts: composeParts(values, item) }),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	repeat: 'keyed',
	lane: ({ to }) => samePeople(to),
	request: (input, key) => {
		const { continuationText: text } = input.options;
		return {
			path: '/v3/messages',
			...messageCall(messageContent(input, key), {
				to: input.to,
				...(text && { continuation_message: { text } }),
			}),
		};
	},
	holds: { id: 'message.id' },
	simplify: toRoutedMessageItem,
});
