import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord, asText } from '../shared/json';

/** Simplified records: flat, at most ten fields, and always named so that nodes chain. */

const handlesOf = (record: Record<string, unknown>) => asList(record.handles);

/** The parts' words; a link counts as its URL. */
function textOf(parts: unknown): string {
	return asList(parts)
		.map(({ value }) => asText(value))
		.filter(Boolean)
		.join('\n');
}

function mediaOf(parts: unknown): string {
	return asList(parts)
		.filter(({ type }) => type === 'media')
		.map(({ url }) => asText(url))
		.filter(Boolean)
		.join(', ');
}

/** A chat (api-v3 §b, shared objects). `participants` can be used as *To* as it is. */
export function simplifyChat(chat: IDataObject): IDataObject {
	const handles = handlesOf(chat);
	const others = handles.filter(({ is_me: isMe }) => isMe !== true);
	return {
		chatId: chat.id,
		displayName: chat.display_name,
		isGroup: chat.is_group,
		line: handles.find(({ is_me: isMe }) => isMe === true)?.handle,
		participants: others.map(({ handle }) => handle).join(', '),
		service: chat.service,
		// Newer answers have a status, older ones a score (api-v3 §f row 3).
		health: asRecord(chat.health_status).status ?? asRecord(chat.health_score).score,
		createdAt: chat.created_at,
		updatedAt: chat.updated_at,
	} as IDataObject;
}

/** The answer to a new chat: the chat with its first message. */
export function simplifyCreatedChat(chat: IDataObject): IDataObject {
	const { chatId, displayName, isGroup, line, participants } = simplifyChat(chat);
	const { messageId, text, deliveryStatus, createdAt } = simplifySentMessage(chat);
	const service = chat.service;
	return {
		chatId,
		messageId,
		displayName,
		isGroup,
		line,
		participants,
		service,
		text,
		deliveryStatus,
		createdAt,
	};
}

/** The answer to a message that was just sent (api-v3 §b, SentMessage): the chat's id beside it. */
export function simplifySentMessage(sent: IDataObject): IDataObject {
	const message = asRecord(sent.message);
	return {
		chatId: sent.chat_id,
		messageId: message.id,
		text: textOf(message.parts),
		deliveryStatus: message.delivery_status,
		service: message.service ?? message.preferred_service,
		from: asRecord(message.from_handle).handle,
		createdAt: message.created_at,
		sentAt: message.sent_at,
	} as IDataObject;
}

/** A message of a chat's history (api-v3 §b, Message). */
export function simplifyMessage(message: IDataObject): IDataObject {
	return {
		chatId: message.chat_id,
		messageId: message.id,
		direction: directionOf(message),
		from: asRecord(message.from_handle).handle ?? message.from,
		text: textOf(message.parts),
		media: mediaOf(message.parts),
		service: message.service,
		deliveryStatus: message.delivery_status,
		replyToMessageId: asRecord(message.reply_to).message_id,
		createdAt: message.created_at,
	} as IDataObject;
}

export function directionOf(message: IDataObject): 'inbound' | 'outbound' {
	return message.is_from_me === true ? 'outbound' : 'inbound';
}

/** The answer to a message whose line and chat Linq chose (api-v3 §b, POST /v3/messages). */
export function simplifyRoutedMessage(sent: IDataObject): IDataObject {
	const { participants, isGroup } = simplifyChat(sent);
	const { messageId, text, deliveryStatus, createdAt } = simplifySentMessage(sent);
	return {
		chatId: sent.chat_id,
		messageId,
		from: sent.from,
		participants,
		isGroup,
		isNewChat: sent.created_new_chat,
		service: sent.service,
		text,
		deliveryStatus,
		createdAt,
	};
}

/** What comes of a 204, or of an answer that only says that the work is queued (api-v3 §b, Accepted). */
export function doneInChat(
	{ status, message }: IDataObject,
	{ chatId }: { chatId: string },
): IDataObject {
	return { success: true, chatId, ...(status !== undefined && { status, message }) };
}
