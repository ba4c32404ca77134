import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../engine/field';
import { asText } from '../../../shared/json';
import { linqPath } from '../../../shared/linq/request';
import { attachment } from '../../fields/attachment';
import { toAttachmentItem } from '../../items/attachment';

const outputPropertyName = field({
	property: {
		displayName: 'Put Output File in Field',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the output binary field to put the file in',
	},
	schema: z.string().trim().min(1, 'enter a name for the output field'),
});

/** GET /v3/attachments/{attachmentId}, then the file from Linq's CDN (api-v3 §d.4). */
export const download = defineOperation({
	value: 'download',
	name: 'Download',
	action: 'Download an attachment',
	description: 'Download a file that was sent or received into a binary field',

	fields: { attachmentId: attachment, outputPropertyName },

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentId }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: toAttachmentItem,
	download: ({ downloadUrl, fileName, contentType }, input) => ({
		url: asText(downloadUrl),
		fileName: String(fileName),
		mimeType: String(contentType),
		propertyName: input.outputPropertyName,
	}),
});
