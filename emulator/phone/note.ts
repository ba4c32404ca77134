import { newId } from '../state/ids';
import type { Chat, Message, Notice } from '../state/types';
import type { World } from '../world';
import { accountView, messageEntry, noticeEntry, phoneChatView } from './views';

/** Tells pages that a chat, its last message or who types in it changed. */
export function noteChat(world: World, chat: Chat): void {
	world.changes.note('chat', chat.id, () => phoneChatView(world, chat));
}

/** Tells pages that a message is new or changed. */
export function noteMessage(world: World, message: Message): void {
	world.changes.note('entry', message.id, () => messageEntry(world, message));
	noteChat(world, message.chat);
}

/** Tells pages that something of the whole account changed: lines, people, clock, faults … */
export function noteAccount(world: World): void {
	world.changes.note('account', 'account', () => accountView(world));
}

/** Puts something that happened into what those in a chat see. */
export function addNotice(world: World, chat: Chat, notice: Omit<Notice, 'id' | 'at'>): void {
	const stored = { id: newId(), at: world.clock.iso(), ...notice };
	chat.timeline.push({ notice: stored });
	world.changes.note('entry', stored.id, () => noticeEntry(world, chat, stored));
	noteChat(world, chat);
}
