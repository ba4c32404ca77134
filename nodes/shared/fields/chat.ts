import { byId, fromList, itemLocator } from './locator';
import { idSchema } from './uuid';

/** The chat that an operation works on; left empty, that of the incoming item. */
export const chat = itemLocator(
	'chatId',
	{
		displayName: 'Chat',
		description: 'The chat to work on. Leave empty for the chat of the incoming item.',
		modes: [fromList('searchChats', 'Chat of the incoming item'), byId('Not a valid chat ID')],
	},
	idSchema(
		'a chat ID',
		'choose a chat from the list, or enter a chat ID such as the chatId that Linq Trigger and Chat: Create give',
	),
);
