import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { isVoiceMemoType, linqContentType } from '../../../shared/message/media';
import { MessageRuleError } from '../../../shared/message/MessageRuleError';

/** What Linq plays as a voice memo (api-v3 §b). */
const FORMATS = 'MP3, M4A, AAC, CAF, WAV, AIFF or AMR';

/** Where the audio of a voice memo comes from. */
export const audioFields: INodeProperties[] = [
	{
		displayName: 'Audio Source',
		name: 'audioSource',
		type: 'options',
		options: [
			{
				name: 'Attachment ID',
				value: 'attachmentId',
				description: 'Audio uploaded to Linq before',
			},
			{ name: 'Binary Field', value: 'binary', description: 'Audio from a previous node' },
			{ name: 'URL', value: 'url', description: 'A public https address' },
		],
		default: 'url',
		description: `Where the audio comes from. Linq plays ${FORMATS}.`,
	},
	{
		displayName: 'Audio URL',
		name: 'audioUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/hello.m4a',
		displayOptions: { show: { audioSource: ['url'] } },
	},
	{
		displayName: 'Attachment ID',
		name: 'attachmentId',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		displayOptions: { show: { audioSource: ['attachmentId'] } },
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint: 'The name of the input binary field containing the audio to be sent',
		displayOptions: { show: { audioSource: ['binary'] } },
	},
];

export const audioInput = z.discriminatedUnion('audioSource', [
	z.object({
		audioSource: z.literal('url'),
		audioUrl: z
			.string()
			.trim()
			.regex(/^https:\/\/\S+$/i, 'enter a public address that starts with https://'),
	}),
	z.object({
		audioSource: z.literal('attachmentId'),
		attachmentId: z
			.string()
			.trim()
			.uuid('this is not an attachment ID; it looks like 550e8400-e29b-41d4-a716-446655440000'),
	}),
	z.object({
		audioSource: z.literal('binary'),
		binaryPropertyName: z
			.string()
			.trim()
			.min(1, 'enter the name of the field that holds the audio'),
	}),
]);

/** @throws MessageRuleError for audio that Linq does not play as a voice memo */
export function voiceMemoType(mimeType: string | undefined, fileName: string): string {
	if (isVoiceMemoType(mimeType, fileName)) return linqContentType(mimeType, fileName);
	throw new MessageRuleError(
		`The file "${fileName}" cannot be a voice memo`,
		`Linq plays ${FORMATS}. Convert the audio first, or send the file as an attachment with Message: Send.`,
	);
}
