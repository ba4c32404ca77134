import type { IDataObject } from 'n8n-workflow';

import { asList, asNumber, asRecord, asText } from '../shared/json';
import { describedTextOf, textOf } from '../shared/messageParts';
import { quote } from '../shared/quote';

/** Enough to know again what is quoted. */
const LONGEST_QUOTE = 200;

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
export function rememberedText({ parts }: IDataObject, describe: boolean): string {
	return describe ? describedTextOf(parts) : textOf(parts);
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
	const text = rememberedText({ parts: parts.slice(asNumber(index) ?? 0).slice(0, 1) }, true);
	return text === '' ? 'an earlier message' : quote(text.replace(/\s+/g, ' '), LONGEST_QUOTE);
}
