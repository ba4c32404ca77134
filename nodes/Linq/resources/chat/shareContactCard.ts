import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toDoneItem } from '../../items/done';

/** POST /v3/chats/{chatId}/share_contact_card (api-v3 §b). */
export const shareContactCard = defineOperation({
	value: 'shareContactCard',
	name: 'Share Contact Card',
	action: 'Share your contact card in a chat',
	description:
		'Share the name and photo of your line in an iMessage chat. The line needs a contact card, and must have sent a message in this chat before. Once a day is enough.',

	fields: { chatId: chat },

	repeat: 'once',
	changes: 'none',
	lane: 'chatId',
	request: ({ chatId }) => ({
		method: 'POST',
		path: linqPath`/v3/chats/${chatId}/share_contact_card`,
	}),
	output: toDoneItem,
});
