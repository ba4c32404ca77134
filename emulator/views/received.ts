import type { ReceivedMessage } from '../admin/received';
import { recipientsOf } from '../state/chatIndex';
import type { Message } from '../state/types';
import type { World } from '../world';
import { partView } from './parts';

/** A sent message as the log keeps it: what went out, whatever becomes of it later. */
export function receivedView(
	world: World,
	message: Message,
	kind: ReceivedMessage['kind'],
): ReceivedMessage {
	return {
		kind,
		id: message.id,
		chatId: message.chat.id,
		from: message.from.handle,
		to: recipientsOf(message.chat),
		service: message.service,
		parts: message.parts.map((part) => partView(world, part)),
		effect: message.effect,
		replyTo: message.replyTo,
		preferredService: message.preferredService,
		idempotencyKey: message.idempotencyKey,
		time: message.createdAt,
	};
}
