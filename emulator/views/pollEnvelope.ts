import type { Message, PollPart } from '../state/types';
import { reactionView } from './parts';
import { pollView } from './poll';

/** A poll and the message that it is (api-v3 §b, PollEnvelope). */
export function pollEnvelope(message: Message, poll: PollPart) {
	return {
		chat_id: message.chat.id,
		message_id: message.id,
		created_at: message.createdAt,
		updated_at: message.updatedAt,
		poll: pollView(poll),
		reactions: poll.reactions.map(reactionView),
	};
}
