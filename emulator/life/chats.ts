import { newId } from '../state/ids';
import type { Chat, ChatHandle, Service } from '../state/types';
import { noteChat } from '../phone/note';
import type { World } from '../world';
import { raiseChatCreated } from './raise';

/** A participant who joins now. */
export function newHandle(
	world: World,
	handle: string,
	service: Service,
	own: boolean,
): ChatHandle {
	return {
		id: newId(),
		handle,
		joined_at: world.clock.iso(),
		service,
		is_me: own,
		left_at: null,
		status: 'active',
	};
}

/** Opens a chat between a line and other people, and tells subscribers. */
export function openChat(
	world: World,
	line: string,
	people: readonly string[],
	service: Service,
	traceId: string,
): Chat {
	const now = world.clock.iso();
	const chat: Chat = {
		seq: world.store.nextSeq(),
		id: newId(),
		line,
		handles: [
			newHandle(world, line, service, true),
			...people.map((handle) => newHandle(world, handle, service, false)),
		],
		isGroup: people.length > 1,
		service,
		displayName: null,
		icon: null,
		createdAt: now,
		updatedAt: now,
		optedOut: false,
		messages: [],
		timeline: [],
		typing: new Map(),
	};
	world.store.chats.add(chat);
	noteChat(world, chat);
	raiseChatCreated(world, chat, traceId);
	return chat;
}
