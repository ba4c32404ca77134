import { refusal } from '../refusal';
import { optionalString, requiredString, type JsonObject } from '../values';
import type { Message, Sticker } from '../state/types';
import { partIndexOf } from './parts';

const tapbacks = ['love', 'like', 'dislike', 'laugh', 'emphasize', 'question'];

export interface ReactionChange {
	operation: 'add' | 'remove';
	type: string;
	customEmoji: string | null;
	sticker: Sticker | null;
	partIndex: number;
}

/** The checked body of a reaction (api-v3 §b): iMessage and RCS, and no stickers yet. */
export function checkReaction(message: Message, body: JsonObject): ReactionChange {
	const operation = requiredString(body, 'operation');
	const type = requiredString(body, 'type');
	const emoji = optionalString(body, 'custom_emoji');
	const partIndex = partIndexOf(body.part_index, message);
	if (operation !== 'add' && operation !== 'remove') {
		throw refusal(1005, 'operation must be add or remove');
	}
	if (type === 'sticker') throw refusal(1005, 'Stickers cannot be sent');
	if (type !== 'custom' && !tapbacks.includes(type)) {
		throw refusal(1005, `type must be one of ${tapbacks.join(', ')}, custom`);
	}
	if (type === 'custom' && !emoji) {
		throw refusal(1001, 'custom_emoji is required when type is custom');
	}
	if (message.service === 'SMS') throw refusal(2017);
	const customEmoji = type === 'custom' ? (emoji ?? null) : null;
	return { operation, type, customEmoji, sticker: null, partIndex };
}
