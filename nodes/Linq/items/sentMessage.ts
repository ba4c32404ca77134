import type { IDataObject } from 'n8n-workflow';

import { participantsIn } from '../../shared/chatHandles';
import { asRecord } from '../../shared/json';
import { toChatItem } from '../../shared/items/chat';
import { textOf } from '../../shared/messageParts';

/**
 * The response to a message: the message, and the ID of its chat beside it (api-v3 §b, SentMessage). Where
 * Linq has chosen the line and the chat, it also tells which (POST /v3/messages).
 */
export function toSentMessageItem(sent: IDataObject): IDataObject {
	const message = asRecord(sent.message);
	return {
		text: textOf(message.parts),
		from: asRecord(message.from_handle).handle ?? sent.from,
		...('handles' in sent && {
			to: participantsIn(sent.handles),
			isGroup: sent.is_group,
			isNewChat: sent.created_new_chat,
		}),
		service: message.service ?? sent.service ?? message.preferred_service,
		deliveryStatus: message.delivery_status,
		chatId: sent.chat_id,
		messageId: message.id,
		createdAt: message.created_at,
		sentAt: message.sent_at,
	} as IDataObject;
}

/** The response to a new chat: the chat with its first message. */
export function toCreatedChatItem(chat: IDataObject): IDataObject {
	const { displayName, participants, line, isGroup, service, chatId } = toChatItem(chat);
	const { text, deliveryStatus, messageId, createdAt } = toSentMessageItem(chat);
	return {
		text,
		from: line,
		to: participants,
		displayName,
		...(chat.group_name_problem !== undefined && { groupNameProblem: chat.group_name_problem }),
		isGroup,
		service,
		deliveryStatus,
		chatId,
		messageId,
		createdAt,
	};
}
