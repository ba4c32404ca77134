import type { Call } from '../http/endpoint';
import { refusal } from '../http/errors';
import { pathId } from '../http/read';
import { ownHandle } from '../state/chatIndex';
import type { Message } from '../state/types';

/** The message of the path; 404/2002. */
export function messageOf(call: Call): Message {
	const message = call.world.store.messages.get(pathId(call, 'messageId'));
	if (!message) throw refusal(2002);
	return message;
}

/** The message of the path, to do something with; 409/2013 when the line left its chat. */
export function openMessageOf(call: Call): Message {
	const message = messageOf(call);
	if (ownHandle(message.chat).status !== 'active') throw refusal(2013);
	return message;
}

/** An optional `part_index` of a body, default 0; 1005 when the message has no such part. */
export function partIndexOf(value: unknown, message: Message): number {
	const index = value ?? 0;
	if (!Number.isInteger(index) || (index as number) < 0) {
		throw refusal(1005, 'part_index must be an integer of 0 or more');
	}
	if ((index as number) >= message.parts.length) {
		throw refusal(1005, 'part_index is out of range');
	}
	return index as number;
}
