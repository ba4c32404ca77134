import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { chatField } from './chat';
import { locatorField, locatorInput } from './locator';
import { idInput, UUID } from './uuid';

/** The chat whose messages *From List* shows; with an id, no chat is needed. */
const chatOfMessageField: INodeProperties = {
	...chatField,
	required: false,
	description: 'The chat whose messages the list below shows',
	// From the root: n8n before 2.33.7 takes `messageId.mode` for a neighbour's name and finds none.
	displayOptions: { show: { '/messageId.mode': ['list'] } },
};

const messageField = locatorField({
	displayName: 'Message',
	name: 'messageId',
	default: { mode: 'id', value: '={{ $json.messageId }}' },
	description: 'The message to work on. By default the messageId of the incoming item.',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a message...',
			typeOptions: { searchListMethod: 'searchMessages', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			validation: [
				{
					type: 'regex',
					properties: { regex: `^\\s*${UUID}\\s*$`, errorMessage: 'Not a valid message ID' },
				},
			],
		},
	],
});

/** The message that an operation works on; wired to the trigger and to this node's own outputs. */
export const messageFields: INodeProperties[] = [chatOfMessageField, messageField];

export const messageInput = locatorInput(
	idInput(
		'a message ID',
		'choose a message from the list, or enter a message ID such as the messageId that Linq Trigger and Message: Send give',
	),
);

/** Which part of a message is meant. */
export const partIndexField: INodeProperties = {
	displayName: 'Part',
	name: 'partIndex',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'Which part of the message is meant; 0 is the first',
};

export const partIndexInput = z
	.number({ invalid_type_error: 'enter a number' })
	.int('enter a whole number')
	.min(0, 'enter 0 or more; 0 is the first part')
	.default(0);
