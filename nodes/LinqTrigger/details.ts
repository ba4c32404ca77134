import { chatName, participantsIn } from '../shared/chatHandles';
import { asNumber, asRecord, asText } from '../shared/json';
import { attachmentsOf, describedTextOf, textOf } from '../shared/messageParts';
import { isOptOut } from '../shared/optOut';
import { asBoolean, type Data } from './data';
import type { EventItem } from './eventItem';

/** How an event differs from an unknown shape, and what it means. */
interface Details {
	/** Without these the payload is not what the event's name promises. */
	needs: Array<'chatId' | 'messageId' | 'participant'>;
	/** Fields beside who, where and which message. */
	read: (data: Data, facts: EventItem) => EventItem;
}

const message: Details = { needs: ['chatId', 'messageId'], read: content };
const reaction: Details = { needs: ['chatId', 'messageId'], read: reactionFields };
const typing: Details = { needs: ['chatId'], read: () => ({}) };
const groupChange: Details = { needs: ['chatId'], read: oldAndNew };
const groupChangeFailed: Details = { needs: ['chatId'], read: failure };
const participant: Details = { needs: ['chatId', 'participant'], read: participantFields };

/**
 * Events with fields of their own (api-v3 §e.5). All others, among them calls (for which Linq
 * documents no fields) and events newer than this release, keep Linq's `data` as it is.
 */
const DETAILS = new Map<string, Details>([
	['message.received', message],
	['message.sent', message],
	['message.delivered', message],
	['message.read', message],
	['message.edited', { needs: ['chatId', 'messageId'], read: edit }],
	['message.failed', { needs: ['chatId', 'messageId'], read: failure }],
	['reaction.added', reaction],
	['reaction.removed', reaction],
	['chat.typing_indicator.started', typing],
	['chat.typing_indicator.stopped', typing],
	['chat.created', { needs: ['chatId'], read: newChat }],
	['chat.group_name_updated', groupChange],
	['chat.group_icon_updated', groupChange],
	['chat.group_name_update_failed', groupChangeFailed],
	['chat.group_icon_update_failed', groupChangeFailed],
	['participant.added', participant],
	['participant.removed', participant],
	['location.sharing.started', { needs: [], read: (data) => ({ endsAt: asText(data.ends_at) }) }],
	['location.sharing.stopped', { needs: [], read: () => ({}) }],
	['phone_number.status_updated', { needs: [], read: lineStatus }],
]);

/**
 * Adds what the event means to who, where and which message.
 *
 * @returns undefined when the payload is not what the event's name promises
 */
export function withDetails(event: string, data: Data, facts: EventItem): EventItem | undefined {
	const details = DETAILS.get(event);
	if (!details) return { ...facts, data };
	const known = Object.assign(facts, details.read(data, facts));
	return details.needs.every((name) => known[name] !== undefined) ? known : undefined;
}

/**
 * In 2025-01-01 the content is inside `message`; in 2026-02-03 it is in `data` itself. An inbound
 * message has n8n's names for what a person wrote in a chat as well, from which AI Agent, its
 * memories and *Message an Agent* read by default.
 */
function content(data: Data, { direction, chatId }: EventItem): EventItem {
	const source = data.parts === undefined ? asRecord(data.message) : data;
	const text = textOf(source.parts);
	const isInbound = direction === 'inbound';
	return {
		text,
		attachments: attachmentsOf(source.parts),
		optOut: isInbound && isOptOut(text),
		effect: asText(asRecord(source.effect).name),
		chatInput: isInbound ? describedTextOf(source.parts) : undefined,
		sessionId: isInbound ? chatId : undefined,
		replyToMessageId: asText(asRecord(source.reply_to).message_id),
		deliveredAt: asText(source.delivered_at),
		readAt: asText(source.read_at),
	};
}

function edit(data: Data): EventItem {
	const part = asRecord(data.part);
	return {
		text: asText(part.text) ?? '',
		partIndex: asNumber(part.index),
		editedAt: asText(data.edited_at),
	};
}

function failure(data: Data): EventItem {
	return {
		errorCode: asNumber(data.code) ?? asNumber(data.error_code),
		reason: asText(data.reason),
	};
}

/** As *Reaction: Add* takes and gives it: the name of a tapback, or the emoji. */
function reactionFields(data: Data): EventItem {
	return {
		reaction: asText(data.custom_emoji) ?? asText(data.reaction_type),
		stickerUrl: asText(asRecord(data.sticker).url),
		partIndex: asNumber(data.part_index),
	};
}

function participantFields(data: Data): EventItem {
	const person = asRecord(data.participant);
	return {
		participant: asText(data.handle) ?? asText(person.handle),
		/** Whether it is one of your own lines that joined or left. */
		participantIsMe: asBoolean(person.is_me),
	};
}

function newChat(data: Data): EventItem {
	return {
		displayName: chatName(asRecord(data)),
		participants: participantsIn(data.handles),
	};
}

function oldAndNew(data: Data): EventItem {
	return { oldValue: asText(data.old_value), newValue: asText(data.new_value) };
}

function lineStatus(data: Data): EventItem {
	return {
		status: asText(data.new_status),
		previousStatus: asText(data.previous_status),
		reputation: asText(data.new_reputation),
		previousReputation: asText(data.previous_reputation),
	};
}
