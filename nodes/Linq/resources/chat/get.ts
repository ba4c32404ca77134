import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toChatItem } from '../../../shared/items/chat';

/** GET /v3/chats/{chatId} (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a chat',
	description: 'Get one chat with its participants',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}` }),
	holds: { id: 'id' },
	simplify: toChatItem,
});
