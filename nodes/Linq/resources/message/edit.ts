import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { MAX_TEXT_LENGTH } from '../../message/partSchema';
import { linqPath } from '../../../shared/linq/request';
import { message, partOption } from '../../fields/message';
import { toMessageItem } from '../../../shared/items/message';

const newText = field({
	property: {
		displayName: 'New Text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Your table is booked for eight, not seven',
		description: 'The words that replace the old ones, up to 10,000 characters',
	},
	schema: () =>
		z
			.string({ required_error: 'write the new words' })
			.regex(/\S/, 'write the new words')
			.max(MAX_TEXT_LENGTH, 'write at most 10,000 characters'),
});

const NOT_EDITABLE = {
	title: 'This message cannot be edited',
	next: 'Only the text of an iMessage that you sent in the last 15 minutes can be, 5 times at most.',
	quotesLinq: true,
};

/** PATCH /v3/messages/{messageId} (api-v3 §b). */
export const edit = defineOperation({
	value: 'edit',
	name: 'Edit',
	action: 'Edit a message',
	description:
		'Change the text of an iMessage that you sent in the last 15 minutes. Each message can be edited 5 times.',

	fields: { messageId: message, newText },
	options: partOption,
	check: ({ messageId, newText: text, options }) => ({
		messageId,
		text,
		part: options.partIndex ?? 0,
	}),

	// An edit counts against the five and may show at the recipient: it must not be a duplicate.
	repeat: 'once',
	changes: ({ messageId, part }) => `text of part ${part} of message ${messageId}`,
	lane: 'messageId',
	meanings: { 2005: NOT_EDITABLE, 2015: NOT_EDITABLE },
	request: (input) => ({
		method: 'PATCH',
		path: linqPath`/v3/messages/${input.messageId}`,
		body: { text: input.text, part_index: input.part },
	}),
	holds: { id: 'id' },
	simplify: toMessageItem,
});
