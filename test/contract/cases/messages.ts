import type LinqAPIV3 from '@linqapp/sdk';

import type { Emulator } from '../../../emulator';
import {
	SUPPORT,
	AUDIO_ID,
	chat,
	CHAT,
	KEY,
	message,
	MESSAGE,
	PEOPLE,
	PHOTO,
	png,
	send,
	TARGET,
	toChat,
	upload,
	type ContractCase,
} from '../case';

const text = { type: 'text' as const, value: 'Hi' };
const photo = { type: 'media' as const, url: PHOTO };

/** A reply with several parts, which may still be edited. */
const sendAlbum = async (linq: LinqAPIV3) =>
	await send(linq, { parts: [text, photo, text], reply_to: { message_id: MESSAGE } });

/** A card that has arrived: only then can it be replaced. */
async function deliverCard(linq: LinqAPIV3, emulator: Emulator): Promise<string> {
	const app = { name: 'Game', bundle_id: 'com.example.game', team_id: 'ABCDE12345' };
	const id = await send(linq, {
		parts: [{ type: 'imessage_app', app, layout: { caption: 'My turn' } }],
	});
	await emulator.advanceClock(1_000);
	return id;
}

/** Messages, and what is done to them. */
export const messages: ContractCase[] = [
	{
		name: 'message.getAll',
		target: sendAlbum,
		parameters: { ...chat(), limit: 50 },
		sdk: async (linq) => await linq.chats.messages.list(CHAT, { limit: 50 }),
	},
	{
		name: 'message.getAll, all pages',
		target: sendAlbum,
		parameters: { ...chat(), returnAll: true },
		sdk: async (linq) => {
			for await (const one of linq.chats.messages.list(CHAT, { limit: 100 })) void one;
		},
	},
	{
		name: 'message.get',
		target: sendAlbum,
		parameters: message(TARGET),
		sdk: async (linq, target) => await linq.messages.retrieve(target),
	},
	{
		name: 'message.edit',
		once: true,
		target: sendAlbum,
		parameters: { ...message(TARGET), newText: 'Better' },
		sdk: async (linq, target) =>
			await linq.messages.update(target, { text: 'Better', part_index: 0 }),
	},
	{
		name: 'message.delete',
		emptyResponse: true,
		parameters: message(),
		sdk: async (linq) => await linq.messages.delete(MESSAGE),
	},
	{
		name: 'message.getThread',
		target: sendAlbum,
		parameters: { ...message(TARGET), limit: 20, order: 'desc' },
		sdk: async (linq, target) =>
			await linq.messages.listMessagesThread(target, { limit: 20, order: 'desc' }),
	},
	{
		name: 'message.sendToGroup, with a continuation',
		parameters: {
			recipients: PEOPLE,
			text: 'Hi',
			options: { continuationText: 'Hi from our new number', idempotencyKey: KEY },
		},
		sdk: async (linq) =>
			await linq.messages.create({
				to: PEOPLE,
				message: { parts: [text], idempotency_key: KEY },
				continuation_message: { text: 'Hi from our new number' },
			}),
	},
	{
		name: 'message.sendAndWait',
		waits: true,
		parameters: { ...chat(), message: 'Ready?', options: { idempotencyKey: KEY } },
		sdk: async (linq) => {
			await linq.webhookSubscriptions.list();
			await linq.chats.retrieve(CHAT);
			await linq.webhookSubscriptions.create({
				target_url: 'https://n8n.test/webhook-waiting',
				subscribed_events: ['message.received', 'reaction.added'],
				phone_numbers: [SUPPORT],
			});
			const value = 'Ready?\n\nReply YES or NO, or tap 👍 or 👎.';
			await linq.chats.messages.send(CHAT, {
				message: { parts: [{ type: 'text', value }], idempotency_key: KEY },
			});
			await linq.chats.messages.list(CHAT, { limit: 100 });
		},
	},
	{
		name: 'message.updateAppCard',
		once: true,
		target: deliverCard,
		parameters: { ...message(TARGET), card: { caption: 'Your turn', interactive: false } },
		sdk: async (linq, target) =>
			await linq.messages.updateAppCard(target, {
				layout: { caption: 'Your turn' },
				interactive: false,
			}),
	},
	{
		name: 'message.send, a file of the item',
		parameters: {
			...toChat(),
			text: 'Hi',
			attachments: { attachment: [{ source: 'binary', binaryPropertyName: 'photo' }] },
			options: { idempotencyKey: KEY },
		},
		item: { json: {}, binary: { photo: png('photo.png') } },
		sdk: async (linq) => {
			const id = await upload(linq, 'photo.png');
			await linq.chats.messages.send(CHAT, {
				message: { parts: [text, { type: 'media', attachment_id: id }], idempotency_key: KEY },
			});
		},
	},
	{
		name: 'message.send, a reply to a part',
		target: sendAlbum,
		parameters: {
			...toChat(),
			text: 'Yes',
			options: { replyToMessageId: TARGET, replyToPartIndex: 2, idempotencyKey: KEY },
		},
		sdk: async (linq, target) =>
			await linq.chats.messages.send(CHAT, {
				message: {
					parts: [{ type: 'text', value: 'Yes' }],
					reply_to: { message_id: target, part_index: 2 },
					idempotency_key: KEY,
				},
			}),
	},
	{
		name: 'reaction.add',
		emptyResponse: true,
		once: true,
		target: sendAlbum,
		parameters: { ...message(TARGET), reaction: 'love', options: { partIndex: 1 } },
		sdk: async (linq, target) =>
			await linq.messages.addReaction(target, { operation: 'add', type: 'love', part_index: 1 }),
	},
	{
		name: 'reaction.add, an emoji',
		parameters: { ...message(), reaction: 'custom', emoji: '🎉' },
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
		emptyResponse: true,
		once: true,
		parameters: { ...message(), reaction: 'laugh' },
		sdk: async (linq) =>
			await linq.messages.addReaction(MESSAGE, {
				operation: 'remove',
				type: 'laugh',
				part_index: 0,
			}),
	},
	{
		name: 'voiceMemo.send, from a URL',
		once: true,
		parameters: { ...chat(), audioSource: 'url', audioUrl: 'https://example.com/hello.m4a' },
		sdk: async (linq) =>
			await linq.chats.sendVoicememo(CHAT, { voice_memo_url: 'https://example.com/hello.m4a' }),
	},
	{
		name: 'voiceMemo.send, an attachment',
		parameters: { ...chat(), audioSource: 'attachmentId', attachmentId: AUDIO_ID },
		sdk: async (linq) => await linq.chats.sendVoicememo(CHAT, { attachment_id: AUDIO_ID }),
	},
];
