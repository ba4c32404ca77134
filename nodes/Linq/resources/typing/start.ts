import { linqPath } from '../../../shared/request';
import { chatAction } from '../../fields/chatAction';
import { typingRefusal } from './refusal';

/** POST /v3/chats/{chatId}/typing (api-v3 §b). */
export const start = chatAction({
	value: 'start',
	name: 'Start',
	action: 'Start the typing indicator',
	description:
		'Show that you are typing, for up to 85 seconds. Only seen in an iMessage chat that was active in the last 5 minutes. Sending a message ends it.',

	repeat: 'idempotent',
	method: 'POST',
	path: (chatId) => linqPath`/v3/chats/${chatId}/typing`,
	tolerate: typingRefusal,
});
