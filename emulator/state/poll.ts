import { newId } from './ids';
import type { ChatHandle, Message, PollOption, PollPart } from './types';

/** The poll that a message is, if it is one. */
export function pollOf(message: Message): PollPart | undefined {
	const [part] = message.parts;
	return part.type === 'poll' ? part : undefined;
}

/** Options that nobody has voted for yet. */
export function newOptions(texts: readonly string[], by: ChatHandle): PollOption[] {
	return texts.map((text) => ({ id: newId(), text, by, votes: [] }));
}
