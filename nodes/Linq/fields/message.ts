import { z } from 'zod';

import { field } from '../../shared/fields/field';
import { calledInTool, notInTool } from '../../shared/fields/shown';
import { byId, fromList, itemLocator } from '../../shared/fields/locator';
import { EXAMPLE_ID, idSchema } from '../../shared/fields/uuid';

const messageModes = [
	fromList('searchMessages', 'Message of the incoming item'),
	byId('Not a valid message ID'),
];

/** The message that an operation works on; left empty, that of the incoming item. */
export const message = calledInTool(
	itemLocator(
		'messageId',
		{
			displayName: 'Message',
			description: 'The message to work on. Leave empty for the message of the incoming item.',
			modes: messageModes,
		},
		idSchema(
			'a message ID',
			'choose a message from the list, or enter a message ID such as the messageId that Linq Trigger and Message: Send give',
		),
	),
	'Message ID',
	'The messageId of a message, which Linq Trigger and other Linq tools give: a UUID. Leave empty for the message of the incoming item.',
);

const partNumber = () =>
	z
		.number({ invalid_type_error: 'enter a number' })
		.int('enter a whole number')
		.min(0, 'enter 0 or more; 0 is the first part');

/** Which part of a message is meant; the first without this option. */
export const partOption = notInTool({
	partIndex: field({
		property: {
			displayName: 'Part',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Which part of the message is meant; 0 is the first',
		},
		schema: partNumber,
	}),
});

/** The message that is replied to, which shows as a thread on iMessage. */
export const replyOptions = {
	replyToMessageId: calledInTool(
		itemLocator(
			'messageId',
			{
				displayName: 'Reply To',
				description:
					'The message to reply to, in a thread on iMessage. Leave empty for the message of the incoming item.',
				modes: messageModes,
			},
			// An expression may give nothing where there is nothing to reply to.
			() =>
				z
					.string()
					.uuid(`this is not a message ID; it looks like ${EXAMPLE_ID}`)
					.or(z.literal(''))
					.optional(),
		),
		'Reply to Message ID',
	),
	...notInTool({
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
	}),
};
