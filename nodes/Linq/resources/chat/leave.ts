import { linqPath } from '../../../shared/request';
import { chatAction } from '../../fields/chatAction';

/** POST /v3/chats/{chatId}/leave (api-v3 §b). */
export const leave = chatAction({
	value: 'leave',
	name: 'Leave',
	action: 'Leave a chat',
	description:
		'Leave an iMessage group of 4 or more people, yourself included. Nothing can be sent to it or received from it afterwards.',

	repeat: 'once',
	method: 'POST',
	path: (chatId) => linqPath`/v3/chats/${chatId}/leave`,
});
