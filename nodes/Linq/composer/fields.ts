import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

const TEXT: INodePropertyOptions = {
	name: 'Text',
	value: 'text',
	description: 'Words, with styles and attachments if you like',
};
const RICH_LINK: INodePropertyOptions = {
	name: 'Rich Link',
	value: 'richLink',
	description: 'A link with a preview card',
};
const JSON_PARTS: INodePropertyOptions = {
	name: 'JSON',
	value: 'json',
	description: "Linq's own parts array, for what the other types do not cover",
};

const show = (messageType: string) => ({
	displayOptions: { show: { messageType: [messageType] } },
});

function messageTypeField(options: INodePropertyOptions[]): INodeProperties {
	return {
		displayName: 'Message Type',
		name: 'messageType',
		type: 'options',
		options,
		default: 'text',
		description: 'What kind of message to send',
	};
}

const contentFields: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Hi Ana, your order is ready',
		description: 'The words of the message, up to 10,000 characters',
		...show('text'),
	},
	{
		displayName: 'Parts (JSON)',
		name: 'partsJson',
		type: 'json',
		typeOptions: { rows: 6 },
		default: '[\n  { "type": "text", "value": "Hello" }\n]',
		required: true,
		description: 'The parts array of the Linq API: text, media, link or imessage_app parts',
		...show('json'),
	},
];

const linkField: INodeProperties = {
	displayName: 'Link URL',
	name: 'linkUrl',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. https://example.com/menu',
	description: 'The page to show as a preview card, up to 2,048 characters',
	...show('richLink'),
};

/** The composer of a new chat, whose first message may not be a link (api-v3 §b). */
export const firstMessageFields: INodeProperties[] = [
	messageTypeField([TEXT, JSON_PARTS]),
	...contentFields,
];

/** The composer of a message to a chat that exists. */
export const messageFields: INodeProperties[] = [
	messageTypeField([TEXT, RICH_LINK, JSON_PARTS]),
	...contentFields,
	linkField,
];
