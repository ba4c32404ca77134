import { refusal } from '../refusal';
import type { Effect, ReplyTo, Service } from '../state/types';
import { isObject, isUuid, optionalString, required, type JsonObject } from '../values';
import { type DraftPart, checkParts } from './parts';

/** The checked `message` of a send (api-v3 §d.1). */
export interface MessageDraft {
	parts: DraftPart[];
	effect: Effect | null;
	idempotencyKey: string | null;
	preferredService: Service | null;
	replyTo: ReplyTo | null;
}

/** What a message may be sent over. */
export const services: readonly string[] = ['iMessage', 'RCS', 'SMS'];

function checkEffect(value: unknown): Effect | null {
	if (value === undefined || value === null) return null;
	if (!isObject(value)) throw refusal(1004, 'message.effect must be an object');
	const { name, type } = value;
	// Any name goes: the documentation lists "common values" only (api-v3 §d.3).
	if (name !== undefined && typeof name !== 'string') {
		throw refusal(1004, 'message.effect.name must be a string');
	}
	if (type !== undefined && type !== 'screen' && type !== 'bubble') {
		throw refusal(1004, 'message.effect.type must be screen or bubble');
	}
	return { ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) };
}

function checkReplyTo(value: unknown): ReplyTo | null {
	if (value === undefined || value === null) return null;
	if (!isObject(value)) throw refusal(1004, 'message.reply_to must be an object');
	const { part_index: partIndex = 0 } = value;
	const messageId = required(value, 'message_id');
	if (!isUuid(messageId)) throw refusal(1005, 'message.reply_to.message_id must be a valid UUID');
	if (!Number.isInteger(partIndex) || (partIndex as number) < 0) {
		throw refusal(1005, 'message.reply_to.part_index must be an integer of 0 or more');
	}
	return { message_id: messageId.toLowerCase(), part_index: partIndex as number };
}

/** A key of up to 255 characters (api-v3 §6). */
export function checkIdempotencyKey(key: string | undefined): string | null {
	if (key !== undefined && key.length > 255) {
		throw refusal(1005, 'idempotency_key must not have more than 255 characters');
	}
	return key || null;
}

/** Checks `message` of a send; `ownOrigin` is where the emulator's own media URLs start. */
export function checkMessage(body: JsonObject, ownOrigin: string): MessageDraft {
	const message = required(body, 'message');
	if (!isObject(message)) throw refusal(1003, 'message must be an object');
	const preferred = optionalString(message, 'preferred_service');
	if (preferred !== undefined && !services.includes(preferred)) {
		throw refusal(1005, `message.preferred_service must be one of ${services.join(', ')}`);
	}
	return {
		parts: checkParts(message.parts, ownOrigin),
		effect: checkEffect(message.effect),
		idempotencyKey: checkIdempotencyKey(optionalString(message, 'idempotency_key')),
		preferredService: (preferred as Service | undefined) ?? null,
		replyTo: checkReplyTo(message.reply_to),
	};
}

// Linq's idea of a URL is not documented. A scheme or `www.` certainly makes one; a bare domain may
// or may not, so the emulator lets it pass.
const url = /\b[a-z][a-z0-9+.-]*:\/\/\S|\bwww\.\S/i;

/**
 * The first message of a chat that POST /v3/chats creates may be no link and have no URL in its
 * text: 400/1005 (api-v3 §b, Chats; the seed's "First-Message Link Restriction"). Whether that holds
 * when the chat exists already is not documented; it does here, so that no workflow relies on it.
 */
export function checkFirstMessage(parts: readonly DraftPart[]): void {
	for (const [index, part] of parts.entries()) {
		if (part.type === 'link') {
			throw refusal(1005, 'The first message of a new chat cannot be a link part');
		}
		if (part.type === 'text' && url.test(part.value)) {
			throw refusal(
				1005,
				`The first message of a new chat cannot contain a URL (message.parts[${index}])`,
			);
		}
	}
}
