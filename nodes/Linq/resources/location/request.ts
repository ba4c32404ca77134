import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toDoneItem } from '../../items/done';

/** POST /v3/chats/{chatId}/location/request (api-v3 §b). */
export const request = defineOperation({
	value: 'request',
	name: 'Request',
	action: 'Request the location of a person',
	description:
		'Ask the other person of a direct iMessage chat to share their location. They have to accept; Location: Get then tells where they are.',

	fields: { chatId: chat },

	repeat: 'once',
	changes: 'none',
	lane: 'chatId',
	request: ({ chatId }) => ({
		method: 'POST',
		path: linqPath`/v3/chats/${chatId}/location/request`,
	}),
	output: toDoneItem,
});
