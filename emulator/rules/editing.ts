import { refusal } from '../refusal';
import { requiredString, type JsonObject } from '../values';
import type { Message } from '../state/types';
import type { World } from '../world';
import { partIndexOf } from './parts';

const mostEdits = 5;
const quarterHour = 900_000;

export interface Edit {
	partIndex: number;
	text: string;
}

/**
 * An edit of an own text part: over iMessage, five times at most, within 15 minutes (api-v3 §b).
 * That the last two are conflicts (409/2015) is inferred.
 */
export function checkEdit(world: World, message: Message, body: JsonObject): Edit {
	const text = requiredString(body, 'text');
	if (text.length > 10_000) throw refusal(1004, 'text must not have more than 10,000 characters');
	const partIndex = partIndexOf(body.part_index, message);
	if (!message.fromMe) throw refusal(2005, 'Only your own messages can be edited');
	if (message.parts[partIndex].type !== 'text') {
		throw refusal(1004, 'Only text parts can be edited');
	}
	if (message.service !== 'iMessage') throw refusal(2017);
	if (message.edits >= mostEdits) throw refusal(2015, 'A message can be edited 5 times at most');
	if (world.clock.now() - Date.parse(message.createdAt) > quarterHour) {
		throw refusal(2015, 'A message can be edited within 15 minutes of sending');
	}
	return { partIndex, text };
}
