import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toDoneItem } from '../../items/done';

/** POST /v3/chats/{chatId}/leave (api-v3 §b). */
export const leave = defineOperation({
	value: 'leave',
	name: 'Leave',
	action: 'Leave a group chat',
	description:
		'Leave an iMessage group of 4 or more people, yourself included. Nothing can be sent to it or received from it afterwards.',

	fields: { chatId: chat },

	repeat: 'once',
	changes: 'none',
	lane: 'chatId',
	meanings: {
		2015: {
			title: 'Only groups of 4 or more people can be left',
			next: 'Pick such a group, and count your own line in.',
		},
	},
	request: ({ chatId }) => ({ method: 'POST', path: linqPath`/v3/chats/${chatId}/leave` }),
	output: toDoneItem,
});
