import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { fromMenu, optionalField, type ValuesOf } from '../../shared/fields/field';
import { shownFor } from '../../shared/fields/shown';
import { chosenFiles } from '../engine/itemFiles';
import { binaryFields, FILES_OF_THE_ITEM, isLink, orLink } from '../fields/binary';
import { InputError } from '../../shared/InputError';
import type { MediaPart } from './types';
import { EXAMPLE_ID } from '../../shared/fields/uuid';
import type { DraftPart } from './draft';

const SOURCES = [
	...FILES_OF_THE_ITEM,
	{ name: 'URL', value: 'url', description: 'A public https address; Linq fetches up to 10 MB' },
	{
		name: 'Attachment ID',
		value: 'attachmentId',
		description: 'A file that was uploaded to Linq before',
	},
] as const satisfies INodePropertyOptions[];

const EXAMPLE_PHOTO = 'https://example.com/photo.jpg';

/** The fields of one media file, for the rows of a collection. */
export const mediaFields = {
	source: optionalField(
		fromMenu({
			displayName: 'Source',
			type: 'options',
			options: SOURCES,
			default: 'binary',
			description: 'Where the file comes from',
		}),
	),
	...shownFor({ source: ['binary'] }, { binaryPropertyName: orLink(binaryFields, EXAMPLE_PHOTO) }),
	url: optionalField({
		property: {
			displayName: 'URL',
			type: 'string',
			default: '',
			placeholder: `e.g. ${EXAMPLE_PHOTO}`,
			description: 'Public https address of the file',
			displayOptions: { show: { source: ['url'] } },
		},
		schema: () => z.string(),
	}),
	attachmentId: optionalField({
		property: {
			displayName: 'Attachment ID',
			type: 'string',
			default: '',
			placeholder: `e.g. ${EXAMPLE_ID}`,
			description: 'The attachmentId that Attachment: Upload or Linq Trigger gives',
			displayOptions: { show: { source: ['attachmentId'] } },
		},
		schema: () => z.string(),
	}),
};

/** A file, or several, as the composer holds it. */
export type MediaRow = ValuesOf<typeof mediaFields>;

/**
 * The parts that a row stands for. Whether its URL or id is right is for the part rules to say.
 *
 * @param fileNames the binary fields of the item
 * @throws InputError as `chosenFiles` does
 */
export function mediaParts(row: MediaRow, fileNames: string[]): DraftPart[] {
	switch (row.source) {
		case 'binary':
			return chosenFiles(row.binaryPropertyName, fileNames).map((file) =>
				isLink(file) ? urlPart(file) : binaryPart(file),
			);
		case 'allBinary':
			return fileNames.map(binaryPart);
		case 'url':
			return [urlPart(row.url.trim())];
		case 'attachmentId':
			return [{ type: 'media', attachment_id: row.attachmentId.trim() }];
	}
}

const binaryPart = (binaryPropertyName: string): DraftPart => ({
	type: 'media',
	binaryPropertyName,
});

function urlPart(url: string): MediaPart {
	if (url === '') {
		throw new InputError(
			'A media URL is empty',
			'Enter a public https address, or choose File of the Item to send a file from a previous node.',
		);
	}
	return { type: 'media', url };
}
