import type { JsonObject } from '../values';

/** What a number can be reached by, and what a chat runs on (api-v3 §b, ServiceType). */
export type Service = 'iMessage' | 'RCS' | 'SMS';

export type Standing = 'HEALTHY' | 'AT_RISK' | 'CRITICAL';

/** One of the account's own numbers. */
export interface Line {
	id: string;
	phoneNumber: string;
	standing: Standing;
	forwardingNumber: string | null;
}

/** Somebody the emulator knows more about than their handle. */
export interface Contact {
	handle: string;
	name: string;
	/** The best service that reaches them; it implies the lesser ones. */
	service: Service;
}

/** A participant of a chat, in the API's own form (api-v3 §b, ChatHandle). */
export interface ChatHandle {
	id: string;
	handle: string;
	joined_at: string;
	service: Service;
	is_me: boolean;
	left_at: string | null;
	status: 'active' | 'left' | 'removed';
}

export interface Chat {
	/** Creation order; the key that cursors stand on. */
	seq: number;
	id: string;
	line: string;
	handles: ChatHandle[];
	isGroup: boolean;
	service: Service;
	displayName: string | null;
	icon: string | null;
	createdAt: string;
	updatedAt: string;
	optedOut: boolean;
	/** Oldest first; the record that Linq keeps. */
	messages: Message[];
	/**
	 * What those in the chat see, oldest first: its messages, those deleted at Linq included, and
	 * what happened between them.
	 */
	timeline: TimelineEntry[];
	/** Who is typing, as the others see it, and until when at most; the emulator's time. */
	typing: Map<string, number>;
}

/** Something that a chat shows between its messages. */
export interface Notice {
	id: string;
	what:
		| 'joined'
		| 'left'
		| 'removed'
		| 'renamed'
		| 'iconChanged'
		| 'cardShared'
		| 'locationRequested'
		| 'locationStarted'
		| 'locationStopped';
	/** The handle it is about. */
	handle: string;
	at: string;
	/** The new name of a group. */
	name?: string;
	/** Where somebody is. */
	location?: SharedLocation;
}

export type TimelineEntry = { message: Message } | { notice: Notice };

export interface TextDecoration {
	range: [number, number];
	style?: string;
	animation?: string;
}

/** A sticker on a message, in the API's own form (api-v3 §b, Reaction). */
export interface Sticker {
	file_name?: string;
	width?: number;
	height?: number;
	mime_type?: string;
	url?: string;
}

export interface Reaction {
	handle: ChatHandle;
	type: string;
	customEmoji: string | null;
	sticker: Sticker | null;
}

/** The part of an app card that an update may replace (api-v3 §b). */
export interface AppCardContent {
	layout: Record<string, string>;
	url: string;
	fallback_text: string | null;
}

export interface AppCard extends AppCardContent {
	app: { bundle_id: string; name: string; team_id: string; app_store_id?: number };
}

interface Reactable {
	reactions: Reaction[];
}

export type TextPart = Reactable & {
	type: 'text';
	value: string;
	decorations: TextDecoration[] | null;
};
export type MediaPart = Reactable & { type: 'media'; attachmentId: string };
export type LinkPart = Reactable & { type: 'link'; value: string };
export type AppPart = Reactable & { type: 'imessage_app' } & AppCard;

export interface Vote {
	handle: string;
	at: string;
}

export interface PollOption {
	id: string;
	text: string;
	/** Who thought of it. */
	by: ChatHandle;
	votes: Vote[];
}

/** A poll: the only part of its message (api-v3 §b, polls). */
export type PollPart = Reactable & { type: 'poll'; options: PollOption[] };
/** A part of a kind that is newer than this emulator; it is passed on as it is. */
export type NewerPart = Reactable & { type: 'newer'; content: JsonObject };
export type Part = TextPart | MediaPart | LinkPart | AppPart | PollPart | NewerPart;

export interface Effect {
	name?: string;
	type?: 'screen' | 'bubble';
}

export interface ReplyTo {
	message_id: string;
	part_index: number;
}

export type DeliveryStatus =
	| 'pending'
	| 'queued'
	| 'sent'
	| 'delivered'
	| 'received'
	| 'read'
	| 'failed';

/** The code and reason of a `message.failed` (api-v3 §e.5). */
export interface Failure {
	code: number;
	reason: string;
}

export interface Message {
	seq: number;
	id: string;
	chat: Chat;
	fromMe: boolean;
	from: ChatHandle;
	parts: Part[];
	effect: Effect | null;
	preferredService: Service | null;
	replyTo: ReplyTo | null;
	service: Service;
	status: DeliveryStatus;
	isRead: boolean;
	createdAt: string;
	updatedAt: string;
	sentAt: string | null;
	deliveredAt: string | null;
	readAt: string | null;
	idempotencyKey: string | null;
	/** The trace of the call that sent it; its webhooks repeat it (api-v3 §1). */
	traceId: string;
	edits: number;
	/** Audio that plays in the chat, which the API does not tell from a file with audio in it. */
	voiceMemo: boolean;
	/** Why it failed, if it did. */
	failure: Failure | null;
	/** The first message of the thread it belongs to, if it is a reply. */
	threadRoot: Message | null;
	/** Those that reply to it, directly or not; oldest first. */
	thread: Message[];
}

export interface Attachment {
	id: string;
	filename: string;
	contentType: string;
	sizeBytes: number;
	createdAt: string;
	/** The public URL it stands for; the emulator fetches nothing. */
	source?: string;
	/** Null until its bytes were uploaded. */
	bytes: Buffer | null;
	/** When it may be used after its upload; the emulator's time. */
	readyAt: number;
	uploadExpiresAt: number;
}

export interface ContactCard {
	firstName: string;
	lastName: string | null;
	imageUrl: string | null;
	phoneNumber: string;
	isActive: boolean;
}

export interface Subscription {
	id: string;
	targetUrl: string;
	events: string[];
	phoneNumbers: string[] | null;
	isActive: boolean;
	createdAt: string;
	updatedAt: string;
	secret: string;
}

export interface SharedLocation {
	coordinates: number[];
	address?: string;
	locality?: string;
	updatedAt: string;
}

/** Somebody whom the account does not want to hear from. */
export interface BlockedHandle {
	handle: string;
	blockedAt: string;
	reason: string | null;
}
