import { Store } from './store';
import { seededId } from './ids';
import { seededChats, seededContacts, seededFiles, seededLines } from './seedData';
import type { Chat, ChatHandle, Message, Service } from './types';

// Fixed, so that the same account looks the same on every start.
const beginning = Date.parse('2026-05-01T09:00:00.000Z');
const minute = 60_000;

function at(minutes: number): string {
	return new Date(beginning + minutes * minute).toISOString();
}

class Seeding {
	private handles = 0;
	private messages = 0;
	private minutes = 0;

	constructor(private readonly store: Store) {}

	chat(number: number, plan: (typeof seededChats)[number]): void {
		const { line, people, service = 'iMessage', name = null, history } = plan;
		this.minutes += 60;
		const chat: Chat = {
			seq: this.store.nextSeq(),
			id: seededId('chat', number),
			line,
			handles: [line, ...people].map((handle) => this.handle(handle, service, handle === line)),
			isGroup: people.length > 1,
			service,
			displayName: name,
			icon: null,
			createdAt: at(this.minutes),
			updatedAt: at(this.minutes),
			optedOut: false,
			messages: [],
			timeline: [],
			typing: new Map(),
		};
		history.forEach((text, index) => this.message(chat, text, index));
		this.store.chats.add(chat);
	}

	private handle(handle: string, service: Service, own: boolean): ChatHandle {
		return {
			id: seededId('handle', ++this.handles),
			handle,
			joined_at: at(this.minutes),
			service,
			is_me: own,
			left_at: null,
			status: 'active',
		};
	}

	/** Turns alternate, the line first, and everybody in a group takes one. */
	private message(chat: Chat, text: string, index: number): void {
		const from = chat.handles[index % chat.handles.length];
		const time = at(++this.minutes);
		const receipt = chat.isGroup ? null : time;
		const message: Message = {
			seq: this.store.nextSeq(),
			id: seededId('message', ++this.messages),
			chat,
			fromMe: from.is_me,
			from,
			parts: [{ type: 'text', value: text, decorations: null, reactions: [] }],
			effect: null,
			preferredService: null,
			replyTo: null,
			service: chat.service,
			status: from.is_me ? (chat.isGroup ? 'sent' : 'read') : 'received',
			isRead: !from.is_me || !chat.isGroup,
			createdAt: time,
			updatedAt: time,
			sentAt: time,
			deliveredAt: from.is_me ? receipt : null,
			readAt: receipt,
			idempotencyKey: null,
			traceId: '0'.repeat(32),
			edits: 0,
			voiceMemo: false,
			failure: null,
			threadRoot: null,
			thread: [],
		};
		chat.messages.push(message);
		chat.timeline.push({ message });
		chat.updatedAt = time;
		this.store.messages.set(message.id, message);
	}
}

/** Gives the account two lines, a dozen contacts, two files, and chats with their history. */
function seed(store: Store): void {
	seededLines.forEach((phoneNumber, index) => {
		const id = seededId('line', index + 1);
		store.lines.set(phoneNumber, {
			id,
			phoneNumber,
			standing: 'HEALTHY',
			forwardingNumber: null,
		});
	});
	for (const contact of seededContacts) store.contacts.set(contact.handle, contact);
	seededFiles.forEach(({ filename, contentType, bytes }, index) => {
		const id = seededId('attachment', index + 1);
		store.attachments.set(id, {
			id,
			filename,
			contentType,
			sizeBytes: bytes.length,
			createdAt: at(0),
			bytes,
			readyAt: beginning,
			uploadExpiresAt: beginning,
		});
	});
	const seeding = new Seeding(store);
	seededChats.forEach((plan, index) => seeding.chat(index + 1, plan));
	store.contactCards.set(seededLines[0], {
		firstName: 'Ada',
		lastName: 'Lovelace',
		imageUrl: null,
		phoneNumber: seededLines[0],
		isActive: true,
	});
}

/** A new account: with that history, or empty. */
export function newStore(seeded: boolean): Store {
	const store = new Store();
	if (seeded) seed(store);
	return store;
}
