import { activeHandles } from '../state/chatIndex';
import type { Chat, Message } from '../state/types';
import type { World } from '../world';
import { healthScore, healthStatus } from './health';
import { sentMessageView } from './message';

/**
 * The name a chat shows: the one it was given, or its handles joined by ", ". The text of the seed
 * documents says "recipient handles", but all examples have the own line among them.
 */
export function displayNameOf(chat: Chat): string {
	const handles = activeHandles(chat).map(({ handle }) => handle);
	return chat.displayName ?? handles.join(', ');
}

/** A chat as GET gives it (api-v3 §b, Chat). */
export function chatView(chat: Chat) {
	return {
		id: chat.id,
		created_at: chat.createdAt,
		display_name: displayNameOf(chat),
		handles: chat.handles,
		is_archived: false,
		is_group: chat.isGroup,
		updated_at: chat.updatedAt,
		health_score: healthScore(chat),
		health_status: healthStatus(chat),
		group_chat_icon: chat.icon,
		service: chat.service,
	};
}

/** A chat as POST /v3/chats gives it, with the message that was sent. */
export function createdChatView(world: World, chat: Chat, message: Message) {
	return {
		id: chat.id,
		display_name: displayNameOf(chat),
		handles: chat.handles,
		is_group: chat.isGroup,
		message: sentMessageView(world, message),
		service: chat.service,
		health_score: healthScore(chat),
		health_status: healthStatus(chat),
	};
}
