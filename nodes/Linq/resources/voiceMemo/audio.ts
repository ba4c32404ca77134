import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { field, fromMenu, optionalField, type ValuesOf } from '../../../shared/fields/field';
import { shownFor } from '../../../shared/fields/shown';
import { knownType } from '../../engine/fileTypes';
import { chosenFile } from '../../engine/itemFiles';
import type { ItemFacts } from '../../engine/operation';
import { binaryField, isLink, orLink } from '../../fields/binary';
import { InputError } from '../../../shared/InputError';
import { EXAMPLE_ID } from '../../../shared/fields/uuid';

/** What Linq plays as a voice memo (api-v3 §b). */
const FORMATS = 'MP3, M4A, AAC, CAF, WAV, AIFF or AMR';
const TYPES = [
	'audio/mpeg',
	'audio/x-m4a',
	'audio/aac',
	'audio/x-caf',
	'audio/x-wav',
	'audio/x-aiff',
	'audio/amr',
];

const SOURCES = [
	{ name: 'File of the Item', value: 'binary', description: 'Audio from a previous node' },
	{ name: 'URL', value: 'url', description: 'A public https address' },
	{ name: 'Attachment ID', value: 'attachmentId', description: 'Audio uploaded to Linq before' },
] as const satisfies INodePropertyOptions[];

const EXAMPLE_AUDIO = 'https://example.com/hello.m4a';

/** Where the audio of a voice memo comes from. */
export const audioFields = {
	audioSource: field(
		fromMenu({
			displayName: 'Audio Source',
			type: 'options',
			options: SOURCES,
			default: 'binary',
			description: `Where the audio comes from. Linq plays ${FORMATS}.`,
		}),
	),
	...shownFor({ audioSource: ['binary'] }, { binaryPropertyName: orLink(binaryField, EXAMPLE_AUDIO) }),
	...shownFor(
		{ audioSource: ['url'] },
		{
			audioUrl: optionalField({
				property: {
					displayName: 'Audio URL',
					type: 'string',
					default: '',
					required: true,
					placeholder: `e.g. ${EXAMPLE_AUDIO}`,
					description: 'Public https address of the audio',
				},
				schema: () => z.string().trim(),
			}),
		},
	),
	...shownFor(
		{ audioSource: ['attachmentId'] },
		{
			attachmentId: optionalField({
				property: {
					displayName: 'Attachment ID',
					type: 'string',
					default: '',
					required: true,
					placeholder: `e.g. ${EXAMPLE_ID}`,
					description: 'The attachmentId that Attachment: Upload or Linq Trigger gives',
				},
				schema: () => z.string().trim(),
			}),
		},
	),
};

/** Audio at a public address, at Linq, or still in a binary field of the item. */
export type Audio = { url: string } | { attachmentId: string } | { binaryPropertyName: string };

/** The audio that the user has chosen; `refuse` gets the field that is not filled in correctly. */
export function audioOf(
	{ audioSource, audioUrl, attachmentId, binaryPropertyName }: ValuesOf<typeof audioFields>,
	refuse: (field: keyof typeof audioFields, message: string) => never,
	{ fileNames }: ItemFacts,
): Audio {
	switch (audioSource) {
		case 'binary': {
			const file = chosenFile(binaryPropertyName, fileNames);
			return isLink(file) ? { url: file } : { binaryPropertyName: file };
		}
		case 'url':
			return isLink(audioUrl)
				? { url: audioUrl }
				: refuse('audioUrl', 'enter a public address that starts with https://');
		case 'attachmentId':
			return z.string().uuid().safeParse(attachmentId).success
				? { attachmentId }
				: refuse('attachmentId', `this is not an attachment ID; it looks like ${EXAMPLE_ID}`);
	}
}

/** @throws InputError for audio that Linq does not play as a voice memo */
export function voiceMemoType(mimeType: string | undefined, fileName: string): string {
	const type = knownType(mimeType, fileName);
	if (type !== undefined && TYPES.includes(type)) return type;
	throw new InputError(
		`The file "${fileName}" cannot be a voice memo`,
		`Linq plays ${FORMATS}. Convert the audio first, or send the file as an attachment with Message: Send.`,
	);
}
