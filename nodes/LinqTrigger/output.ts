import type { IDataObject } from 'n8n-workflow';

import { lineIn } from '../shared/chatHandles';
import { asRecord, asText } from '../shared/json';
import { asBoolean, isObject, type Data } from './data';
import { withDetails } from './details';
import { toItem, type EventItem } from './eventItem';

/**
 * Makes the flat item that workflows work with, with the same field names for both payload versions
 * (api-v3 §e.4, §e.5). Fields that an event does not have are left out. Never throws.
 *
 * @returns undefined for a shape that this release does not know
 */
export function toEventItem(envelope: unknown): IDataObject | undefined {
	const { event_type: type, event_id: id, created_at: createdAt, data } = asRecord(envelope);
	const event = asText(type);
	if (event === undefined || !isObject(data)) return undefined;
	// Assigned, not spread: here and below, spreading takes V8 as long as all the rest together.
	const facts = whereAndWho(event, data);
	facts.event = event;
	facts.eventId = asText(id);
	facts.createdAt = asText(createdAt);
	const known = withDetails(event, data, facts);
	return known && toItem(known);
}

/**
 * The chat, the message, who wrote it and to whom. In 2025-01-01 the message is nested and
 * `is_from_me` is the direction; 2026-02-03 is flat, with `direction` (api-v3 §e.5). Neither says to
 * whom a message of yours went.
 */
function whereAndWho(event: string, data: Data): EventItem {
	const chat = asRecord(data.chat);
	const actor = asRecord(
		data.sender_handle ?? data.from_handle ?? data.changed_by_handle ?? data.actor_handle,
	);
	const fromMe = asBoolean(data.is_from_me) ?? asBoolean(actor.is_me);
	const direction = asText(data.direction) ?? directionOf(fromMe);
	const from = asText(actor.handle) ?? asText(data.from) ?? asText(data.shared_by);
	const line = lineOf(data);
	return {
		from,
		to: from !== undefined && direction !== 'outbound' ? line : undefined,
		line: from === undefined ? line : undefined,
		direction,
		chatId: asText(chat.id) ?? asText(data.chat_id) ?? idIf(event === 'chat.created', data),
		isGroup: asBoolean(chat.is_group) ?? asBoolean(data.is_group),
		messageId:
			asText(asRecord(data.message).id) ??
			asText(data.message_id) ??
			idIf(event.startsWith('message.'), data),
		service: asText(data.service),
	};
}

/** `id` is the chat's, the message's or that of something else, depending on the event. */
function idIf(isMeant: boolean, data: Data): string | undefined {
	return isMeant ? asText(data.id) : undefined;
}

function directionOf(fromMe: boolean | undefined): string | undefined {
	if (fromMe === undefined) return undefined;
	return fromMe ? 'outbound' : 'inbound';
}

/** Your own phone number in the event. */
function lineOf(data: Data): string | undefined {
	const owner = asRecord(
		asRecord(data.chat).owner_handle ?? data.recipient_handle ?? data.owner_handle,
	);
	return (
		asText(owner.handle) ??
		asText(data.recipient_phone) ??
		lineIn(data.handles) ??
		asText(data.phone_number) ??
		asText(data.shared_with)
	);
}
