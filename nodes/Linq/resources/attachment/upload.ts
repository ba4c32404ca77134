import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { linqPath } from '../../../shared/linq/request';
import { toAttachmentItem } from '../../items/attachment';

const binaryPropertyName = field({
	property: {
		displayName: 'Input Binary Field',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input binary field containing the file to be uploaded',
	},
	schema: z.string().trim().min(1, 'enter the name of the field that holds the file'),
});

/** The pre-signed flow of api-v3 §d.4, then GET /v3/attachments/{attachmentId}. */
export const upload = defineOperation({
	value: 'upload',
	name: 'Upload',
	action: 'Upload an attachment',
	description:
		'Upload a file of up to 100 MB, to send it in any number of messages by its attachment ID',

	fields: { binaryPropertyName },
	check: (values) => ({ ...values, attachmentId: '' }),

	binaries: (input) => [{ propertyName: input.binaryPropertyName }],
	prepare: async (input, uploads) => ({
		...input,
		attachmentId: await uploads.attachmentId(input.binaryPropertyName),
	}),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentId }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: toAttachmentItem,
});
