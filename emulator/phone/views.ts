import { attachmentIdOf } from '../storage/presign';
import { reachableBy } from '../rules/services';
import type { Chat, ContactCard, Message, Notice, Part, Reaction } from '../state/types';
import { barePartView } from '../views/parts';
import { displayNameOf } from '../views/chat';
import type { World } from '../world';
import { filePath } from './files';

/**
 * A picture as the page may show it: `url` is one of our own files or a `data:` URL, and null for
 * one elsewhere, because nothing here reaches beyond this machine.
 */
function pictureView(world: World, source: string | null | undefined) {
	if (!source) return null;
	const id = attachmentIdOf(world, source);
	if (id !== undefined) return { source, url: filePath(id) };
	return { source, url: source.startsWith('data:image/') ? source : null };
}

function reactionView(world: World, { handle, type, customEmoji, sticker }: Reaction) {
	return {
		handle: handle.handle,
		type,
		emoji: customEmoji,
		sticker: sticker && { name: sticker.file_name ?? null, ...pictureView(world, sticker.url) },
	};
}

function partView(world: World, part: Part) {
	const reactions = part.reactions.map((reaction) => reactionView(world, reaction));
	switch (part.type) {
		case 'media': {
			const file = world.store.attachments.get(part.attachmentId);
			return {
				type: part.type,
				reactions,
				name: file?.filename ?? null,
				contentType: file?.contentType ?? null,
				size: file?.sizeBytes ?? 0,
				// Where the bytes are ours to show; a deleted file has none, a public one stays unfetched.
				url: file?.bytes && file.source === undefined ? filePath(part.attachmentId) : null,
				source: file?.source ?? null,
			};
		}
		case 'imessage_app':
			return {
				type: part.type,
				reactions,
				app: part.app,
				layout: part.layout,
				url: part.url,
				picture: pictureView(world, part.layout.image_url),
			};
		case 'poll':
			return {
				type: part.type,
				reactions,
				options: part.options.map(({ id, text, votes }) => ({
					id,
					text,
					voters: votes.map(({ handle }) => handle),
				})),
			};
		case 'newer':
			return { type: part.type, reactions, content: part.content };
		default:
			return { ...barePartView(world, part), reactions };
	}
}

/** A message as those in its chat see it. */
export function messageEntry(world: World, message: Message) {
	return {
		kind: 'message' as const,
		id: message.id,
		chatId: message.chat.id,
		version: world.changes.last,
		at: message.createdAt,
		handle: message.from.handle,
		fromLine: message.fromMe,
		parts: message.parts.map((part) => partView(world, part)),
		effect: message.effect,
		replyTo: message.replyTo,
		thread: message.threadRoot?.id ?? null,
		service: message.service,
		status: message.status,
		readAt: message.readAt,
		edits: message.edits,
		voiceMemo: message.voiceMemo,
		failure: message.failure,
	};
}

/** Something between messages. */
export function noticeEntry(world: World, chat: Chat, notice: Notice) {
	return {
		kind: 'notice' as const,
		...notice,
		chatId: chat.id,
		version: world.changes.last,
		fromLine: notice.handle === chat.line,
	};
}

/** A chat as a list of chats shows it. */
export function phoneChatView(world: World, chat: Chat) {
	const last = chat.timeline.findLast((entry) => 'message' in entry);
	return {
		id: chat.id,
		version: world.changes.last,
		line: chat.line,
		isGroup: chat.isGroup,
		name: chat.isGroup ? chat.displayName : null,
		title: displayNameOf(chat),
		picture: pictureView(world, chat.icon),
		service: chat.service,
		optedOut: chat.optedOut,
		updatedAt: chat.updatedAt,
		handles: chat.handles.map(({ handle, status }) => ({ handle, status })),
		typing: [...chat.typing.keys()],
		last: last ? messageEntry(world, last.message) : null,
	};
}

/** Everything that those in a chat see, oldest first. */
export function timelineView(world: World, chat: Chat) {
	return chat.timeline.map((entry) =>
		'message' in entry
			? messageEntry(world, entry.message)
			: noticeEntry(world, chat, entry.notice),
	);
}

function lineName(card: ContactCard | undefined): string | null {
	return card?.isActive ? `${card.firstName} ${card.lastName ?? ''}`.trim() : null;
}

function people(world: World) {
	const { contacts, chats, lines, locations, optedOut } = world.store;
	const handles = new Set(contacts.keys());
	for (const chat of chats.all) for (const { handle } of chat.handles) handles.add(handle);
	return [...handles]
		.filter((handle) => !lines.has(handle))
		.map((handle) => ({
			handle,
			name: contacts.get(handle)?.name ?? null,
			service: reachableBy(world.store, handle)[0],
			optedOut: optedOut.has(handle),
			location: locations.get(handle) ?? null,
		}));
}

/** Everything of the account that belongs to no chat. */
export function accountView(world: World) {
	const { lines, contactCards, subscriptions } = world.store;
	return {
		lines: [...lines.values()].map(({ phoneNumber, standing }) => {
			const card = contactCards.get(phoneNumber);
			const picture = pictureView(world, card?.imageUrl);
			return { handle: phoneNumber, standing, name: lineName(card), picture };
		}),
		people: people(world),
		subscriptions: [...subscriptions.values()].map(({ id, targetUrl, events, isActive }) => ({
			id,
			targetUrl,
			events,
			isActive,
		})),
		faults: {
			requests: world.faults.list(),
			deliveries: world.deliveryFaults.list(),
			messages: world.plannedFailures,
			groupChanges: world.plannedGroupFailures,
		},
		clock: world.clock.state(),
		doors: [...world.doors].map(([name, { label, help }]) => ({ name, label, help })),
	};
}
