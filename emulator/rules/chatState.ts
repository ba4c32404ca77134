import type { Call } from '../http/endpoint';
import { refusal } from '../http/errors';
import { pathId } from '../http/read';
import { ownHandle } from '../state/chatIndex';
import type { Chat } from '../state/types';

/** The chat of the path; 404/2001. A chat that was left can still be looked at. */
export function chatOf(call: Call): Chat {
	const chat = call.world.store.chats.get(pathId(call, 'chatId'));
	if (!chat) throw refusal(2001);
	return chat;
}

/** The chat of the path, to do something in; 409/2013 when the line left it (facts §b, leave). */
export function openChatOf(call: Call): Chat {
	const chat = chatOf(call);
	if (ownHandle(chat).status !== 'active') throw refusal(2013);
	return chat;
}
