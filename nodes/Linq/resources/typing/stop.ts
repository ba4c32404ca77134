import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toDoneItem } from '../../items/done';
import { typingRefusal } from './refusal';

/** DELETE /v3/chats/{chatId}/typing (api-v3 §b). */
export const stop = defineOperation({
	value: 'stop',
	name: 'Stop',
	action: 'Stop the typing indicator',
	description: 'Stop showing that you are typing. Not needed when a message was sent meanwhile.',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'DELETE', path: linqPath`/v3/chats/${chatId}/typing` }),
	output: toDoneItem,
	onRefusal: typingRefusal,
});
