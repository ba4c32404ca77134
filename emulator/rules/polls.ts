import { refusal } from '../refusal';
import { recipientsOf } from '../state/chatIndex';
import type { Chat, PollOption, PollPart } from '../state/types';
import { isObject, optionalString, required, requiredString, type JsonObject } from '../values';
import type { World } from '../world';
import { checkIdempotencyKey } from './messageContent';
import { checkRateLimit } from './rateLimit';
import { checkNotBlocked, checkOptOut } from './sendable';

/** The texts of options, at least so many. How many there may be is not documented. */
export function checkOptions(body: JsonObject, least: number): string[] {
	const options = required(body, 'options');
	if (!Array.isArray(options)) throw refusal(1003, 'options must be an array');
	if (options.length < least) throw refusal(1004, `options must have ${least} or more entries`);
	return options.map((option: unknown, index) => {
		if (!isObject(option)) throw refusal(1003, `options[${index}] must be an object`);
		return requiredString(option, 'text');
	});
}

export interface PollDraft {
	options: string[];
	idempotencyKey: string | null;
}

/** The checked `poll` of a body (api-v3 §b): two options or more, and no title. */
export function checkPoll(body: JsonObject): PollDraft {
	const poll = required(body, 'poll');
	if (!isObject(poll)) throw refusal(1003, 'poll must be an object');
	return {
		options: checkOptions(poll, 2),
		idempotencyKey: checkIdempotencyKey(optionalString(poll, 'idempotency_key')),
	};
}

/**
 * Polls go to iMessage chats (409/2017), and not as the first message (api-v3 §b). The code of the
 * latter is not documented; 400/1005 is that of the other rule for first messages. Neither is a way
 * past an opt-out.
 */
export function checkPollSendableTo(world: World, chat: Chat): void {
	const people = recipientsOf(chat);
	if (chat.service !== 'iMessage') throw refusal(2017);
	if (chat.messages.length === 0) {
		throw refusal(1005, 'The first message of a chat cannot be a poll');
	}
	checkNotBlocked(world, people);
	checkOptOut(world, people, false);
	checkRateLimit(world, chat.line, people);
}

export interface VoteChange {
	operation: 'add' | 'remove';
	option: PollOption;
}

/** The checked body of a vote. How Linq refuses an unknown option is not documented. */
export function checkVote(poll: PollPart, body: JsonObject): VoteChange {
	const operation = requiredString(body, 'operation');
	const optionId = requiredString(body, 'option_id');
	if (operation !== 'add' && operation !== 'remove') {
		throw refusal(1005, 'operation must be add or remove');
	}
	const option = poll.options.find(({ id }) => id === optionId.toLowerCase());
	if (!option) throw refusal(1005, 'option_id is not an option of this poll');
	return { operation, option };
}
