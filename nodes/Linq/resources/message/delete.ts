import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { idsOf } from '../../items/ids';
import { message } from '../../fields/message';

/** DELETE /v3/messages/{messageId} (api-v3 §b). */
export const deleteMessage = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete the record of a message',
	description:
		'Delete the record of a message at Linq. The recipient keeps the message: this does not unsend it.',

	fields: { messageId: message },

	repeat: 'idempotent',
	lane: 'messageId',
	request: ({ messageId }) => ({ method: 'DELETE', path: linqPath`/v3/messages/${messageId}` }),
	output: (_, { messageId }, incoming) => ({ deleted: true, ...idsOf(messageId, incoming) }),
});
