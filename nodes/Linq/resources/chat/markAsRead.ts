import { linqPath } from '../../../shared/request';
import { chatAction } from '../../fields/chatAction';

/** POST /v3/chats/{chatId}/read (api-v3 §b). */
export const markAsRead = chatAction({
	value: 'markAsRead',
	name: 'Mark as Read',
	action: 'Mark a chat as read',
	description:
		'Mark all messages of a direct chat as read, so that the other person sees a read receipt. Has no effect in groups.',

	repeat: 'idempotent',
	method: 'POST',
	path: (chatId) => linqPath`/v3/chats/${chatId}/read`,
});
