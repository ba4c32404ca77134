import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';
import { toChatItem } from '../../shared/items/chat';
import { textOf } from '../../shared/items/message';

/** The response to a message: the message, and the ID of its chat beside it (api-v3 §b, SentMessage). */
export function toSentMessageItem(sent: IDataObject): IDataObject {
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

/** The response to a new chat: the chat with its first message. */
export function toCreatedChatItem(chat: IDataObject): IDataObject {
	const { chatId, displayName, isGroup, line, participants } = toChatItem(chat);
	const { messageId, text, deliveryStatus, createdAt } = toSentMessageItem(chat);
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

/** The response to a message whose line and chat Linq chose (api-v3 §b, POST /v3/messages). */
export function toRoutedMessageItem(sent: IDataObject): IDataObject {
	const { participants, isGroup } = toChatItem(sent);
	const { messageId, text, deliveryStatus, createdAt } = toSentMessageItem(sent);
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
