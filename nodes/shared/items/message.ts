import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord, asText } from '../json';

/** A message of a chat's history (api-v3 §b, Message). */
export function toMessageItem(message: IDataObject): IDataObject {
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

/** The texts of the parts; a link counts as its URL. */
export function textOf(parts: unknown): string {
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
