import { linqPath } from '../../../shared/request';
import { chatAction } from '../../fields/chatAction';

/** POST /v3/chats/{chatId}/location/request (api-v3 §b). */
export const request = chatAction({
	value: 'request',
	name: 'Request',
	action: 'Request a location',
	description:
		'Ask the other person of a direct iMessage chat to share their location. They have to accept; Location: Get then tells where they are.',

	repeat: 'once',
	method: 'POST',
	path: (chatId) => linqPath`/v3/chats/${chatId}/location/request`,
});
