import { linqPath } from '../../../shared/request';
import { chatAction } from '../../fields/chatAction';

/** POST /v3/chats/{chatId}/share_contact_card (api-v3 §b). */
export const shareContactCard = chatAction({
	value: 'shareContactCard',
	name: 'Share Contact Card',
	action: 'Share your contact card in a chat',
	description:
		'Share the name and photo of your line in an iMessage chat. The line needs a contact card, and must have sent a message in this chat before. Once a day is enough.',

	repeat: 'once',
	method: 'POST',
	path: (chatId) => linqPath`/v3/chats/${chatId}/share_contact_card`,
});
