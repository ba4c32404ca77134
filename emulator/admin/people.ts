import { joinNow, departNow } from '../life/groups';
import { openChat } from '../life/chats';
import { editText } from '../life/editing';
import { raiseMessage } from '../life/raise';
import { react as changeReaction } from '../life/reacting';
import { addMessage } from '../life/sending';
import { personTypes } from '../life/typing';
import { isEmail, isPhoneNumber } from '../rules/handles';
import { addFile } from '../rules/media';
import { services } from '../rules/messageContent';
import { isOptOut } from '../rules/sendable';
import type { JsonObject } from '../values';
import { chooseService } from '../rules/services';
import { newId, newTraceId } from '../state/ids';
import { ownHandle } from '../state/chatIndex';
import { newOptions } from '../state/poll';
import type {
	Attachment,
	Chat,
	ChatHandle,
	Effect,
	Message,
	Part,
	Service,
	Sticker,
} from '../state/types';
import { downloadUrl } from '../storage/presign';
import { messageView } from '../views/message';
import type { World } from '../world';

/** Who acts, and where: in a chat by its id, or towards a line. */
export interface Actor {
	chatId?: string;
	/** The person; the first other participant of the chat if not given. */
	from?: string;
	/** The line they write to when no chat is given; the first if not given. */
	line?: string;
}

export interface InboundMedia {
	filename: string;
	contentType: string;
	/** Base64, or bytes. */
	data: string | Buffer;
}

export interface Reply extends Actor {
	text?: string;
	/** A link with a preview card, instead of text. */
	link?: string;
	/** Sent after the text. */
	media?: InboundMedia[];
	/** Whether the audio was recorded in the chat, and plays there. */
	voiceMemo?: boolean;
	/** The options of a poll, which stands alone. */
	poll?: string[];
	/** Parts of kinds that are newer than this emulator, sent last and as they are. */
	newerParts?: JsonObject[];
	/** The id of the message it replies to in a thread. */
	replyTo?: string;
	/** The part of it; default the first. */
	replyToPart?: number;
	effect?: Effect;
}

function chatOf(world: World, actor: Actor): Chat {
	if (actor.chatId !== undefined) {
		const chat = world.store.chats.get(actor.chatId);
		if (!chat) throw new Error(`There is no chat ${actor.chatId}`);
		return chat;
	}
	const line = actor.line ?? [...world.store.lines.keys()][0];
	if (line === undefined || actor.from === undefined) throw new Error('chatId or from is needed');
	const service = chooseService(world.store, [actor.from], null) ?? 'iMessage';
	return (
		world.store.chats.reusableFor(line, [actor.from]) ??
		openChat(world, line, [actor.from], service, newTraceId())
	);
}

/** A person who is in a chat; the first if not given. */
export function personOf(chat: Chat, from: string | undefined): ChatHandle {
	const active = chat.handles.filter((one) => !one.is_me && one.status === 'active');
	const person = from === undefined ? active[0] : active.find(({ handle }) => handle === from);
	if (!person) {
		const who = from === undefined ? 'Nobody else is' : `${from} is not`;
		throw new Error(`${who} in chat ${chat.id}`);
	}
	return person;
}

/** A message of the account. */
export function messageOf(world: World, id: string): Message {
	const message = world.store.messages.get(id);
	if (!message) throw new Error(`There is no message ${id}`);
	return message;
}

function storeFile(world: World, { filename, contentType, data }: InboundMedia): Attachment {
	const bytes = typeof data === 'string' ? Buffer.from(data, 'base64') : Buffer.from(data);
	return addFile(world, { filename, contentType, bytes });
}

function partOf({ id: attachmentId }: Attachment): Part {
	return { type: 'media', attachmentId, reactions: [] };
}

function partsOf(world: World, reply: Reply, person: ChatHandle): Part[] {
	const { text, link, media = [], poll, newerParts = [] } = reply;
	if (poll) return [{ type: 'poll', options: newOptions(poll, person), reactions: [] }];
	const parts: Part[] = [];
	if (link !== undefined) parts.push({ type: 'link', value: link, reactions: [] });
	if (text !== undefined) {
		parts.push({ type: 'text', value: text, decorations: null, reactions: [] });
	}
	parts.push(...media.map((file) => partOf(storeFile(world, file))));
	parts.push(...newerParts.map((content) => ({ type: 'newer' as const, content, reactions: [] })));
	if (parts.length === 0) throw new Error('text, link or media is needed');
	return parts;
}

