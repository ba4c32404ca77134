import type { ReceivedMessage } from '../admin/received';
import { newId } from '../state/ids';
import { ownHandle, recipientsOf } from '../state/chatIndex';
import type { Chat, Failure, Message, Part } from '../state/types';
import { chooseService } from '../rules/services';
import { countSend } from '../rules/rateLimit';
import type { MessageDraft } from '../rules/messageContent';
import { raiseFailed, raiseMessage } from './raise';
import { receivedView } from '../views/received';
import { noteMessage } from '../phone/note';
import type { World } from '../world';
import { setTyping } from './typing';

export type Outgoing = Omit<MessageDraft, 'parts'> & { parts: Part[] };

/** Puts a message into its chat's history. */
export function addMessage(
	world: World,
	chat: Chat,
	message: Omit<
		Message,
		'seq' | 'chat' | 'updatedAt' | 'edits' | 'failure' | 'threadRoot' | 'thread'
	>,
): Message {
	const stored: Message = {
		...message,
		seq: world.store.nextSeq(),
		chat,
		updatedAt: message.createdAt,
		edits: 0,
		failure: null,
		threadRoot: null,
		thread: [],
	};
	const original = stored.replyTo && world.store.messages.get(stored.replyTo.message_id);
	if (original) {
		stored.threadRoot = original.threadRoot ?? original;
		stored.threadRoot.thread.push(stored);
	}
	chat.messages.push(stored);
	chat.timeline.push({ message: stored });
	chat.updatedAt = message.createdAt;
	world.store.messages.set(stored.id, stored);
	setTyping(world, chat, stored.from.handle, false);
	noteMessage(world, stored);
	return stored;
}

/**
 * Sends a message that has passed every rule: it is pending now, and its later states follow by
 * themselves.
 */
export function send(
	world: World,
	chat: Chat,
	outgoing: Outgoing,
	traceId: string,
	kind: ReceivedMessage['kind'] = 'message',
): Message {
	const people = recipientsOf(chat);
	const preferred = outgoing.preferredService;
	const service = preferred ? chooseService(world.store, people, preferred) : chat.service;
	countSend(world, chat.line, people);
	const message = addMessage(world, chat, {
		id: newId(),
		fromMe: true,
		from: ownHandle(chat),
		...outgoing,
		service: service ?? preferred ?? chat.service,
		status: 'pending',
		isRead: false,
		voiceMemo: kind === 'voice_memo',
		createdAt: world.clock.iso(),
		sentAt: null,
		deliveredAt: null,
		readAt: null,
		traceId,
	});
	world.received.messages.push(receivedView(world, message, kind));
	const failure =
		world.plannedFailures.shift() ??
		(service ? undefined : { code: 4005, reason: 'Recipient does not support this service' });
	live(world, message, failure);
	return message;
}

/** Pending, sent, delivered, read; or failed (api-v3 §e.5: groups give no receipts, §d.5). */
function live(world: World, message: Message, failure: Failure | undefined): void {
	const { clock, options } = world;
	const { store } = world;
	const later = (delay: number, step: () => void) =>
		clock.schedule(delay, () => {
			// The person may have deleted it meanwhile, or the account was reset.
			if (world.store !== store || !store.messages.has(message.id)) return;
			if (message.status !== 'failed') step();
		});
	if (failure) {
		later(options.life.sent, () => fail(world, message, failure));
		return;
	}
	later(options.life.sent, () => {
		change(world, message, { status: 'sent', sentAt: clock.iso() });
		raiseMessage(world, 'sent', message);
	});
	if (message.chat.isGroup) return;
	later(options.life.delivered, () => {
		change(world, message, { status: 'delivered', deliveredAt: clock.iso() });
		raiseMessage(world, 'delivered', message);
	});
	if (message.service === 'SMS') return;
	later(options.life.read, () => {
		change(world, message, { status: 'read', readAt: clock.iso(), isRead: true });
		raiseMessage(world, 'read', message);
	});
}

/** Makes a message fail, with the code that its webhook carries. */
export function fail(world: World, message: Message, failure: Failure): void {
	change(world, message, { status: 'failed', failure });
	raiseFailed(world, message, failure);
}

/** Changes a message and the time of its last change. */
export function change(world: World, message: Message, changes: Partial<Message>): void {
	Object.assign(message, changes, { updatedAt: world.clock.iso() });
	noteMessage(world, message);
}
