import type { Message } from '../state/types';
import type { World } from '../world';
import { partView } from './parts';

/** A message as a send gives it; it has no `chat_id` inside (api-v3 §b, SentMessage). */
export function sentMessageView(world: World, message: Message) {
	return {
		id: message.id,
		created_at: message.createdAt,
		delivery_status: message.status,
		is_read: message.isRead,
		parts: message.parts.map((part) => partView(world, part)),
		sent_at: message.sentAt,
		delivered_at: message.deliveredAt,
		effect: message.effect,
		from_handle: message.from,
		preferred_service: message.preferredService,
		reply_to: message.replyTo,
		service: message.service,
	};
}

/**
 * A message as GET gives it (api-v3 §b, Message). Written out, although it repeats the above:
 * spreading made up a fifth of the time that a page of messages took.
 */
export function messageView(world: World, message: Message) {
	return {
		id: message.id,
		chat_id: message.chat.id,
		created_at: message.createdAt,
		updated_at: message.updatedAt,
		delivery_status: message.status,
		is_delivered: message.deliveredAt !== null,
		is_from_me: message.fromMe,
		is_read: message.isRead,
		parts: message.parts.map((part) => partView(world, part)),
		sent_at: message.sentAt,
		delivered_at: message.deliveredAt,
		read_at: message.readAt,
		effect: message.effect,
		from: message.from.handle,
		from_handle: message.from,
		preferred_service: message.preferredService,
		reply_to: message.replyTo,
		service: message.service,
	};
}
