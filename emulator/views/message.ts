import type { Message } from '../state/types';
import type { World } from '../world';
import { partView } from './parts';

function common(world: World, message: Message) {
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

/** A message as a send gives it; it has no `chat_id` inside (facts §b, SentMessage). */
export function sentMessageView(world: World, message: Message) {
	return common(world, message);
}

/** A message as GET gives it (facts §b, Message). */
export function messageView(world: World, message: Message) {
	return {
		...common(world, message),
		chat_id: message.chat.id,
		updated_at: message.updatedAt,
		is_delivered: message.deliveredAt !== null,
		is_from_me: message.fromMe,
		from: message.from.handle,
		read_at: message.readAt,
	};
}
