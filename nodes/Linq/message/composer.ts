import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { field, fromMenu, optionalField, rows, type ValuesOf } from '../../shared/fields/field';
import { inTool, shownFor, withProperty } from '../../shared/fields/shown';
import { appCardFields } from './appCardFields';
import { mediaFields } from './mediaFields';
import { markdownNotice, markdownOptionNotice, text, textFormat } from './textFields';

const TEXT: INodePropertyOptions = {
	name: 'Text',
	value: 'text',
	description: 'Words, with styles and attachments if you like',
};
const PARTS: INodePropertyOptions = {
	name: 'Text and Media Parts',
	value: 'parts',
	description: 'Text and media in any order',
};
const RICH_LINK: INodePropertyOptions = {
	name: 'Rich Link',
	value: 'richLink',
	description: 'A link with a preview card',
};
const APP_CARD: INodePropertyOptions = {
	name: 'App Card',
	value: 'appCard',
	description: 'A card of your own iMessage app; iMessage only',
};
const JSON_PARTS: INodePropertyOptions = {
	name: 'JSON',
	value: 'json',
	description: "Linq's own parts array, for what the other types do not cover",
};

/** From the simplest to the most technical. */
const FIRST_MESSAGE_TYPES = [TEXT, PARTS, APP_CARD, JSON_PARTS];
const MESSAGE_TYPES = [TEXT, PARTS, RICH_LINK, APP_CARD, JSON_PARTS];

const messageType = (options: INodePropertyOptions[]) =>
	field({
		property: {
			displayName: 'Message Type',
			type: 'options',
			options,
			default: 'text',
			description: 'What kind of message to send',
		},
		schema: () => z.enum(['text', 'parts', 'richLink', 'appCard', 'json']),
	});

const textFields = {
	text: inTool(
		withProperty(text, {
			placeholder: 'e.g. Hi Ana, your order is ready',
			description:
				'The words of the message, up to 10,000 characters. May be empty when there are attachments.',
		}),
		{
			...text.property,
			description:
				'The words of the message, up to 10,000 characters. Markdown such as **bold** and *italic* becomes styles, unless Text Format says Plain.',
		},
	),
	...markdownOptionNotice,
	attachments: rows(
		{
			displayName: 'Attachments',
			placeholder: 'Add Attachment',
			description: 'Photos, videos and other files to send after the text',
		},
		{ name: 'attachment', displayName: 'Attachment', fields: mediaFields },
	),
};

const parts = rows(
	{
		displayName: 'Parts',
		placeholder: 'Add Part',
		typeOptions: { sortable: true },
		required: true,
		description:
			'The parts of the message, in the order in which they appear. Two texts need media between them.',
	},
	{
		name: 'part',
		displayName: 'Part',
		fields: {
			type: optionalField(
				fromMenu({
					displayName: 'Type',
					type: 'options',
					options: [
						{ name: 'Text', value: 'text' },
						{ name: 'Media', value: 'media' },
					],
					default: 'text',
				}),
			),
			...shownFor(
				{ type: ['text'] },
				{
					text: withProperty(text, {
						typeOptions: { rows: 3 },
						placeholder: 'e.g. Here is the photo',
						description: 'The words of this part, up to 10,000 characters',
					}),
					textFormat,
					...markdownNotice({ textFormat: ['markdown'] }),
				},
			),
			...shownFor({ type: ['media'] }, mediaFields),
		},
	},
);

const partsJson = field({
	property: {
		displayName: 'Parts (JSON)',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '[\n  { "type": "text", "value": "Hello" }\n]',
		required: true,
		description: 'The parts array of the Linq API: text, media, link or imessage_app parts',
	},
	schema: () => z.unknown(),
});

const linkUrl = optionalField({
	property: {
		displayName: 'Link URL',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://example.com/menu',
		description: 'The page to show as a preview card, up to 2,048 characters',
	},
	schema: () => z.string(),
});

const contentFields = {
	...shownFor({ messageType: ['text'] }, textFields),
	...shownFor({ messageType: ['parts'] }, { parts }),
	...shownFor({ messageType: ['appCard'] }, appCardFields),
	...shownFor({ messageType: ['json'] }, { partsJson }),
};

/** The composer of a new chat, whose first message may not be a link (api-v3 §b). */
export const firstMessageFields = {
	messageType: messageType(FIRST_MESSAGE_TYPES),
	...contentFields,
};

/** The composer of a message to a chat that exists. */
export const composerFields = {
	messageType: messageType(MESSAGE_TYPES),
	...contentFields,
	...shownFor({ messageType: ['richLink'] }, { linkUrl }),
};

/** What the user has composed; the fields of other message types have their defaults. */
export type Composition = ValuesOf<typeof firstMessageFields> & { linkUrl?: string };
