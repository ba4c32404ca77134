import type { ReactionChange } from '../rules/reactions';
import type { ChatHandle, Message } from '../state/types';
import type { World } from '../world';
import { raiseReaction } from './raise';
import { change as changeMessage } from './sending';

/** Adds or takes away somebody's reaction. One per person and part: a new one replaces the old. */
export function react(
	world: World,
	message: Message,
	by: ChatHandle,
	change: ReactionChange,
	traceId: string,
): void {
	const part = message.parts[change.partIndex];
	part.reactions = part.reactions.filter(({ handle }) => handle.handle !== by.handle);
	if (change.operation === 'add') {
		const { type, customEmoji, sticker } = change;
		part.reactions.push({ handle: by, type, customEmoji, sticker });
	}
	changeMessage(world, message, {});
	raiseReaction(world, change.operation, message, { ...change, by }, traceId);
}
