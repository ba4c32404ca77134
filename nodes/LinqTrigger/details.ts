import type { IDataObject } from 'n8n-workflow';

import { asList, asNumber, asRecord, asText } from '../shared/json';
import { asBoolean, withoutGaps, type Data } from './data';
import { isOptOut } from './optOut';

/** How an event differs from an unknown shape, and what it means. */
interface Details {
	/** Without these the payload is not what the event's name promises. */
	needs: Array<'chatId' | 'messageId' | 'participant'>;
	/** Fields beside who, where and which message. */
	read: (data: Data, facts: IDataObject) => IDataObject;
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
export function withDetails(event: string, data: Data, facts: IDataObject) {
	const details = DETAILS.get(event);
	const item: IDataObject = Object.assign(facts, details ? details.read(data, facts) : { data });
	const isComplete = !details || details.needs.every((name) => item[name] !== undefined);
	return isComplete ? withoutGaps(item) : undefined;
}

/** In 2025-01-01 the content is inside `message`; in 2026-02-03 it is in `data` itself. */
function content(data: Data, { direction }: IDataObject): IDataObject {
	const source = data.parts === undefined ? asRecord(data.message) : data;
	const parts = asList(source.parts);
	const isMedia = (part: Data) => part.type === 'media';
	const texts = parts.filter((part) => !isMedia(part)).map(({ value }) => asText(value));
	const text = texts.filter((value) => value !== undefined).join('\n');
	return {
		text,
		media: parts.filter(isMedia).map(mediaItem),
		optOut: direction === 'inbound' && isOptOut(text),
		replyToMessageId: asText(asRecord(source.reply_to).message_id),
		effect: asText(asRecord(source.effect).name),
		deliveredAt: asText(source.delivered_at),
		readAt: asText(source.read_at),
	};
}

function mediaItem(part: Data): IDataObject {
	return withoutGaps({
		id: asText(part.id),
		fileName: asText(part.filename),
		mimeType: asText(part.mime_type),
		sizeBytes: asNumber(part.size_bytes),
		url: asText(part.url),
	});
}

function edit(data: Data): IDataObject {
	const part = asRecord(data.part);
	return {
		text: asText(part.text) ?? '',
		partIndex: asNumber(part.index),
		editedAt: asText(data.edited_at),
	};
}

function failure(data: Data): IDataObject {
	const code = asNumber(data.code) ?? asNumber(data.error_code);
	return { failure: withoutGaps({ code, reason: asText(data.reason) }) };
}

function reactionFields(data: Data): IDataObject {
	return {
		reaction: withoutGaps({
			type: asText(data.reaction_type),
			emoji: asText(data.custom_emoji),
			stickerUrl: asText(asRecord(data.sticker).url),
			partIndex: asNumber(data.part_index),
		}),
	};
}

function participantFields(data: Data): IDataObject {
	const person = asRecord(data.participant);
	return {
		participant: asText(data.handle) ?? asText(person.handle),
		/** Whether it is one of your own lines that joined or left. */
		participantIsMe: asBoolean(person.is_me),
	};
}

function newChat(data: Data): IDataObject {
	const others = asList(data.handles).filter(({ is_me }) => is_me !== true);
	return {
		displayName: asText(data.display_name),
		/** As the other node gives and takes it. */
		participants: others.flatMap(({ handle }) => asText(handle) ?? []).join(', '),
	};
}

function oldAndNew(data: Data): IDataObject {
	return { oldValue: asText(data.old_value), newValue: asText(data.new_value) };
}

function lineStatus(data: Data): IDataObject {
	return {
		status: asText(data.new_status),
		previousStatus: asText(data.previous_status),
		reputation: asText(data.new_reputation),
		previousReputation: asText(data.previous_reputation),
	};
}
