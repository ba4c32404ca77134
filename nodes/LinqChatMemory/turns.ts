import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord } from '../shared/json';
import { directionOf, senderOf } from '../shared/items/message';
import { isOptOut } from '../shared/optOut';
import type { MemorySettings } from './settings';
import { reactionText, repliedTo, rememberedText } from './messageText';

/** What one side says before the other side does: `user` is the people, `assistant` your line. */
export interface Turn {
	role: 'user' | 'assistant';
	text: string;
}

/** What the memory adds to what people have said. */
const NOTES = {
	begin: '[What you remember of this chat begins here]',
	failed: '[Not delivered: nobody has seen this message]',
	optOut: '[They opted out: nothing may be sent to them until they write something else]',
	unanswered: '[Not answered yet]',
	reply: (text: string) => `[In reply to ${text}]`,
	answered: (text: string) => `[What they write now is in reply to ${text}]`,
};

/** Whether the agent has a message as its prompt. */
function isAnswered(message: IDataObject, { leaveOut }: MemorySettings): boolean {
	// A reaction is about a message of ours, mostly, and the agent must know that one.
	return directionOf(message) === 'inbound' && leaveOut.includes(String(message.id));
}

/** Whether a message is to be remembered; see {@link MemorySettings}. */
export function isRemembered(message: IDataObject, settings: MemorySettings): boolean {
	return !isAnswered(message, settings) && rememberedText(message, settings.describe) !== '';
}

/** Whether several people have written, your line apart. */
export function areOfSeveral(messages: IDataObject[]): boolean {
	const inbound = messages.filter((message) => directionOf(message) === 'inbound');
	return new Set(inbound.map(senderOf)).size > 1;
}

/** What the turns of some messages depend on, besides these messages. */
interface Surroundings {
	settings: MemorySettings;
	/** All that may be known of the chat, also what is not told; replies quote it. */
	known: IDataObject[];
	/** Whether several people have written. */
	isGroup: boolean;
}

/** The turns of messages that are given oldest first. */
export function turnsOf(messages: IDataObject[], surroundings: Surroundings): Turn[] {
	const { settings, known, isGroup } = surroundings;
	const isSigned = isGroup && settings.namesInGroups;
	const say = (isMe: boolean, handle: string | undefined, text: string): Turn =>
		isMe
			? { role: 'assistant', text }
			: { role: 'user', text: isSigned ? `${handle}: ${text}` : text };

	const turns = messages.flatMap((message) => {
		const reactions = settings.describe
			? asList(message.parts).flatMap((part) => asList(part.reactions))
			: [];
		const text = withNotes(message, surroundings);
		return [
			say(directionOf(message) === 'outbound', senderOf(message), text),
			...reactions.map((reaction) =>
				say(
					reaction.is_me === true,
					String(asRecord(reaction.handle).handle),
					reactionText(reaction),
				),
			),
		];
	});
	const quoted = known
		.filter((message) => settings.describe && isAnswered(message, settings))
		.flatMap((message) => repliedTo(message, known) ?? []);
	return alternating(turns, quoted.map(NOTES.answered));
}

function withNotes(message: IDataObject, { settings, known, isGroup }: Surroundings): string {
	const text = rememberedText(message, settings.describe);
	const isInbound = directionOf(message) === 'inbound';
	const quoted = settings.describe ? repliedTo(message, known) : undefined;
	const notes = {
		before: quoted && NOTES.reply(quoted),
		failed: !isInbound && message.delivery_status === 'failed' && NOTES.failed,
		// Who opts out in a group does so for messages to them alone (api-v3 §d.6).
		optOut: isInbound && !isGroup && isOptOut(text) && NOTES.optOut,
	};
	return [notes.before, text, notes.failed, notes.optOut].filter(Boolean).join('\n');
}

/**
 * One side after the other. Gemini refuses two messages of one side in a row (`@langchain/google-genai`),
 * and Anthropic and Gemini a conversation that does not begin with the user; the prompt, which comes
 * after the memory, is one of the user, too.
 *
 * @param lastNotes what is to be known of the prompt
 */
function alternating(turns: Turn[], lastNotes: string[]): Turn[] {
	const ours = (text: string): Turn => ({ role: 'assistant', text });
	const isUnanswered = turns.at(-1)?.role === 'user';
	const all = [...turns, ...(isUnanswered ? [ours(NOTES.unanswered)] : []), ...lastNotes.map(ours)];
	const joined: Turn[] = [];
	if (all[0]?.role === 'assistant') joined.push({ role: 'user', text: NOTES.begin });
	for (const { role, text } of all) {
		const last = joined.at(-1);
		if (last?.role === role) last.text += `\n${text}`;
		else joined.push({ role, text });
	}
	return joined;
}
