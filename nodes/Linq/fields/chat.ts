import { z } from 'zod';

import { locatorField, locatorInput } from './locator';

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

const CHAT_HELP =
	'choose a chat from the list, or enter a chat ID such as the chatId that Linq Trigger and Chat: Create give';

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
	z
		.string({ required_error: CHAT_HELP, invalid_type_error: CHAT_HELP })
		.min(1, CHAT_HELP)
		.regex(
			new RegExp(`^${UUID}$`),
			'this is not a chat ID; it looks like 550e8400-e29b-41d4-a716-446655440000',
		),
);
