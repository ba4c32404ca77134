import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parseHandleList, samePeople } from '../../../shared/handles';
import { defineOperation } from '../../../shared/operation';
import { composeParts, composerShape, messageCall, messageContent } from '../../composer/compose';
import { binariesOf, uploadBinaries } from '../../composer/draft';
import { messageFields } from '../../composer/fields';
import { effectOption, effectSetting } from '../../fields/effect';
import { optionsField, SEND_OPTIONS, sendSettings } from '../../fields/options';
import { toField } from '../../fields/recipients';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyRoutedMessage } from '../../records';

const continuationTextField: INodeProperties = {
	displayName: 'Continuation Text',
	name: 'continuationText',
	type: 'string',
	default: '',
	placeholder: 'e.g. Hi, this is our new number. Your order is ready.',
	description:
		'Sent instead of the message when the line you used before was flagged and Linq has to start a new chat from another one',
};

/** POST /v3/messages (api-v3 §b, §d). */
export const sendToHandles = defineOperation({
	value: 'sendToHandles',
	name: 'Send to Handles',
	action: 'Send a message to phone numbers or email addresses',
	description:
		'Send a message to people without choosing a line: Linq picks a healthy one, and continues the chat with them or opens one',

	fields: [
		toField,
		...messageFields,
		continuationTextField,
		simplifyField,
		optionsField([...SEND_OPTIONS, effectOption]),
	],
	input: z
		.object({
			to: z.unknown().transform(parseHandleList),
			...composerShape,
			continuationText: z.string().trim().default(''),
			simplify: simplifyInput,
			options: z.object({ ...sendSettings, effect: effectSetting }).default({}),
		})
		.transform((values) => ({ ...values, parts: composeParts(values) })),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: async (input, uploads) => await uploadBinaries(input, uploads),

	repeat: 'keyed',
	lane: ({ to }) => samePeople(to),
	request: ({ to, parts, continuationText, options }, key) => ({
		path: '/v3/messages',
		...messageCall(messageContent(parts, options, key), {
			to,
			...(continuationText && { continuation_message: { text: continuationText } }),
		}),
	}),
	holds: { id: 'message.id' },
	output: (sent, { simplify }) => (simplify ? simplifyRoutedMessage(sent) : sent),
});
