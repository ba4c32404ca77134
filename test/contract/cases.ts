import type LinqAPIV3 from '@linqapp/sdk';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { seededLines } from '../../emulator/state/seedData';
import { seededId } from '../../emulator/state/ids';

/** One intent, as a user of the node has it and as a user of the official SDK. */
export interface ContractCase {
	/** `resource.operation`, and what is special. */
	name: string;
	parameters: INodeParameters;
	sdk: (linq: LinqAPIV3) => Promise<unknown>;
	item?: INodeExecutionData;
}

const CHAT = seededId('chat', 1);
const GROUP = seededId('chat', 4);
const MESSAGE = seededId('message', 1);
const ATTACHMENT = seededId('attachment', 1);
const LINE = seededId('line', 1);
const SUBSCRIPTION = '5ab00000-0000-4000-8000-000000000001';
const [SUPPORT, SALES] = seededLines;
const KEY = 'order-1042';
const PHOTO = 'https://example.com/photo.jpg';

const locator = (value: string, mode = 'id') => ({ __rl: true, mode, value });
const chat = (value = CHAT) => ({ chatId: locator(value) });
const message = { messageId: locator(MESSAGE) };
const line = { phoneNumber: locator(SALES, 'phone') };
const from = { from: locator(SUPPORT, 'phone') };

type Content = LinqAPIV3.MessageContent;
type Parts = Content['parts'];

const png = (name: string) => ({
	mimeType: 'image/png',
	data: Buffer.from(`bytes of ${name}`).toString('base64'),
	fileName: name,
});

