import type { IDataObject } from 'n8n-workflow';

import { asList, asNumber, asRecord, asText } from '../shared/json';
import { quote } from '../shared/quote';

/** Enough to know again what is quoted. */
const LONGEST_QUOTE = 200;

/** What people call a file, by the start of its MIME type; the first that fits. */
const KINDS: Array<[string, string]> = [
	['image/', 'Photo'],
	['video/', 'Video'],
	['audio/', 'Audio'],
	['text/vcard', 'Contact'],
	['text/calendar', 'Calendar event'],
	['', 'File'],
];

/** As iMessage shows them (api-v3 §b, Reaction). */
const TAPBACKS: Record<string, string> = {
	love: '❤️',
	like: '👍',
	dislike: '👎',
	laugh: '😂',
	emphasize: '‼️',
	question: '❓',
	sticker: 'a sticker',
};

/**
 * The text of a message: its texts and links and, with `describe`, everything else in square brackets.
 */
export function textOf({ parts }: IDataObject, describe: boolean): string {
	return asList(parts)
		.map((part) => asText(part.value) ?? (describe ? `[${nameOf(part)}]` : ''))
		.filter(Boolean)
		.join('\n');
}

/** What a reaction says. */
export function reactionText({ type, custom_emoji: emoji }: IDataObject): string {
	const symbol = asText(emoji) ?? TAPBACKS[String(type)] ?? String(type);
	return `[Reacted with ${symbol} to the message above]`;
}

/**
 * What a message is a reply to, as people see it above the message (api-v3 §b, `reply_to`).
 *
 * @param messages among which it is looked for
 * @returns undefined for a message that is no reply
 */
export function repliedTo(message: IDataObject, messages: IDataObject[]): string | undefined {
	const { message_id: id, part_index: index } = asRecord(message.reply_to);
	if (asText(id) === undefined) return undefined;
	const parts = asList(messages.find((one) => one.id === id)?.parts);
	const words = textOf({ parts: parts.slice(asNumber(index) ?? 0).slice(0, 1) }, true);
	return words === '' ? 'an earlier message' : quote(words.replace(/\s+/g, ' '), LONGEST_QUOTE);
}

function nameOf(part: IDataObject): string {
	if (part.type === 'media') {
		const mimeType = String(part.mime_type);
		const kind = KINDS.find(([start]) => mimeType.startsWith(start))?.[1];
		return [kind, asText(part.filename)].filter(Boolean).join(': ');
	}
	if (part.type === 'imessage_app') {
		const { app, layout, fallback_text: fallback } = part;
		const caption = asText(asRecord(layout).caption) ?? asText(fallback);
		return ['App card', caption ?? asText(asRecord(app).name)].filter(Boolean).join(': ');
	}
	return String(part.type);
}
