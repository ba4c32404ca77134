import type { IDataObject } from 'n8n-workflow';

import { lineIn } from '../../shared/chatHandles';
import { sameHandle } from '../../shared/handles';
import { asList, asRecord, asText } from '../../shared/json';
import { textOf } from '../../shared/messageParts';
import { isOptOut } from '../../shared/optOut';
import type { Chat } from './look';
import type { Rules, Wait } from './wait';
import { choiceOf, TAPBACK_SIGNS, verbatimChoice, yesOrNo } from './words';

/** The meaning of an answer, by the kind of answer that was asked for. */
interface Meaning {
	approved?: boolean;
	choice?: string;
	optOut?: boolean;
}

/** An answer, as Linq's own record of the chat has it. */
export interface Answer extends Meaning {
	via: 'reply' | 'tapback' | 'vote';
	from: string;
	text: string;
	/** The parts of its messages. */
	parts: IDataObject[];
	/** The message that answers, the one that was tapped, or the poll. */
	messageId: string;
	/** ISO 8601; Linq does not say of a tapback when it was given. */
	at?: string;
}

/** What somebody wrote after the question. */
interface Written {
	messageId: string;
	from: string;
	text: string;
	parts: IDataObject[];
	at: string;
}

/**
 * Finds the answer to a question in its chat, whose messages may come in any order: the first reply that
 * is one, otherwise a vote, otherwise a tapback.
 */
export function findAnswer(wait: Wait, { messages, poll }: Chat): Answer | undefined {
	const replies = writtenSince(wait, messages).filter(({ from }) => isAsked(wait, from));
	for (const reply of replies) {
		const meaning = meaningOf(wait, reply.text);
		if (meaning) return { ...reply, ...meaning, via: 'reply' };
	}
	return voteIn(wait, poll) ?? tapbackOn(wait, messages);
}

/** An answer with what the same person wrote after it. Whoever corrects it means the last one. */
export function joinedAnswer(wait: Wait, messages: IDataObject[], first: Answer): Answer {
	const all = writtenSince(wait, messages).filter(({ from }) => sameHandle(from, first.from));
	const rest = all.slice(all.findIndex(({ messageId }) => messageId === first.messageId));
	const texts = rest.map((message) => message.text).filter(Boolean);
	const nothing = { approved: undefined, choice: undefined, optOut: undefined };
	return {
		...first,
		...nothing,
		...texts.map((text) => meaningOf(wait, text)).findLast(Boolean),
		text: texts.join('\n'),
		parts: rest.flatMap(({ parts }) => parts),
	};
}

/**
 * What to tell the author of a message that is no answer; each person is told once, so that two machines
 * do not write to each other for ever.
 */
export function remarkOn(
	wait: Wait,
	messages: IDataObject[],
	messageId: string,
): string | undefined {
	const written = writtenSince(wait, messages);
	const meant = written.find((message) => message.messageId === messageId);
	if (!meant) return undefined;
	const first = written.find(({ from }) => sameHandle(from, meant.from));
	if (first !== meant || isOptOut(meant.text)) return undefined;
	return (isAsked(wait, meant.from) ? wait.howToAnswer : wait.answerToOthers) || undefined;
}

/**
 * What others have written since the question, the oldest first. A reply to another message is not about
 * the question, unless it says STOP.
 */
function writtenSince(wait: Wait, messages: IDataObject[]): Written[] {
	const asked = [wait.offer?.messageId, ...askedIn(wait, messages).map(({ id }) => id)];
	return messages
		.filter((message) => {
			const repliedTo = asText(asRecord(message.reply_to).message_id);
			return (
				message.is_from_me !== true &&
				message.id !== wait.messageId &&
				isSince(wait, message) &&
				(repliedTo === undefined || asked.includes(repliedTo) || isOptOut(textOf(message.parts)))
			);
		})
		.map((message) => ({
			messageId: String(message.id),
			from: String(asRecord(message.from_handle).handle ?? message.from ?? ''),
			text: textOf(message.parts),
			parts: asList(message.parts),
			at: String(message.created_at),
		}))
		.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** The messages that ask: the question, and the line that tells somebody again how to answer it. */
function askedIn(wait: Wait, messages: IDataObject[]): IDataObject[] {
	const isToldAgain = (message: IDataObject) =>
		message.is_from_me === true &&
		isSince(wait, message) &&
		wait.howToAnswer !== '' &&
		textOf(message.parts) === wait.howToAnswer;
	return messages.filter((message) => message.id === wait.messageId || isToldAgain(message));
}

const isSince = ({ askedAt }: Wait, message: IDataObject) =>
	Date.parse(String(message.created_at)) > askedAt;

function isAsked({ onlyFrom }: Rules, from: string): boolean {
	return onlyFrom.length === 0 || onlyFrom.includes(from.toLowerCase());
}

/** @returns undefined for words that do not answer the question */
function meaningOf(rules: Rules, text: string): Meaning | undefined {
	if (isOptOut(text)) return { optOut: true, ...(rules.responseType === 'approval' && NO) };
	switch (rules.responseType) {
		case 'freeText':
			return {};
		case 'choice': {
			const choice = choiceOf(text, rules.choices);
			return choice === undefined ? undefined : { choice };
		}
		case 'approval': {
			const approved = yesOrNo(text, rules);
			if (approved !== undefined) return { approved };
			return rules.isReview && text !== '' ? NO : undefined;
		}
	}
}

const NO = { approved: false };

/**
 * The first vote for one of the choices (api-v3 §b, PollEnvelope). Others may add options of their own to
 * a poll; those are no choices, however much they look like one.
 */
function voteIn(wait: Wait, poll: IDataObject): Answer | undefined {
	const options = asList(poll.options);
	const line = lineIn(options.map(({ creator_handle: creator }) => creator));
	const votes = options.flatMap(({ text, voters }) => {
		const choice = verbatimChoice(String(text), wait.choices);
		return asList(voters).map(({ handle, voted_at: at }) => ({
			choice,
			from: asText(handle) ?? '',
			at: asText(at),
		}));
	});
	const first = votes
		.filter(({ choice, from }) => choice !== undefined && from !== line && isAsked(wait, from))
		.sort((a, b) => Date.parse(String(a.at)) - Date.parse(String(b.at)))
		.at(0);
	if (!first) return undefined;
	const { choice = '', from, at } = first;
	return {
		via: 'vote',
		choice,
		from,
		text: choice,
		parts: [],
		messageId: String(wait.offer?.messageId),
		at,
	};
}

function tapbackOn(wait: Wait, messages: IDataObject[]): Answer | undefined {
	if (wait.responseType !== 'approval' || wait.ignoreReactions) return undefined;
	for (const { id, parts } of askedIn(wait, messages)) {
		for (const { type, custom_emoji: emoji, handle, is_me: isMe } of reactionsOf(parts)) {
			const from = asText(asRecord(handle).handle) ?? '';
			const sign = asText(emoji) ?? TAPBACK_SIGNS[String(type)] ?? '';
			const approved = yesOrNo(sign, wait);
			if (isMe === true || !isAsked(wait, from) || approved === undefined) continue;
			return { via: 'tapback', approved, from, text: sign, parts: [], messageId: String(id) };
		}
	}
	return undefined;
}

const reactionsOf = (parts: unknown): IDataObject[] =>
	asList(parts).flatMap(({ reactions }) => asList(reactions));
