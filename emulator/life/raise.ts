import { pollOf } from '../state/poll';
import type { Chat, ChatHandle, Failure, Message, PollOption, Reaction } from '../state/types';
import { displayNameOf } from '../views/chat';
import { healthStatus } from '../views/health';
import { editPayload, messagePayload } from '../webhooks/messagePayload';
import {
	addedOptionsPayload,
	pollFailurePayload,
	pollPayload,
	votePayload,
} from '../webhooks/pollPayload';
import type { World } from '../world';

type Step = 'sent' | 'received' | 'delivered' | 'read';

function raise(world: World, chat: Chat, type: string, traceId: string, data: unknown): void {
	world.webhooks.raise({ type, line: chat.line, traceId, data: () => data });
}

/**
 * What became of a message: one of the four events that differ between payload versions, or that
 * of a poll.
 */
export function raiseMessage(world: World, step: Step, message: Message): void {
	const poll = pollOf(message);
	if (poll) {
		const data = pollPayload(message, poll);
		raise(world, message.chat, `poll.${step}`, message.traceId, data);
		return;
	}
	world.webhooks.raise({
		type: `message.${step}`,
		line: message.chat.line,
		traceId: message.traceId,
		data: (version) => messagePayload(world, message, version),
	});
}

/** `message.failed`, or `poll.failed` for a poll. */
export function raiseFailed(world: World, message: Message, failure: Failure): void {
	const poll = pollOf(message);
	const failedAt = world.clock.iso();
	if (poll) {
		const data = pollFailurePayload(message, poll, failure, failedAt);
		raise(world, message.chat, 'poll.failed', message.traceId, data);
		return;
	}
	raise(world, message.chat, 'message.failed', message.traceId, {
		code: failure.code,
		failed_at: failedAt,
		chat_id: message.chat.id,
		message_id: message.id,
		reason: failure.reason,
	});
}

/** `poll.vote.added` or `poll.vote.removed`. */
export function raiseVote(
	world: World,
	message: Message,
	vote: { by: ChatHandle; operation: 'add' | 'remove'; option: PollOption },
	traceId: string,
): void {
	const type = vote.operation === 'add' ? 'poll.vote.added' : 'poll.vote.removed';
	raise(world, message.chat, type, traceId, votePayload(message, vote.option, vote.by));
}

/** `poll.updated`: somebody has added options. */
export function raisePollUpdated(
	world: World,
	message: Message,
	added: { by: ChatHandle; options: readonly PollOption[] },
	traceId: string,
): void {
	const data = addedOptionsPayload(message, added.options, added.by);
	raise(world, message.chat, 'poll.updated', traceId, data);
}

/** `message.edited`, for the part at this index. */
export function raiseEdited(world: World, message: Message, index: number, traceId: string): void {
	const part = message.parts[index];
	const text = part.type === 'text' ? part.value : '';
	const data = editPayload(message, index, text, world.clock.iso());
	raise(world, message.chat, 'message.edited', traceId, data);
}

/** `reaction.added` or `reaction.removed`, for a poll `poll.reaction.added`. */
export function raiseReaction(
	world: World,
	operation: 'add' | 'remove',
	message: Message,
	reaction: { by: ChatHandle; partIndex: number } & Omit<Reaction, 'handle'>,
	traceId: string,
): void {
	const isOfPoll = pollOf(message) !== undefined;
	// There is no event for a reaction that is taken back from a poll (api-v3 §e.5).
	if (isOfPoll && operation === 'remove') return;
	const type = `${isOfPoll ? 'poll.' : ''}reaction.${operation === 'add' ? 'added' : 'removed'}`;
	raise(world, message.chat, type, traceId, {
		chat_id: message.chat.id,
		message_id: message.id,
		part_index: reaction.partIndex,
		reaction_type: reaction.type,
		is_from_me: reaction.by.is_me,
		from: reaction.by.handle,
		from_handle: reaction.by,
		custom_emoji: reaction.customEmoji,
		sticker: reaction.sticker,
		service: message.service,
		reacted_at: world.clock.iso(),
	});
}

/** `chat.created`. */
export function raiseChatCreated(world: World, chat: Chat, traceId: string): void {
	raise(world, chat, 'chat.created', traceId, {
		id: chat.id,
		display_name: displayNameOf(chat),
		handles: chat.handles,
		is_group: chat.isGroup,
		health_status: healthStatus(chat),
		service: chat.service,
		created_at: chat.createdAt,
		updated_at: chat.updatedAt,
	});
}

/** `participant.added` or `participant.removed`. */
export function raiseParticipant(
	world: World,
	type: 'participant.added' | 'participant.removed',
	chat: Chat,
	participant: ChatHandle,
	traceId: string,
): void {
	raise(world, chat, type, traceId, {
		chat_id: chat.id,
		handle: participant.handle,
		participant,
		[type === 'participant.added' ? 'added_at' : 'removed_at']: world.clock.iso(),
	});
}

/** `chat.group_name_updated` or `chat.group_icon_updated`. */
export function raiseGroupChange(
	world: World,
	chat: Chat,
	what: 'name' | 'icon',
	change: { from: string | null; to: string | null; by: ChatHandle },
	traceId: string,
): void {
	raise(world, chat, `chat.group_${what}_updated`, traceId, {
		chat_id: chat.id,
		old_value: change.from,
		new_value: change.to,
		changed_by_handle: change.by,
		updated_at: world.clock.iso(),
	});
}

/** `chat.group_name_update_failed` or `chat.group_icon_update_failed`. */
export function raiseGroupChangeFailed(
	world: World,
	chat: Chat,
	what: 'name' | 'icon',
	code: number,
	traceId: string,
): void {
	raise(world, chat, `chat.group_${what}_update_failed`, traceId, {
		chat_id: chat.id,
		error_code: code,
		failed_at: world.clock.iso(),
	});
}

/** `chat.typing_indicator.started` or `.stopped`. */
export function raiseTyping(
	world: World,
	chat: Chat,
	state: 'started' | 'stopped',
	traceId: string,
): void {
	raise(world, chat, `chat.typing_indicator.${state}`, traceId, { chat_id: chat.id });
}
