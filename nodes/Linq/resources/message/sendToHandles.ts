import { z } from 'zod';

import { defineOperation } from '../../../shared/defineOperation';
import { optionalField } from '../../../shared/field';
import { samePeople } from '../../../shared/handles';
import { composeParts, messageCall, messageContent } from '../../composer/compose';
import { binariesOf, uploadBinaries } from '../../composer/draft';
import { messageFields } from '../../composer/fields';
import { recipients } from '../../fields/handle';
import { sendOptions } from '../../fields/sendOptions';
import { simplifyRoutedMessage } from '../../records';

const continuationText = optionalField({
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

	fields: { to: recipients, ...messageFields, continuationText },
	options: sendOptions,
	check: (values) => ({ ...values, parts: composeParts(values) }),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	repeat: 'keyed',
	lane: ({ to }) => samePeople(to),
	request: (input, key) => ({
		path: '/v3/messages',
		...messageCall(messageContent(input, key), {
			to: input.to,
			...(input.continuationText && { continuation_message: { text: input.continuationText } }),
		}),
	}),
	holds: { id: 'message.id' },
	simplify: simplifyRoutedMessage,
});
