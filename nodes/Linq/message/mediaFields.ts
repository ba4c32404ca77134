import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { optionalField, type ValuesOf } from '../../shared/fields/field';
import { InputError } from '../../shared/InputError';
import type { MediaPart } from './types';
import { EXAMPLE_ID } from '../../shared/fields/uuid';
import type { DraftPart } from './draft';

const SOURCES: INodePropertyOptions[] = [
	{ name: 'URL', value: 'url', description: 'A public https address; Linq fetches up to 10 MB' },
	{
		name: 'Binary Field',
		value: 'binary',
		description: 'A file from a previous node, up to 100 MB',
	},
	{
		name: 'Attachment ID',
		value: 'attachmentId',
		description: 'A file that was uploaded to Linq before',
	},
];

/** The fields of one media file, for the rows of a collection. */
export const mediaFields = {
	source: optionalField({
		property: { displayName: 'Source', type: 'options', options: SOURCES, default: 'url' },
		schema: z.enum(['url', 'attachmentId', 'binary']),
	}),
	url: optionalField({
		property: {
			displayName: 'URL',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/photo.jpg',
			description: 'Public https address of the file',
			displayOptions: { show: { source: ['url'] } },
		},
		schema: z.string(),
	}),
	attachmentId: optionalField({
		property: {
			displayName: 'Attachment ID',
			type: 'string',
			default: '',
			placeholder: `e.g. ${EXAMPLE_ID}`,
			displayOptions: { show: { source: ['attachmentId'] } },
		},
		schema: z.string(),
	}),
	binaryPropertyName: optionalField({
		property: {
			displayName: 'Input Binary Field',
			type: 'string',
			default: 'data',
			hint: 'The name of the input binary field containing the file to be sent',
			displayOptions: { show: { source: ['binary'] } },
		},
		schema: z.string(),
	}),
};

/** The part that a row stands for. Whether its URL or id is right is for the part rules to say. */
export function mediaPart(row: ValuesOf<typeof mediaFields>): DraftPart {
	switch (row.source) {
		case 'url':
			return urlPart(row.url.trim());
		case 'attachmentId':
			return { type: 'media', attachment_id: row.attachmentId.trim() };
		case 'binary':
			return { type: 'media', binaryPropertyName: row.binaryPropertyName.trim() };
	}
}

function urlPart(url: string): MediaPart {
	if (url === '') {
		throw new InputError(
			'A media URL is empty',
			'Enter a public https address, or choose Binary Field to send a file from a previous node.',
		);
	}
	return { type: 'media', url };
}
