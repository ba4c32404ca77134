import type { ChatHandle, Failure, Message, PollOption, PollPart } from '../state/types';
import { optionView, pollView } from '../views/poll';
import { eventChat } from './messagePayload';

/** What every event of a poll says, except that of a reaction. */
function place(message: Message, by: ChatHandle) {
	return {
		direction: by.is_me ? 'outbound' : 'inbound',
		chat: eventChat(message.chat),
		message_id: message.id,
		sender_handle: by,
		service: message.service,
	};
}

/** `data` of poll.sent, received, delivered and read; the same in both versions (api-v3 §e.5). */
export function pollPayload(message: Message, poll: PollPart) {
	const times = message.fromMe
		? { sent_at: message.sentAt, delivered_at: message.deliveredAt, read_at: message.readAt }
		: { received_at: message.sentAt };
	return {
		...place(message, message.from),
		poll: pollView(poll),
		created_at: message.createdAt,
		updated_at: message.updatedAt,
		...times,
	};
}

/** `data` of poll.failed; the documented one has no sender. */
export function pollFailurePayload(
	message: Message,
	poll: PollPart,
	failure: Failure,
	failedAt: string,
) {
	return {
		...place(message, message.from),
		sender_handle: null,
		poll: pollView(poll),
		error: { code: failure.code, message: failure.reason },
		failed_at: failedAt,
	};
}

/** `data` of poll.vote.added and poll.vote.removed. */
export function votePayload(message: Message, option: PollOption, by: ChatHandle) {
	return { ...place(message, by), option_id: option.id };
}

/** `data` of poll.updated. */
export function addedOptionsPayload(
	message: Message,
	options: readonly PollOption[],
	by: ChatHandle,
) {
	return { ...place(message, by), added_options: options.map(optionView) };
}
