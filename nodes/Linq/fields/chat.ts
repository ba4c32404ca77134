import { locatorField, locatorInput } from './locator';
import { idInput, UUID } from './uuid';

/** The chat that an operation works on; wired to the trigger and to this node's own outputs. */
export const chatField = locatorField({
	displayName: 'Chat',
	name: 'chatId',
	default: { mode: 'id', value: '={{ $json.chatId }}' },
	description: 'The chat to work on. By default the chatId of the incoming item.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a chat...',
			typeOptions: { searchListMethod: 'searchChats', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			validation: [
				{
					type: 'regex',
					properties: { regex: `^\\s*${UUID}\\s*$`, errorMessage: 'Not a valid chat ID' },
				},
			],
		},
	],
});

export const chatInput = locatorInput(
	idInput(
		'a chat ID',
		'choose a chat from the list, or enter a chat ID such as the chatId that Linq Trigger and Chat: Create give',
	),
);
