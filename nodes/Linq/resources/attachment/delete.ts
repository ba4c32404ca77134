import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { attachmentField, attachmentInput } from '../../fields/attachment';
import { optionsField, optionsInput } from '../../fields/options';

/** DELETE /v3/attachments/{attachmentId} (api-v3 §b). */
export const deleteAttachment = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete an attachment',
	description:
		'Delete a file for good. Messages that were sent with it stay, but lose the file at Linq.',

	fields: [attachmentField, optionsField()],
	input: z.object({ attachmentId: attachmentInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: ({ attachmentId }) => attachmentId,
	request: ({ attachmentId }) => ({
		method: 'DELETE',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	output: (_, { attachmentId }) => ({ deleted: true, attachmentId }),
});
