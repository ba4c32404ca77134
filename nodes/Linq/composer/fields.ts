import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { appCardFields } from './appCard';
import { decorationsField } from './decorationRows';
import { mediaFields } from './media';

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

const FORMAT_HELP =
	'How the text is read. Markdown knows **bold**, *italic*, ~~strikethrough~~, &lt;u&gt;underline&lt;/u&gt; and animations such as {shake:wow}. Animations: big, small, shake, nod, explode, ripple, bloom, jitter.';

/** Shown below the menu: the syntax is what people look for. */
const FORMAT_HINT = 'In Markdown: **bold**, *italic*, ~~strikethrough~~, {shake:wow}';

const FORMATS: INodePropertyOptions[] = [
	{ name: 'Plain', value: 'plain', description: 'The text is sent as it is' },
	{ name: 'Markdown', value: 'markdown', description: 'Styles and animations written in the text' },
];

const messageTypeField = (options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	options,
	default: 'text',
	description: 'What kind of message to send',
});

const textFields: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Hi Ana, your order is ready',
		description: 'The words of the message, up to 10,000 characters',
		displayOptions: { show: { messageType: ['text'] } },
	},
	{
		displayName: 'Text Format',
		name: 'textFormat',
		type: 'options',
		options: FORMATS,
		default: 'plain',
		description: FORMAT_HELP,
		hint: FORMAT_HINT,
		displayOptions: { show: { messageType: ['text'] } },
	},
	{
		...decorationsField,
		displayOptions: { show: { messageType: ['text'], textFormat: ['plain'] } },
	},
	{
		displayName: 'Attachments',
		name: 'attachments',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attachment',
		default: {},
		description: 'Photos, videos and other files to send after the text',
		options: [{ displayName: 'Attachment', name: 'attachment', values: mediaFields() }],
		displayOptions: { show: { messageType: ['text'] } },
	},
];

const partsField: INodeProperties = {
	displayName: 'Parts',
	name: 'parts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Part',
	default: {},
	required: true,
	description:
		'The parts of the message, in the order in which they appear. Two texts need media between them.',
	options: [
		{
			displayName: 'Part',
			name: 'part',
			values: [
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Text', value: 'text' },
						{ name: 'Media', value: 'media' },
					],
					default: 'text',
				},
				{
					displayName: 'Text',
					name: 'text',
					type: 'string',
					typeOptions: { rows: 3 },
					default: '',
					placeholder: 'e.g. Here is the photo',
					displayOptions: { show: { type: ['text'] } },
				},
				{
					displayName: 'Text Format',
					name: 'textFormat',
					type: 'options',
					options: FORMATS,
					default: 'plain',
					description: FORMAT_HELP,
					displayOptions: { show: { type: ['text'] } },
				},
				...mediaFields({ type: ['media'] }),
			],
		},
	],
	displayOptions: { show: { messageType: ['parts'] } },
};

const jsonField: INodeProperties = {
	displayName: 'Parts (JSON)',
	name: 'partsJson',
	type: 'json',
	typeOptions: { rows: 6 },
	default: '[\n  { "type": "text", "value": "Hello" }\n]',
	required: true,
	description: 'The parts array of the Linq API: text, media, link or imessage_app parts',
	displayOptions: { show: { messageType: ['json'] } },
};

const linkField: INodeProperties = {
	displayName: 'Link URL',
	name: 'linkUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/menu',
	description: 'The page to show as a preview card, up to 2,048 characters',
	displayOptions: { show: { messageType: ['richLink'] } },
};

const cardFields = appCardFields.map((field) => ({
	...field,
	displayOptions: { show: { messageType: ['appCard'] } },
}));

const contentFields = [...textFields, partsField, ...cardFields, jsonField];

/** The composer of a new chat, whose first message may not be a link (api-v3 §b). */
export const firstMessageFields: INodeProperties[] = [
	messageTypeField(FIRST_MESSAGE_TYPES),
	...contentFields,
];

/** The composer of a message to a chat that exists. */
export const messageFields: INodeProperties[] = [
	messageTypeField(MESSAGE_TYPES),
	...contentFields,
	linkField,
];
