import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { appCardContent, card } from '../../message/appCardFields';
import { message } from '../../fields/message';
import { toSentMessageItem } from '../../items/sentMessage';

/** POST /v3/messages/{messageId}/update (api-v3 §b). */
export const updateAppCard = defineOperation({
	value: 'updateAppCard',
	name: 'Update App Card',
	action: 'Update an app card',
	description:
		'Replace an app card that you sent, once it is delivered. The output has a new message ID: use that one for the next update.',

	fields: { messageId: message, card },
	check: (values, refuse) => ({
		...values,
		content: appCardContent(values.card, (problem) => refuse('card', problem)),
	}),

	repeat: 'once',
	changes: ({ messageId }) => `app card of message ${messageId}`,
	lane: 'messageId',
	request: ({ messageId, content }) => ({
		method: 'POST',
		path: linqPath`/v3/messages/${messageId}/update`,
		body: content,
	}),
	holds: { id: 'message.id' },
	simplify: toSentMessageItem,
});
