import { z } from 'zod';

import { asRecord } from '../../../shared/json';
import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { appCardContent, cardFields, cardShape } from '../../composer/appCard';
import { messageFields, messageInput } from '../../fields/message';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifySentMessage } from '../../records';

/** POST /v3/messages/{messageId}/update (api-v3 §b). */
export const updateAppCard = defineOperation({
	value: 'updateAppCard',
	name: 'Update App Card',
	action: 'Update an app card',
	description:
		'Replace an app card that you sent, once it is delivered. The output has a new message ID: use that one for the next update.',

	fields: [...messageFields, ...cardFields, simplifyField, optionsField()],
	input: z
		.object({
			messageId: messageInput,
			...cardShape,
			simplify: simplifyInput,
			options: optionsInput,
		})
		.transform((values) => ({ ...values, content: appCardContent(values) })),

	repeat: 'once',
	lane: ({ messageId }) => messageId,
	request: ({ messageId, content }) => ({
		method: 'POST',
		path: linqPath`/v3/messages/${messageId}/update`,
		body: content,
	}),
	holds: { id: 'message.id' },
	output: (sent, { simplify }) =>
		simplify ? simplifySentMessage(sent.chat_id, asRecord(sent.message)) : sent,
});
