import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { field, optionalField, shownFor, type ValuesOf } from '../../../shared/fields/field';
import { isVoiceMemoType, linqContentType } from '../../engine/fileTypes';
import { InputError } from '../../../shared/InputError';
import { EXAMPLE_ID } from '../../../shared/fields/uuid';

/** What Linq plays as a voice memo (api-v3 §b). */
const FORMATS = 'MP3, M4A, AAC, CAF, WAV, AIFF or AMR';

const SOURCES: INodePropertyOptions[] = [
	{ name: 'Attachment ID', value: 'attachmentId', description: 'Audio uploaded to Linq before' },
	{ name: 'Binary Field', value: 'binary', description: 'Audio from a previous node' },
	{ name: 'URL', value: 'url', description: 'A public https address' },
];

/** Where the audio of a voice memo comes from. */
export const audioFields = {
	audioSource: field({
		property: {
			displayName: 'Audio Source',
			type: 'options',
			options: SOURCES,
			default: 'url',
			description: `Where the audio comes from. Linq plays ${FORMATS}.`,
		},
		schema: z.enum(['url', 'attachmentId', 'binary']),
	}),
	...shownFor(
		{ audioSource: ['url'] },
		{
			audioUrl: optionalField({
				property: {
					displayName: 'Audio URL',
					type: 'string',
					default: '',
					required: true,
					placeholder: 'e.g. https://example.com/hello.m4a',
				},
				schema: z.string().trim(),
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
				},
				schema: z.string().trim(),
			}),
		},
	),
	...shownFor(
		{ audioSource: ['binary'] },
		{
			binaryPropertyName: field({
				property: {
					displayName: 'Input Binary Field',
					type: 'string',
					default: 'data',
					required: true,
					hint: 'The name of the input binary field containing the audio to be sent',
				},
				schema: z.string().trim().optional(),
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
): Audio {
	switch (audioSource) {
		case 'url':
			return /^https:\/\/\S+$/i.test(audioUrl)
				? { url: audioUrl }
				: refuse('audioUrl', 'enter a public address that starts with https://');
		case 'attachmentId':
			return z.string().uuid().safeParse(attachmentId).success
				? { attachmentId }
				: refuse('attachmentId', `this is not an attachment ID; it looks like ${EXAMPLE_ID}`);
		case 'binary':
			return binaryPropertyName
				? { binaryPropertyName }
				: refuse('binaryPropertyName', 'enter the name of the field that holds the audio');
	}
}

/** @throws InputError for audio that Linq does not play as a voice memo */
export function voiceMemoType(mimeType: string | undefined, fileName: string): string {
	if (isVoiceMemoType(mimeType, fileName)) return linqContentType(mimeType, fileName);
	throw new InputError(
		`The file "${fileName}" cannot be a voice memo`,
		`Linq plays ${FORMATS}. Convert the audio first, or send the file as an attachment with Message: Send.`,
	);
}
