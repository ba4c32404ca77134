import { chat as sharedChat } from '../../shared/fields/chat';
import { calledInTool } from '../../shared/fields/shown';

/** The chat that an operation works on; left empty, that of the incoming item. */
export const chat = calledInTool(
	sharedChat,
	'Chat ID',
	'The chatId of a chat, which Linq Trigger and other Linq tools give: a UUID, never a phone number. Leave empty for the chat of the incoming item.',
);
