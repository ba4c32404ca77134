import type { Call } from '../http/endpoint';
import { pathId } from '../http/read';
import { refusal } from '../refusal';
import { ownHandle } from '../state/chatIndex';
import { pollOf } from '../state/poll';
import type { Chat, Message } from '../state/types';

/** The chat of the path; 404/2001. A chat that was left can still be looked at. */
export function chatOf(call: Call): Chat {
	const chat = call.world.store.chats.get(pathId(call, 'chatId'));
	if (!chat) throw refusal(2001);
	return chat;
}

/** The chat of the path, to do something in; 409/2013 when the line left it (api-v3 §b, leave). */
export function openChatOf(call: Call): Chat {
	const chat = chatOf(call);
	if (ownHandle(chat).status !== 'active') throw refusal(2013);
	return chat;
}

/** The message of the path; 404/2002. */
export function messageOf(call: Call): Message {
	const message = call.world.store.messages.get(pathId(call, 'messageId'));
	if (!message) throw refusal(2002);
	return message;
}

/**
 * The message of the path, to be shown as a message. A poll is not, as it has an endpoint of its
 * own: 404/2002. What Linq does is not documented, so that no workflow is to rely on it.
 */
export function shownMessageOf(call: Call): Message {
	const message = messageOf(call);
	if (pollOf(message)) throw refusal(2002, 'This message is a poll');
	return message;
}

/** The message of the path, to do something with; 409/2013 when the line left its chat. */
export function openMessageOf(call: Call): Message {
	const message = messageOf(call);
	if (ownHandle(message.chat).status !== 'active') throw refusal(2013);
	return message;
}
