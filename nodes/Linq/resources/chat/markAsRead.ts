import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toDoneItem } from '../../items/done';

/** POST /v3/chats/{chatId}/read (api-v3 §b). */
export const markAsRead = defineOperation({
	value: 'markAsRead',
	name: 'Mark as Read',
	action: 'Mark a chat as read',
	description:
		'Mark all messages of a direct chat as read, so that the other person sees a read receipt. Has no effect in groups.',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'POST', path: linqPath`/v3/chats/${chatId}/read` }),
	output: toDoneItem,
});