/** Words that opt out or in; any other word is an opt-in too (api-v3 §d.6). */
function noteOptOut(world: World, chat: Chat, from: string, text: string | undefined): void {
	const optsOut = isOptOut(text ?? '');
	if (optsOut) world.store.optedOut.add(from);
	else world.store.optedOut.delete(from);
	if (!chat.isGroup) chat.optedOut = optsOut;
}

/** Somebody writes. */
export function reply(world: World, what: Reply) {
	const chat = chatOf(world, what);
	if (ownHandle(chat).status !== 'active') throw new Error(`The line has left chat ${chat.id}`);
	const person = personOf(chat, what.from);
	if (world.store.blocked.has(person.handle) && !chat.isGroup) {
		throw new Error(`${person.handle} is blocked: Linq drops what they write`);
	}
	const now = world.clock.iso();
	noteOptOut(world, chat, person.handle, what.text);
	const message = addMessage(world, chat, {
		id: newId(),
		fromMe: false,
		from: person,
		parts: partsOf(world, what, person),
		effect: what.effect ?? null,
		preferredService: null,
		replyTo:
			what.replyTo === undefined
				? null
				: { message_id: what.replyTo, part_index: what.replyToPart ?? 0 },
		service: chat.service,
		status: 'received',
		isRead: false,
		voiceMemo: what.voiceMemo ?? false,
		createdAt: now,
		sentAt: now,
		deliveredAt: null,
		readAt: null,
		idempotencyKey: null,
		traceId: newTraceId(),
	});
	raiseMessage(world, 'received', message);
	return messageView(world, message);
}

export interface PersonsReaction {
	messageId: string;
	from?: string;
	operation?: 'add' | 'remove';
	type?: string;
	customEmoji?: string;
	/** For the type `sticker`; a file is stored, and its URL becomes the sticker's. */
	sticker?: Sticker & { file?: InboundMedia };
	partIndex?: number;
}

function stickerOf(world: World, { file, ...sticker }: Sticker & { file?: InboundMedia }): Sticker {
	if (!file) return sticker;
	const url = downloadUrl(world, storeFile(world, file));
	return { file_name: file.filename, mime_type: file.contentType, ...sticker, url };
}

/** Somebody reacts to a message, or removes the reaction. */
export function react(world: World, what: PersonsReaction): void {
	const message = messageOf(world, what.messageId);
	const { operation = 'add', type = 'love', partIndex = 0 } = what;
	const { customEmoji = null, sticker = null } = what;
	if (!message.parts[partIndex]) throw new Error(`Message has no part ${partIndex}`);
	const by = personOf(message.chat, what.from);
	const change = {
		operation,
		type,
		customEmoji,
		sticker: sticker && stickerOf(world, sticker),
		partIndex,
	};
	changeReaction(world, message, by, change, newTraceId());
}

/** Somebody edits what they wrote. */
export function edit(
	world: World,
	what: { messageId: string; text: string; partIndex?: number },
): void {
	const { messageId, text, partIndex = 0 } = what;
	editText(world, messageOf(world, messageId), { partIndex, text }, newTraceId());
}

/** Somebody starts or stops typing. */
export function type(world: World, what: Actor & { state?: 'started' | 'stopped' }): void {
	const chat = chatOf(world, what);
	const { handle } = personOf(chat, what.from);
	personTypes(world, chat, handle, what.state !== 'stopped');
}

/** Somebody joins a group, without a request to the API. */
export function join(world: World, what: { chatId: string; handle: string }): void {
	joinNow(world, chatOf(world, what), what.handle, newTraceId());
}

/** Somebody leaves a group. */
export function leave(world: World, what: { chatId: string; handle: string }): void {
	const chat = chatOf(world, what);
	departNow(world, chat, personOf(chat, what.handle), 'left', newTraceId());
}

/** Somebody writes STOP to a line. */
export function optOut(world: World, what: { handle: string; line?: string }) {
	return reply(world, { from: what.handle, line: what.line, text: 'STOP' });
}

/** Introduces somebody: their name, and the best service that reaches them. */
export function meet(
	world: World,
	what: { handle: string; name: string; service?: Service },
): void {
	const { handle, name, service = 'iMessage' } = what;
	if (!isPhoneNumber(handle) && !isEmail(handle)) {
		throw new Error('handle must be a phone number in E.164 format or an email address');
	}
	if (!name) throw new Error('name is needed');
	if (!services.includes(service)) throw new Error(`service must be one of ${services.join(', ')}`);
	world.store.contacts.set(handle, { handle, name, service });
}
