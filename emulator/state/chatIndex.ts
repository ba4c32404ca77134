import { insertOrdered } from './ordered';
import type { Chat } from './types';

/** The active people of a chat, without the account's own line. */
export function recipientsOf(chat: Chat): string[] {
	return chat.handles.filter((h) => !h.is_me && h.status === 'active').map((h) => h.handle);
}

/** Everybody who is in the chat now, the own line included. */
export function activeHandles(chat: Chat): Chat['handles'] {
	return chat.handles.filter((handle) => handle.status === 'active');
}

/** The account's own handle in a chat. */
export function ownHandle(chat: Chat): Chat['handles'][number] {
	const own = chat.handles.find((handle) => handle.is_me);
	if (!own) throw new Error(`chat ${chat.id} has no own handle`);
	return own;
}

/** The same text for the same person: Apple reads email addresses in any letter case. */
export function handleKey(handle: string): string {
	return handle.toLowerCase();
}

function pairKey(line: string, recipients: readonly string[]): string {
	return [line, ...recipients.map(handleKey).sort()].join(' ');
}

/** All chats, findable by id, line, person, and by line and exact set of recipients. */
export class ChatIndex {
	/** Oldest first, as are all lists here. */
	readonly all: Chat[] = [];
	private readonly byId = new Map<string, Chat>();
	private readonly byLine = new Map<string, Chat[]>();
	private readonly byHandle = new Map<string, Chat[]>();
	private readonly reusable = new Map<string, Chat>();
	private readonly reuseKeys = new Map<Chat, string>();

	get(id: string): Chat | undefined {
		return this.byId.get(id.toLowerCase());
	}

	add(chat: Chat): void {
		this.all.push(chat);
		this.byId.set(chat.id, chat);
		insertOrdered(this.listOf(this.byLine, chat.line), chat);
		this.participantsChanged(chat);
	}

	/** To call whenever somebody joined or left, or the group was named. */
	participantsChanged(chat: Chat): void {
		for (const { handle } of chat.handles) insertOrdered(this.listOf(this.byHandle, handle), chat);
		const oldKey = this.reuseKeys.get(chat);
		if (oldKey !== undefined) this.reusable.delete(oldKey);
		this.reuseKeys.delete(chat);
		const left = ownHandle(chat).status !== 'active';
		if (left || (chat.isGroup && chat.displayName !== null)) return;
		const key = pairKey(chat.line, recipientsOf(chat));
		if (this.reusable.has(key)) return;
		this.reusable.set(key, chat);
		this.reuseKeys.set(chat, key);
	}

	/** The chat that a create with this line and exactly these people goes to (api-v3 §b, Chats). */
	reusableFor(line: string, recipients: readonly string[]): Chat | undefined {
		return this.reusable.get(pairKey(line, recipients));
	}

	/** The shortest list that holds every chat with this line and person. */
	candidates(line?: string, handle?: string): readonly Chat[] {
		if (line === undefined && handle === undefined) return this.all;
		const ofLine = line === undefined ? this.all : (this.byLine.get(line) ?? []);
		const ofHandle = handle === undefined ? this.all : (this.byHandle.get(handle) ?? []);
		return ofLine.length < ofHandle.length ? ofLine : ofHandle;
	}

	private listOf(map: Map<string, Chat[]>, key: string): Chat[] {
		let list = map.get(key);
		if (!list) map.set(key, (list = []));
		return list;
	}
}
