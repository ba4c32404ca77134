import { linqPath } from '../../../shared/request';
import { chatAction } from '../../fields/chatAction';
import { typingRefusal } from './refusal';

/** DELETE /v3/chats/{chatId}/typing (api-v3 §b). */
export const stop = chatAction({
	value: 'stop',
	name: 'Stop',
	action: 'Stop the typing indicator',
	description: 'Stop showing that you are typing. Not needed when a message was sent meanwhile.',

	repeat: 'idempotent',
	method: 'DELETE',
	path: (chatId) => linqPath`/v3/chats/${chatId}/typing`,
	tolerate: typingRefusal,
});
