import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** The message that is replied to, which shows as a thread on iMessage. */
export const replyToOptions: INodeProperties[] = [
	{
		displayName: 'Reply to Message ID',
		name: 'replyToMessageId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.messageId }}',
		description: 'The message to reply to, as the messageId that Linq Trigger gives',
	},
	{
		displayName: 'Reply to Part',
		name: 'replyToPartIndex',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Which part of that message to reply to; 0 is the first',
	},
];

export const replyToSettings = {
	replyToMessageId: z
		.string()
		.trim()
		.uuid('this is not a message ID; it looks like 550e8400-e29b-41d4-a716-446655440000')
		.or(z.literal(''))
		.optional(),
	replyToPartIndex: z
		.number({ invalid_type_error: 'enter a number' })
		.int('enter a whole number')
		.min(0, 'enter 0 or more; 0 is the first part')
		.optional(),
};
