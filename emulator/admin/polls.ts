import { addOptions as addToPoll, vote as changeVote } from '../life/polling';
import { newTraceId } from '../state/ids';
import { pollOf } from '../state/poll';
import type { Message, PollPart } from '../state/types';
import type { World } from '../world';
import { messageOf, personOf } from './people';

function pollIn(message: Message): PollPart {
	const poll = pollOf(message);
	if (!poll) throw new Error(`Message ${message.id} is not a poll`);
	return poll;
}

export interface PersonsVote {
	/** The message that is the poll. */
	messageId: string;
	/** The text of an option, or its id. */
	option: string;
	/** The person; the first other participant of the chat if not given. */
	from?: string;
	operation?: 'add' | 'remove';
}

/** Somebody votes, or takes a vote back. A person may vote for several options. */
export function vote(world: World, what: PersonsVote): void {
	const { operation = 'add' } = what;
	const message = messageOf(world, what.messageId);
	const option = pollIn(message).options.find(({ id, text }) => [id, text].includes(what.option));
	if (!option) throw new Error(`The poll has no option ${what.option}`);
	const by = personOf(message.chat, what.from);
	changeVote(world, message, by, { operation, option }, newTraceId());
}

/** Somebody adds options to a poll. */
export function addOptions(
	world: World,
	what: { messageId: string; options: string[]; from?: string },
): void {
	const message = messageOf(world, what.messageId);
	const added = { by: personOf(message.chat, what.from), texts: what.options };
	addToPoll(world, message, pollIn(message), added, newTraceId());
}
