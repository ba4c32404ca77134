import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord, asText } from '../shared/json';

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
