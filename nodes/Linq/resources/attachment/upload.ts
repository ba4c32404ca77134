import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { optionsField, optionsInput } from '../../fields/options';
import { describeAttachment } from './record';

const binaryField: INodeProperties = {
	displayName: 'Input Binary Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the input binary field containing the file to be uploaded',
};

/** The pre-signed flow of api-v3 §d.4, then GET /v3/attachments/{attachmentId}. */
export const upload = defineOperation({
	value: 'upload',
	name: 'Upload',
	action: 'Upload an attachment',
	description:
		'Upload a file of up to 100 MB, to send it in any number of messages by its attachment ID',

	fields: [binaryField, optionsField()],
	input: z.object({
		binaryPropertyName: z.string().trim().min(1, 'enter the name of the field that holds the file'),
		attachmentId: z.string().default(''),
		options: optionsInput,
	}),

	binaries: ({ binaryPropertyName: propertyName }) => [{ propertyName }],
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
	output: describeAttachment,
});
