import { z } from 'zod';

import { asRecord } from '../../../shared/json';
import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { composeParts, composerShape, messageCall, messageContent } from '../../composer/compose';
import { binariesOf, uploadBinaries } from '../../composer/draft';
import { messageFields } from '../../composer/fields';
import { chatField, chatInput } from '../../fields/chat';
import { effectOption, effectSetting } from '../../fields/effect';
import { optionsField, SEND_OPTIONS, sendSettings } from '../../fields/options';
import { replyToOptions, replyToSettings } from '../../fields/replyTo';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifySentMessage } from '../../records';

/** POST /v3/chats/{chatId}/messages (api-v3 §b, §d). */
export const send = defineOperation({
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send a message to a chat that exists',

	fields: [
		chatField,
		...messageFields,
		simplifyField,
		optionsField([...SEND_OPTIONS, effectOption, ...replyToOptions]),
	],
	input: z
		.object({
			chatId: chatInput,
			...composerShape,
			simplify: simplifyInput,
			options: z.object({ ...sendSettings, ...replyToSettings, effect: effectSetting }).default({}),
		})
		.transform((values) => ({ ...values, parts: composeParts(values) })),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: async (input, uploads) => await uploadBinaries(input, uploads),

	repeat: 'keyed',
	lane: ({ chatId }) => chatId,
	request: ({ chatId, parts, options }, key) => ({
		path: linqPath`/v3/chats/${chatId}/messages`,
		...messageCall(messageContent(parts, options, key)),
	}),
	holds: { id: 'message.id' },
	output: (sent, { simplify }) =>
		simplify ? simplifySentMessage(sent.chat_id, asRecord(sent.message)) : sent,
});
