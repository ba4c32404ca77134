import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { asText } from '../../../shared/json';
import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { attachmentField, attachmentInput } from '../../fields/attachment';
import { optionsField, optionsInput } from '../../fields/options';
import { describeAttachment } from './record';

const outputField: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'outputPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
};

/** GET /v3/attachments/{attachmentId}, then the file from Linq's CDN (api-v3 §d.4). */
export const download = defineOperation({
	value: 'download',
	name: 'Download',
	action: 'Download an attachment',
	description: 'Download a file that was sent or received into a binary field',

	fields: [attachmentField, outputField, optionsField()],
	input: z.object({
		attachmentId: attachmentInput,
		outputPropertyName: z.string().trim().min(1, 'enter a name for the output field'),
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentId }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: describeAttachment,
	download: ({ downloadUrl, fileName, contentType }, { outputPropertyName }) => ({
		url: asText(downloadUrl),
		fileName: String(fileName),
		mimeType: String(contentType),
		propertyName: outputPropertyName,
	}),
});
