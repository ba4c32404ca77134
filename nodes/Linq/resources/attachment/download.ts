import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
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
		description: 'The name of the output binary field to put the file in',
	},
	schema: () => z.string().trim().min(1, 'enter a name for the output field'),
});

/** Linq carries files of up to 100 MB (api-v3 §d.4). */
const DEFAULT_MAX_SIZE_MB = 100;

const maxSize = field({
	property: {
		displayName: 'Max Size (MB)',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DEFAULT_MAX_SIZE_MB,
		description: 'Largest file to download. n8n may keep files in memory while it works on them.',
	},
	schema: () => z.number({ invalid_type_error: 'enter a number' }).min(1, 'enter 1 or more'),
});

/** GET /v3/attachments/{attachmentId}, then the file from Linq's CDN (api-v3 §d.4). */
export const download = defineOperation({
	value: 'download',
	name: 'Download',
	action: 'Download an attachment',
	description: 'Download a file that was sent or received into a binary field',

	fields: { attachmentId: attachment, outputPropertyName },
	options: { maxSize },

	repeat: 'idempotent',
	lane: 'none',
	request: ({ attachmentId }) => ({
		method: 'GET',
		path: linqPath`/v3/attachments/${attachmentId}`,
	}),
	holds: { id: 'id' },
	output: toAttachmentItem,
	download: ({ url, fileName, contentType }, input) => ({
		url: asText(url),
		fileName: String(fileName),
		mimeType: String(contentType),
		propertyName: input.outputPropertyName,
		maxSizeMb: input.options.maxSize ?? DEFAULT_MAX_SIZE_MB,
	}),
});
