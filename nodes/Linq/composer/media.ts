import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { MessageRuleError } from '../../shared/message/MessageRuleError';
import type { MediaPart } from '../../shared/message/types';
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

type Show = Record<string, string[]>;

/** The fields of one media file, for the rows of a collection. */
export function mediaFields(show: Show = {}): INodeProperties[] {
	const source: INodeProperties = {
		displayName: 'Source',
		name: 'source',
		type: 'options',
		options: SOURCES,
		default: 'url',
	};
	return [
		Object.keys(show).length > 0 ? { ...source, displayOptions: { show } } : source,
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://example.com/photo.jpg',
			description: 'Public https address of the file',
			displayOptions: { show: { ...show, source: ['url'] } },
		},
		{
			displayName: 'Attachment ID',
			name: 'attachmentId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
			displayOptions: { show: { ...show, source: ['attachmentId'] } },
		},
		{
			displayName: 'Input Binary Field',
			name: 'binaryPropertyName',
			type: 'string',
			default: 'data',
			hint: 'The name of the input binary field containing the file to be sent',
			displayOptions: { show: { ...show, source: ['binary'] } },
		},
	];
}

export const mediaShape = {
	source: z.enum(['url', 'attachmentId', 'binary']).default('url'),
	url: z.string().default(''),
	attachmentId: z.string().default(''),
	binaryPropertyName: z.string().default('data'),
};

/** The part that a row stands for. Whether its URL or id is right is for the part rules to say. */
export function mediaPart(row: z.infer<z.ZodObject<typeof mediaShape>>): DraftPart {
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
		throw new MessageRuleError(
			'A media URL is empty',
			'Enter a public https address, or choose Binary Field to send a file from a previous node.',
		);
	}
	return { type: 'media', url };
}
