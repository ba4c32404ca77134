import { z } from 'zod';

import { editorField, field, optionalField } from '../../shared/fields/field';
import { chat } from '../../shared/fields/chat';
import { byId, fromList, locator } from '../../shared/fields/locator';
import { EXAMPLE_ID, idSchema } from '../../shared/fields/uuid';

/** The message that an operation works on; wired to the trigger and to this node's own outputs. */
export const chosenMessage = {
	/** The chat whose messages *From List* shows; with an id, no chat is needed. */
	chatId: editorField({
		...chat.property,
		required: false,
		description: 'The chat whose messages the list below shows',
		// From the root: n8n before 2.33.7 takes `messageId.mode` for a neighbour's name and finds none.
		displayOptions: { show: { '/messageId.mode': ['list'] } },
	}),
	messageId: locator(
		{
			displayName: 'Message',
			default: { mode: 'id', value: '={{ $json.messageId }}' },
			description: 'The message to work on. By default the messageId of the incoming item.',
			modes: [fromList('searchMessages', 'Select a message...'), byId('Not a valid message ID')],
		},
		idSchema(
			'a message ID',
			'choose a message from the list, or enter a message ID such as the messageId that Linq Trigger and Message: Send give',
		),
	),
};

const partNumber = z
	.number({ invalid_type_error: 'enter a number' })
	.int('enter a whole number')
	.min(0, 'enter 0 or more; 0 is the first part');

/** Which part of a message is meant. */
export const partIndex = optionalField({
	property: {
		displayName: 'Part',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Which part of the message is meant; 0 is the first',
	},
	schema: partNumber,
});

/** The message that is replied to, which shows as a thread on iMessage. */
export const replyOptions = {
	replyToMessageId: field({
		property: {
			displayName: 'Reply to Message ID',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.messageId }}',
			description: 'The message to reply to, as the messageId that Linq Trigger gives',
		},
		schema: z
			.string()
			.trim()
			.uuid(`this is not a message ID; it looks like ${EXAMPLE_ID}`)
			.or(z.literal('')),
	}),
	replyToPartIndex: field({
		property: {
			displayName: 'Reply to Part',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Which part of that message to reply to; 0 is the first',
		},
		schema: partNumber,
	}),
};
