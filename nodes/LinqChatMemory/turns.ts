import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord } from '../shared/json';
import { directionOf, senderOf } from '../shared/items/message';
import { isOptOut } from '../shared/optOut';
import type { MemorySettings } from './settings';
import { reactionText, textOf } from './messageText';

/** What one side says before the other side does: `user` is the people, `assistant` your line. */
export interface Turn {
	role: 'user' | 'assistant';
	text: string;
}

/** What the memory adds to what people have said. */
const NOTES = {
	failed: '[Not delivered: nobody has seen this message]',
	optOut: '[They opted out: nothing may be sent to them until they write something else]',
	unanswered: '[Not answered yet]',
};

/** Whether a message is to be remembered; see {@link MemorySettings}. */
export function isRemembered(
	message: IDataObject,
	{ leaveOut, describe }: MemorySettings,
): boolean {
	// A reaction is about a message of ours, mostly, and the agent must know that one.
	const isAnswered = directionOf(message) === 'inbound' && leaveOut.includes(String(message.id));
	return !isAnswered && textOf(message, describe) !== '';
}

/** Whether several people have written, your line apart. */
export function areOfSeveral(messages: IDataObject[]): boolean {
	const inbound = messages.filter((message) => directionOf(message) === 'inbound');
	return new Set(inbound.map(senderOf)).size > 1;
}

/**
 * The turns of messages that are given oldest first.
 *
 * @param options.isSigned whether each message of people begins with who wrote it
 */
export function turnsOf(
	messages: IDataObject[],
	{ describe, isSigned }: Pick<MemorySettings, 'describe'> & { isSigned: boolean },
): Turn[] {
	const say = (isMe: boolean, handle: string | undefined, text: string): Turn =>
		isMe
			? { role: 'assistant', text }
			: { role: 'user', text: isSigned ? `${handle}: ${text}` : text };

	const turns = messages.flatMap((message) => {
		const reactions = describe
			? asList(message.parts).flatMap((part) => asList(part.reactions))
			: [];
		return [
			say(directionOf(message) === 'outbound', senderOf(message), withNotes(message, describe)),
			...reactions.map((reaction) =>
				say(
					reaction.is_me === true,
					String(asRecord(reaction.handle).handle),
					reactionText(reaction),
				),
			),
		];
	});
	return alternating(turns);
}

function withNotes(message: IDataObject, describe: boolean): string {
	const text = textOf(message, describe);
	const isInbound = directionOf(message) === 'inbound';
	if (!isInbound && message.delivery_status === 'failed') return `${text}\n${NOTES.failed}`;
	if (isInbound && isOptOut(text)) return `${text}\n${NOTES.optOut}`;
	return text;
}

/**
 * Gemini refuses two messages of one side in a row (`@langchain/google-genai`), and the prompt, which
 * comes after the memory, is one of the user.
 */
function alternating(turns: Turn[]): Turn[] {
	const joined: Turn[] = [];
	for (const { role, text } of turns) {
		const last = joined.at(-1);
		if (last?.role === role) last.text += `\n${text}`;
		else joined.push({ role, text });
	}
	if (joined.at(-1)?.role === 'user') joined.push({ role: 'assistant', text: NOTES.unanswered });
	return joined;
}
