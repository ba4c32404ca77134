import { ownHandle } from '../state/chatIndex';
import type { Chat, Message } from '../state/types';
import { healthStatus } from '../views/health';
import { barePartView } from '../views/parts';
import type { World } from '../world';
import type { WebhookVersion } from './versions';

/** The chat inside a webhook (api-v3 §e.5, «CHAT»). */
export function eventChat(chat: Chat) {
	return {
		id: chat.id,
		is_group: chat.isGroup,
		owner_handle: ownHandle(chat),
		health_status: healthStatus(chat),
	};
}

function flat(world: World, message: Message) {
	return {
		id: message.id,
		chat: eventChat(message.chat),
		direction: message.fromMe ? 'outbound' : 'inbound',
		sender_handle: message.from,
		parts: message.parts.map((part) => eventPart(world, part)),
		effect: message.effect,
		reply_to: message.replyTo,
		sent_at: message.sentAt,
		delivered_at: message.deliveredAt,
		read_at: message.readAt,
		service: message.service,
		...(message.fromMe
			? { idempotency_key: message.idempotencyKey, preferred_service: message.preferredService }
			: {}),
	};
}

/** Webhooks leave out decorations where there are none. */
function eventPart(world: World, part: Message['parts'][number]) {
	if (part.type !== 'text' || part.decorations) return barePartView(world, part);
	return { type: part.type, value: part.value };
}

function nested(world: World, message: Message) {
	const own = ownHandle(message.chat);
	return {
		chat_id: message.chat.id,
		from: message.from.handle,
		from_handle: message.from,
		is_from_me: message.fromMe,
		is_group: message.chat.isGroup,
		idempotency_key: message.idempotencyKey,
		preferred_service: message.preferredService,
		service: message.service,
		received_at: message.fromMe ? null : message.sentAt,
		recipient_handle: message.fromMe ? null : own,
		recipient_phone: null,
		message: {
			id: message.id,
			parts: message.parts.map((part) => eventPart(world, part)),
			created_at: message.createdAt,
			updated_at: message.updatedAt,
			sent_at: message.sentAt,
			delivered_at: message.deliveredAt,
			read_at: message.readAt,
			is_delivered: message.deliveredAt !== null,
			is_read: message.readAt !== null,
			...(message.effect ? { effect: message.effect } : {}),
			...(message.replyTo ? { reply_to: message.replyTo } : {}),
		},
	};
}

/**
 * `data` of message.sent, received, delivered and read: flat in 2026-02-03, with the message
 * nested in 2025-01-01 (api-v3 §e.5).
 */
export function messagePayload(world: World, message: Message, version: WebhookVersion) {
	return version === '2025-01-01' ? nested(world, message) : flat(world, message);
}

/** `data` of message.edited, which only 2026-02-03 knows. */
export function editPayload(message: Message, index: number, text: string, editedAt: string) {
	return {
		id: message.id,
		chat: eventChat(message.chat),
		direction: message.fromMe ? 'outbound' : 'inbound',
		sender_handle: message.from,
		edited_at: editedAt,
		part: { index, text },
	};
}
