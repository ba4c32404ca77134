import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../../shared/fields/chat';
import { toDoneItem } from '../../../shared/items/chat';
import { typingRefusal } from './refusal';

/** POST /v3/chats/{chatId}/typing (api-v3 §b). */
export const start = defineOperation({
	value: 'start',
	name: 'Start',
	action: 'Start the typing indicator',
	description:
		'Show that you are typing, for up to 85 seconds. Only seen in an iMessage chat that was active in the last 5 minutes. Sending a message ends it.',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'POST', path: linqPath`/v3/chats/${chatId}/typing` }),
	output: toDoneItem,
	onRefusal: typingRefusal,
});
