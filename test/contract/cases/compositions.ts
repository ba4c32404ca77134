import type LinqAPIV3 from '@linqapp/sdk';
import type { INodeParameters } from 'n8n-workflow';

import {
	CHAT,
	from,
	KEY,
	locator,
	MESSAGE,
	PHOTO,
	PHOTO_ID,
	SUPPORT,
	toChat,
	type ContractCase,
} from '../case';

type Content = Omit<LinqAPIV3.MessageContent, 'idempotency_key'>;

/** What a user composes, and the message that the SDK's user would write by hand. */
const COMPOSER: Array<[string, INodeParameters, Content]> = [
	['a text', { text: 'Hello Ana' }, { parts: [{ type: 'text', value: 'Hello Ana' }] }],
	[
		'a text that looks like Markdown',
		{ text: '**no**', options: { textFormat: 'plain' } },
		{ parts: [{ type: 'text', value: '**no**' }] },
	],
	[
		'Markdown',
		{ text: 'Hello **Ana**, your {shake:order} is _ready_', options: { textFormat: 'markdown' } },
		{
			parts: [
				{
					type: 'text',
					value: 'Hello Ana, your order is ready',
					text_decorations: [
						{ range: [6, 9], style: 'bold' },
						{ range: [16, 21], animation: 'shake' },
						{ range: [25, 30], style: 'italic' },
					],
				},
			],
		},
	],
	[
		'words that are decorated wherever they occur',
		{
			text: 'SALE 👍 SALE',
			options: {
				decorations: {
					decoration: [
						{ apply: 'shake', match: 'SALE', occurrence: 'all' },
						{ apply: 'big', match: '👍', occurrence: 'first' },
					],
				},
			},
		},
		{
			parts: [
				{
					type: 'text',
					value: 'SALE 👍 SALE',
					text_decorations: [
						{ range: [0, 4], animation: 'shake' },
						{ range: [8, 12], animation: 'shake' },
						{ range: [5, 7], animation: 'big' },
					],
				},
			],
		},
	],
	[
		'attachments under a text',
		{
			text: 'Your order is ready',
			attachments: {
				attachment: [
					{ source: 'url', url: PHOTO },
					{ source: 'attachmentId', attachmentId: PHOTO_ID },
				],
			},
		},
		{
			parts: [
				{ type: 'text', value: 'Your order is ready' },
				{ type: 'media', url: PHOTO },
				{ type: 'media', attachment_id: PHOTO_ID },
			],
		},
	],
	[
		'parts in any order',
		{
			messageType: 'parts',
			parts: {
				part: [
					{ type: 'media', source: 'url', url: PHOTO },
					{ type: 'text', text: '*one*', textFormat: 'markdown' },
					{ type: 'media', source: 'attachmentId', attachmentId: PHOTO_ID },
					{ type: 'text', text: 'two' },
				],
			},
		},
		{
			parts: [
				{ type: 'media', url: PHOTO },
				{ type: 'text', value: 'one', text_decorations: [{ range: [0, 3], style: 'italic' }] },
				{ type: 'media', attachment_id: PHOTO_ID },
				{ type: 'text', value: 'two' },
			],
		},
	],
	[
		'JSON',
		{
			messageType: 'json',
			partsJson: JSON.stringify([
				{ type: 'text', value: 'Hi', text_decorations: [{ range: [0, 2], animation: 'nod' }] },
				{ type: 'media', url: PHOTO },
			]),
		},
		{
			parts: [
				{ type: 'text', value: 'Hi', text_decorations: [{ range: [0, 2], animation: 'nod' }] },
				{ type: 'media', url: PHOTO },
			],
		},
	],
	[
		'an app card',
		{
			messageType: 'appCard',
			appName: 'Game',
			appBundleId: 'com.example.game',
			appTeamId: 'ABCDE12345',
			card: { caption: 'Your turn', url: 'https://example.com/game' },
		},
		{
			parts: [
				{
					type: 'imessage_app',
					app: { name: 'Game', bundle_id: 'com.example.game', team_id: 'ABCDE12345' },
					layout: { caption: 'Your turn' },
					url: 'https://example.com/game',
				},
			],
		},
	],
	[
		'an effect of the screen and a service',
		{ text: 'Hi', options: { effect: 'confetti', preferredService: 'iMessage' } },
		{
			parts: [{ type: 'text', value: 'Hi' }],
			effect: { name: 'confetti', type: 'screen' },
			preferred_service: 'iMessage',
		},
	],
	[
		'an effect of the bubble and a service',
		{ text: 'Hi', options: { effect: 'slam', preferredService: 'SMS' } },
		{
			parts: [{ type: 'text', value: 'Hi' }],
			effect: { name: 'slam', type: 'bubble' },
			preferred_service: 'SMS',
		},
	],
];

/** What only an existing chat takes. */
const REPLIES: typeof COMPOSER = [
	[
		'a rich link',
		{ messageType: 'richLink', linkUrl: 'https://example.com/menu?day=fri&n=1' },
		{ parts: [{ type: 'link', value: 'https://example.com/menu?day=fri&n=1' }] },
	],
	[
		'a reply',
		{ text: 'Yes', options: { replyToMessageId: MESSAGE } },
		{ parts: [{ type: 'text', value: 'Yes' }], reply_to: { message_id: MESSAGE } },
	],
];

const withKey = (parameters: INodeParameters): INodeParameters => ({
	messageType: 'text',
	...parameters,
	options: { ...(parameters.options as INodeParameters), idempotencyKey: KEY },
});

/** Every kind of message, in every operation that sends one. */
export const compositions: ContractCase[] = [
	...[...COMPOSER, ...REPLIES].map(
		([name, parameters, content]): ContractCase => ({
			name: `message.send, ${name}`,
			parameters: { ...toChat(), ...withKey(parameters) },
			sdk: async (linq) =>
				await linq.chats.messages.send(CHAT, { message: { ...content, idempotency_key: KEY } }),
		}),
	),
	...COMPOSER.map(
		([name, parameters, content]): ContractCase => ({
			name: `chat.create, ${name}`,
			parameters: { ...from, recipients: ['+1 (202) 555-0118'], ...withKey(parameters) },
			sdk: async (linq) =>
				await linq.chats.create({
					from: SUPPORT,
					to: ['+12025550118'],
					message: { ...content, idempotency_key: KEY },
				}),
		}),
	),
	...COMPOSER.map(
		([name, parameters, content]): ContractCase => ({
			name: `message.send, to a person, ${name}`,
			parameters: { to: locator('mia@example.com', 'handle'), ...withKey(parameters) },
			sdk: async (linq) =>
				await linq.messages.create({
					to: ['mia@example.com'],
					message: { ...content, idempotency_key: KEY },
				}),
		}),
	),
];
