import type { IDataObject } from 'n8n-workflow';

import { asRecord, asText } from '../json';
import { attachmentsOf, textOf } from '../messageParts';

/** A message of a chat's history (api-v3 §b, Message). It does not tell whom it was sent to. */
export function toMessageItem(message: IDataObject): IDataObject {
	return {
		text: textOf(message.parts),
		from: senderOf(message),
		direction: directionOf(message),
		attachments: attachmentsOf(message.parts),
		service: message.service,
		deliveryStatus: message.delivery_status,
		replyToMessageId: asRecord(message.reply_to).message_id,
		chatId: message.chat_id,
		messageId: message.id,
		createdAt: message.created_at,
	};
}

/** The handle of who wrote it. */
export function senderOf(message: IDataObject): string | undefined {
	return asText(asRecord(message.from_handle).handle) ?? asText(message.from);
}

/** Was the message received by the line, or sent by it? */
export function directionOf(message: IDataObject): 'inbound' | 'outbound' {
	return message.is_from_me === true ? 'outbound' : 'inbound';
}
