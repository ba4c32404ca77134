import { ownHandle } from '../state/chatIndex';
import type { Chat, ChatHandle } from '../state/types';
import { addNotice } from '../phone/note';
import type { World } from '../world';
import { newHandle } from './chats';
import { raiseGroupChange, raiseGroupChangeFailed, raiseParticipant } from './raise';

/** Runs queued work when it is due, unless the account was reset meanwhile. */
function queued(world: World, work: () => void): void {
	const { store } = world;
	world.clock.schedule(world.options.queueMs, () => {
		if (world.store === store) work();
	});
}

function changed(world: World, chat: Chat): void {
	chat.updatedAt = world.clock.iso();
	world.store.chats.participantsChanged(chat);
}

/** Queues a new name. An empty one takes the name away; nothing is documented for that. */
export function renameGroup(world: World, chat: Chat, name: string, traceId: string): void {
	queued(world, () => {
		const failure = world.plannedGroupFailures.shift();
		if (failure !== undefined) {
			raiseGroupChangeFailed(world, chat, 'name', failure, traceId);
			return;
		}
		const from = chat.displayName;
		chat.displayName = name || null;
		changed(world, chat);
		addNotice(world, chat, { what: 'renamed', handle: chat.line, name });
		const change = { from, to: chat.displayName, by: ownHandle(chat) };
		raiseGroupChange(world, chat, 'name', change, traceId);
	});
}

/** Queues a new icon. One on a `.invalid` host fails, as a picture that cannot be fetched does. */
export function setGroupIcon(world: World, chat: Chat, icon: string, traceId: string): void {
	queued(world, () => {
		const unreachable = new URL(icon).hostname.endsWith('.invalid') ? 4001 : undefined;
		const failure = world.plannedGroupFailures.shift() ?? unreachable;
		if (failure !== undefined) {
			raiseGroupChangeFailed(world, chat, 'icon', failure, traceId);
			return;
		}
		const from = chat.icon;
		chat.icon = icon;
		changed(world, chat);
		addNotice(world, chat, { what: 'iconChanged', handle: chat.line });
		raiseGroupChange(world, chat, 'icon', { from, to: icon, by: ownHandle(chat) }, traceId);
	});
}

/** Adds somebody at once. */
export function joinNow(world: World, chat: Chat, handle: string, traceId: string): ChatHandle {
	const newcomer = newHandle(world, handle, chat.service, false);
	// Who comes back is a participant again; the old entry would otherwise stand beside the new.
	chat.handles = [...chat.handles.filter((one) => one.handle !== handle), newcomer];
	changed(world, chat);
	addNotice(world, chat, { what: 'joined', handle });
	raiseParticipant(world, 'participant.added', chat, newcomer, traceId);
	return newcomer;
}

/** Removes somebody at once. */
export function departNow(
	world: World,
	chat: Chat,
	participant: ChatHandle,
	status: 'left' | 'removed',
	traceId: string,
): void {
	participant.status = status;
	participant.left_at = world.clock.iso();
	changed(world, chat);
	chat.typing.delete(participant.handle);
	addNotice(world, chat, { what: status, handle: participant.handle });
	raiseParticipant(world, 'participant.removed', chat, participant, traceId);
}

/** Queues somebody to be added by the line. */
export function add(world: World, chat: Chat, handle: string, traceId: string): void {
	queued(world, () => void joinNow(world, chat, handle, traceId));
}

/** Queues a participant to be removed by the line. */
export function remove(world: World, chat: Chat, who: ChatHandle, traceId: string): void {
	queued(world, () => departNow(world, chat, who, 'removed', traceId));
}

/** Queues the line to leave the group. */
export function leave(world: World, chat: Chat, traceId: string): void {
	queued(world, () => departNow(world, chat, ownHandle(chat), 'left', traceId));
}
