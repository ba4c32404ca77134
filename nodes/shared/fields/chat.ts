import { byId, fromList, locator } from './locator';
import { idSchema } from './uuid';

/** The chat that an operation works on; wired to the trigger and to this node's own outputs. */
export const chat = locator(
	{
		displayName: 'Chat',
		default: { mode: 'id', value: '={{ $json.chatId }}' },
		description: 'The chat to work on. By default the chatId of the incoming item.',
		modes: [fromList('searchChats', 'Select a chat...'), byId('Not a valid chat ID')],
	},
	idSchema(
		'a chat ID',
		'choose a chat from the list, or enter a chat ID such as the chatId that Linq Trigger and Chat: Create give',
	),
);