/** What a user composes, and the message that the SDK's user would write by hand. */
const COMPOSER: Array<[string, INodeParameters, Omit<Content, 'idempotency_key'>]> = [
	['a text', { text: 'Hello Ana' }, { parts: [{ type: 'text', value: 'Hello Ana' }] }],
	[
		'a text that looks like Markdown',
		{ text: '**no**', textFormat: 'plain' },
		{ parts: [{ type: 'text', value: '**no**' }] },
	],
	[
		'Markdown',
		{ text: 'Hello **Ana**, your {shake:order} is _ready_', textFormat: 'markdown' },
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
			decorations: {
				decoration: [
					{ apply: 'shake', target: 'match', match: 'SALE', occurrence: 'all' },
					{ apply: 'big', target: 'match', match: '👍', occurrence: 'first' },
				],
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
		'decorations by position',
		{
			text: 'Hello world',
			decorations: {
				decoration: [
					{ apply: 'underline', target: 'range', start: 0, end: 5 },
					{ apply: 'bold', target: 'range', start: 3, end: 11 },
				],
			},
		},
		{
			parts: [
				{
					type: 'text',
					value: 'Hello world',
					text_decorations: [
						{ range: [0, 5], style: 'underline' },
						{ range: [3, 11], style: 'bold' },
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
					{ source: 'attachmentId', attachmentId: ATTACHMENT },
				],
			},
		},
		{
			parts: [
				{ type: 'text', value: 'Your order is ready' },
				{ type: 'media', url: PHOTO },
				{ type: 'media', attachment_id: ATTACHMENT },
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
					{ type: 'media', source: 'attachmentId', attachmentId: ATTACHMENT },
					{ type: 'text', text: 'two' },
				],
			},
		},
		{
			parts: [
				{ type: 'media', url: PHOTO },
				{ type: 'text', value: 'one', text_decorations: [{ range: [0, 3], style: 'italic' }] },
				{ type: 'media', attachment_id: ATTACHMENT },
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
	[
		'a reply to a part',
		{ text: 'Yes', options: { replyToMessageId: MESSAGE, replyToPartIndex: 2 } },
		{ parts: [{ type: 'text', value: 'Yes' }], reply_to: { message_id: MESSAGE, part_index: 2 } },
	],
];

const withKey = (parameters: INodeParameters): INodeParameters => ({
	messageType: 'text',
	...parameters,
	options: { ...(parameters.options as INodeParameters), idempotencyKey: KEY },
});

const compositions: ContractCase[] = [
	...[...COMPOSER, ...REPLIES].map(
		([name, parameters, content]): ContractCase => ({
			name: `message.send, ${name}`,
			parameters: { ...chat(), ...withKey(parameters) },
			sdk: async (linq) =>
				await linq.chats.messages.send(CHAT, { message: { ...content, idempotency_key: KEY } }),
		}),
	),
	...COMPOSER.map(
		([name, parameters, content]): ContractCase => ({
			name: `chat.create, ${name}`,
			parameters: { ...from, to: ['+1 (202) 555-0118'], ...withKey(parameters) },
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
			name: `message.sendToHandles, ${name}`,
			parameters: { to: 'mia@example.com', ...withKey(parameters) },
			sdk: async (linq) =>
				await linq.messages.create({
					to: ['mia@example.com'],
					message: { ...content, idempotency_key: KEY },
				}),
		}),
	),
];

const PEOPLE = ['+12025550111', 'mia@example.com'];
const TEXT: Parts = [{ type: 'text', value: 'Hi' }];

async function upload(linq: LinqAPIV3, name: string): Promise<string> {
	const bytes = Buffer.from(`bytes of ${name}`);
	const { attachment_id: id } = await linq.attachments.create({
		filename: name,
		content_type: 'image/png',
		size_bytes: bytes.length,
	});
	return id;
}

const operations: ContractCase[] = [
	{
		name: 'chat.create, a group with a key',
		parameters: { ...from, to: PEOPLE, text: 'Hi', options: { idempotencyKey: KEY } },
		sdk: async (linq) =>
			await linq.chats.create({
				from: SUPPORT,
				to: PEOPLE,
				message: { parts: TEXT, idempotency_key: KEY },
			}),
	},
	{
		name: 'chat.get',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.retrieve(CHAT),
	},
	{
		name: 'chat.getAll',
		parameters: { limit: 7 },
		sdk: async (linq) => await linq.chats.listChats({ limit: 7 }),
	},
	{
		name: 'chat.getAll, of a line and a person',
		parameters: { limit: 50, filters: { from: SUPPORT, to: '+12025550111' } },
		sdk: async (linq) =>
			await linq.chats.listChats({ limit: 50, from: SUPPORT, to: '+12025550111' }),
	},
	{
		name: 'chat.getAll, of a person with an e-mail address',
		parameters: { limit: 50, filters: { to: 'mia+x@example.com' } },
		sdk: async (linq) => await linq.chats.listChats({ limit: 50, to: 'mia+x@example.com' }),
	},
	{
		name: 'chat.leave',
		parameters: chat(GROUP),
		sdk: async (linq) => await linq.chats.leaveChat(GROUP),
	},
	{
		name: 'chat.markAsRead',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.markAsRead(CHAT),
	},
	{
		name: 'chat.shareContactCard',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.shareContactCard(CHAT),
	},
	{
		name: 'chat.update, name and icon',
		parameters: { ...chat(GROUP), updateFields: { displayName: 'Team', groupChatIcon: PHOTO } },
		sdk: async (linq) =>
			await linq.chats.update(GROUP, { display_name: 'Team', group_chat_icon: PHOTO }),
	},
	{
		name: 'chat.update, name only',
		parameters: { ...chat(GROUP), updateFields: { displayName: 'Team' } },
		sdk: async (linq) => await linq.chats.update(GROUP, { display_name: 'Team' }),
	},
	{
		name: 'message.getAll',
		parameters: { ...chat(), limit: 50 },
		sdk: async (linq) => await linq.chats.messages.list(CHAT, { limit: 50 }),
	},
	{
		name: 'message.getAll, all pages',
		parameters: { ...chat(), returnAll: true },
		sdk: async (linq) => {
			for await (const one of linq.chats.messages.list(CHAT, { limit: 100 })) void one;
		},
	},
	{
		name: 'message.get',
		parameters: message,
		sdk: async (linq) => await linq.messages.retrieve(MESSAGE),
	},
	{
		name: 'message.edit',
		parameters: { ...message, newText: 'Better', partIndex: 0 },
		sdk: async (linq) => await linq.messages.update(MESSAGE, { text: 'Better', part_index: 0 }),
	},
	{
		name: 'message.delete',
		parameters: message,
		sdk: async (linq) => await linq.messages.delete(MESSAGE),
	},
	{
		name: 'message.getThread',
		parameters: { ...message, limit: 20, order: 'desc' },
		sdk: async (linq) =>
			await linq.messages.listMessagesThread(MESSAGE, { limit: 20, order: 'desc' }),
	},
	{
		name: 'message.sendToHandles, with a continuation',
		parameters: {
			to: PEOPLE,
			text: 'Hi',
			continuationText: 'Hi from our new number',
			options: { idempotencyKey: KEY },
		},
		sdk: async (linq) =>
			await linq.messages.create({
				to: PEOPLE,
				message: { parts: TEXT, idempotency_key: KEY },
				continuation_message: { text: 'Hi from our new number' },
			}),
	},
	{
		name: 'message.updateAppCard',
		parameters: { ...message, card: { caption: 'Your turn', interactive: false } },
		sdk: async (linq) =>
			await linq.messages.updateAppCard(MESSAGE, {
				layout: { caption: 'Your turn' },
				interactive: false,
			}),
	},
	{
		name: 'message.send, a file of the item',
		parameters: {
			...chat(),
			text: 'Hi',
			attachments: { attachment: [{ source: 'binary', binaryPropertyName: 'photo' }] },
			options: { idempotencyKey: KEY },
		},
		item: { json: {}, binary: { photo: png('photo.png') } },
		sdk: async (linq) => {
			const id = await upload(linq, 'photo.png');
			await linq.chats.messages.send(CHAT, {
				message: { parts: [...TEXT, { type: 'media', attachment_id: id }], idempotency_key: KEY },
			});
		},
	},
	{
		name: 'participant.add',
		parameters: { ...chat(GROUP), handle: '+1 (202) 555-0118' },
		sdk: async (linq) => await linq.chats.participants.add(GROUP, { handle: '+12025550118' }),
	},
	{
		name: 'participant.remove',
		parameters: { ...chat(GROUP), handle: 'mia@example.com' },
		sdk: async (linq) => await linq.chats.participants.remove(GROUP, { handle: 'mia@example.com' }),
	},
	{
		name: 'typing.start',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.typing.start(CHAT),
	},
	{
		name: 'typing.stop',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.typing.stop(CHAT),
	},
	{
		name: 'voiceMemo.send, from a URL',
		parameters: { ...chat(), audioUrl: 'https://example.com/hello.m4a' },
		sdk: async (linq) =>
			await linq.chats.sendVoicememo(CHAT, { voice_memo_url: 'https://example.com/hello.m4a' }),
	},
	{
		name: 'voiceMemo.send, an attachment',
		parameters: { ...chat(), audioSource: 'attachmentId', attachmentId: ATTACHMENT },
		sdk: async (linq) => await linq.chats.sendVoicememo(CHAT, { attachment_id: ATTACHMENT }),
	},
	{
		name: 'location.request',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.location.request(CHAT),
	},
	{
		name: 'location.get',
		parameters: chat(),
		sdk: async (linq) => await linq.chats.location.retrieve(CHAT),
	},
	{
		name: 'reaction.add',
		parameters: { ...message, reaction: 'love', partIndex: 1 },
		sdk: async (linq) =>
			await linq.messages.addReaction(MESSAGE, { operation: 'add', type: 'love', part_index: 1 }),
	},
	{
		name: 'reaction.add, an emoji',
		parameters: { ...message, reaction: 'custom', emoji: '🎉', partIndex: 0 },
		sdk: async (linq) =>
			await linq.messages.addReaction(MESSAGE, {
				operation: 'add',
				type: 'custom',
				custom_emoji: '🎉',
				part_index: 0,
			}),
	},
	{
		name: 'reaction.remove',
		parameters: { ...message, reaction: 'laugh', partIndex: 0 },
		sdk: async (linq) =>
			await linq.messages.addReaction(MESSAGE, {
				operation: 'remove',
				type: 'laugh',
				part_index: 0,
			}),
	},
	{
		name: 'attachment.upload',
		parameters: { binaryPropertyName: 'photo' },
		item: { json: {}, binary: { photo: png('a photo.png') } },
		sdk: async (linq) => await linq.attachments.retrieve(await upload(linq, 'a photo.png')),
	},
	{
		name: 'attachment.get',
		parameters: { attachmentId: ATTACHMENT },
		sdk: async (linq) => await linq.attachments.retrieve(ATTACHMENT),
	},
	{
		name: 'attachment.download',
		parameters: { attachmentId: ATTACHMENT },
		sdk: async (linq) => await linq.attachments.retrieve(ATTACHMENT),
	},
	{
		name: 'attachment.delete',
		parameters: { attachmentId: ATTACHMENT },
		sdk: async (linq) => await linq.attachments.delete(ATTACHMENT),
	},
	{
		name: 'capability.checkImessage',
		parameters: { handles: ['mia@example.com'] },
		sdk: async (linq) => await linq.capability.checkIMessage({ address: 'mia@example.com' }),
	},
	{
		name: 'capability.checkRcs, from a line',
		parameters: { handles: ['+12025550119'], from: SALES },
		sdk: async (linq) => await linq.capability.checkRCS({ address: '+12025550119', from: SALES }),
	},
	{
		name: 'contactCard.get',
		parameters: {},
		sdk: async (linq) => await linq.contactCard.retrieve(),
	},
	{
		name: 'contactCard.get, of a line',
		parameters: { filters: { phoneNumber: SUPPORT } },
		sdk: async (linq) => await linq.contactCard.retrieve({ phone_number: SUPPORT }),
	},
	{
		name: 'contactCard.create',
		parameters: {
			...line,
			firstName: 'Ada',
			additionalFields: { lastName: 'King', imageUrl: PHOTO },
		},
		sdk: async (linq) =>
			await linq.contactCard.create({
				phone_number: SALES,
				first_name: 'Ada',
				last_name: 'King',
				image_url: PHOTO,
			}),
	},
	{
		name: 'contactCard.update',
		parameters: { phoneNumber: locator(SUPPORT, 'phone'), updateFields: { lastName: 'King' } },
		sdk: async (linq) =>
			await linq.contactCard.update({ phone_number: SUPPORT, last_name: 'King' }),
	},
	{
		name: 'phoneNumber.getAll',
		parameters: {},
		sdk: async (linq) => await linq.phoneNumbers.list(),
	},
	{
		name: 'phoneNumber.getAvailable',
		parameters: {},
		sdk: async (linq) => await linq.availableNumber.retrieve(),
	},
	{
		name: 'phoneNumber.getAvailable, for people',
		parameters: { to: PEOPLE },
		sdk: async (linq) => await linq.availableNumber.retrieve({ to: PEOPLE }),
	},
	{
		name: 'phoneNumber.update',
		parameters: { phoneNumberId: locator(LINE), forwardingNumber: '+1 202 555 0199' },
		sdk: async (linq) =>
			await linq.phoneNumbers.update(LINE, { forwarding_number: '+12025550199' }),
	},
	{
		name: 'phoneNumber.update, no more forwarding',
		parameters: { phoneNumberId: locator(LINE), forwardingNumber: '' },
		sdk: async (linq) => await linq.phoneNumbers.update(LINE, { forwarding_number: null }),
	},
	{
		name: 'webhookSubscription.create',
		parameters: { targetUrl: 'https://example.com/hook', events: ['message.received'] },
		sdk: async (linq) =>
			await linq.webhookSubscriptions.create({
				target_url: 'https://example.com/hook',
				subscribed_events: ['message.received'],
			}),
	},
	{
		name: 'webhookSubscription.create, of a line',
		parameters: {
			targetUrl: 'https://example.com/hook?version=2026-02-03',
			events: ['message.received', 'message.failed'],
			phoneNumbers: [SALES],
		},
		sdk: async (linq) =>
			await linq.webhookSubscriptions.create({
				target_url: 'https://example.com/hook?version=2026-02-03',
				subscribed_events: ['message.received', 'message.failed'],
				phone_numbers: [SALES],
			}),
	},
	{
		name: 'webhookSubscription.get',
		parameters: { subscriptionId: locator(SUBSCRIPTION) },
		sdk: async (linq) => await linq.webhookSubscriptions.retrieve(SUBSCRIPTION),
	},
	{
		name: 'webhookSubscription.getAll',
		parameters: {},
		sdk: async (linq) => await linq.webhookSubscriptions.list(),
	},
	{
		name: 'webhookSubscription.getEvents',
		parameters: {},
		sdk: async (linq) => await linq.webhookEvents.list(),
	},
	{
		name: 'webhookSubscription.update',
		parameters: {
			subscriptionId: locator(SUBSCRIPTION),
			updateFields: { active: false, phoneNumbers: [], events: ['message.read'] },
		},
		sdk: async (linq) =>
			await linq.webhookSubscriptions.update(SUBSCRIPTION, {
				is_active: false,
				phone_numbers: [],
				subscribed_events: ['message.read'],
			}),
	},
	{
		name: 'webhookSubscription.delete',
		parameters: { subscriptionId: locator(SUBSCRIPTION) },
		sdk: async (linq) => await linq.webhookSubscriptions.delete(SUBSCRIPTION),
	},
];

export const cases: ContractCase[] = [...operations, ...compositions];
