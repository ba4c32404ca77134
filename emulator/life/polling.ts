import type { VoteChange } from '../rules/polls';
import { newOptions } from '../state/poll';
import type { ChatHandle, Message, PollPart } from '../state/types';
import type { World } from '../world';
import { raisePollUpdated, raiseVote } from './raise';
import { change as changeMessage } from './sending';

/**
 * Somebody votes for an option, or takes the vote back. Votes for other options stay: iMessage lets
 * people choose several, and Linq documents nothing else. Where nothing changes, nobody is told.
 */
export function vote(
	world: World,
	message: Message,
	by: ChatHandle,
	change: VoteChange,
	traceId: string,
): void {
	const { operation, option } = change;
	const others = option.votes.filter(({ handle }) => handle !== by.handle);
	const hasVoted = others.length < option.votes.length;
	if (hasVoted === (operation === 'add')) return;
	option.votes = hasVoted ? others : [...others, { handle: by.handle, at: world.clock.iso() }];
	changeMessage(world, message, {});
	raiseVote(world, message, { by, ...change }, traceId);
}

/** Somebody adds options; none ever goes (api-v3 §b). */
export function addOptions(
	world: World,
	message: Message,
	poll: PollPart,
	added: { by: ChatHandle; texts: readonly string[] },
	traceId: string,
): void {
	const options = newOptions(added.texts, added.by);
	poll.options.push(...options);
	changeMessage(world, message, {});
	raisePollUpdated(world, message, { by: added.by, options }, traceId);
}
