import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { message } from '../../fields/message';
import { toMessageItem } from '../../../shared/items/message';

/** GET /v3/messages/{messageId} (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a message',
	description: 'Get one message with its parts and delivery status',

	fields: { messageId: message },

	repeat: 'idempotent',
	lane: 'none',
	request: ({ messageId }) => ({ method: 'GET', path: linqPath`/v3/messages/${messageId}` }),
	holds: { id: 'id' },
	simplify: toMessageItem,
});
