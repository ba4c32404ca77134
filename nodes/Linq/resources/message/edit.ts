import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { MAX_TEXT_LENGTH } from '../../../shared/message/partSchema';
import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { messageFields, messageInput, partIndexField, partIndexInput } from '../../fields/message';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyMessage } from '../../records';

const newTextField: INodeProperties = {
	displayName: 'New Text',
	name: 'newText',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	description: 'The words that replace the old ones, up to 10,000 characters',
};

/** PATCH /v3/messages/{messageId} (api-v3 §b). */
export const edit = defineOperation({
	value: 'edit',
	name: 'Edit',
	action: 'Edit a message',
	description:
		'Change the text of an iMessage that you sent in the last 15 minutes. Each message can be edited 5 times.',

	fields: [...messageFields, newTextField, partIndexField, simplifyField, optionsField()],
	input: z.object({
		messageId: messageInput,
		newText: z
			.string({ required_error: 'write the new words' })
			.regex(/\S/, 'write the new words')
			.max(MAX_TEXT_LENGTH, 'write at most 10,000 characters'),
		partIndex: partIndexInput,
		simplify: simplifyInput,
		options: optionsInput,
	}),

	// An edit counts against the five and may show at the recipient: it is not done twice.
	repeat: 'once',
	lane: ({ messageId }) => messageId,
	request: ({ messageId, newText, partIndex }) => ({
		method: 'PATCH',
		path: linqPath`/v3/messages/${messageId}`,
		body: { text: newText, part_index: partIndex },
	}),
	holds: { id: 'id' },
	output: (message, { simplify }) => (simplify ? simplifyMessage(message) : message),
});
