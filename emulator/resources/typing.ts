import { refusal } from '../refusal';
import { lineTypes } from '../life/typing';
import type { Chat } from '../state/types';
import type { World } from '../world';
import { type ApiResponse, type Call, type Endpoint, noContent } from '../http/endpoint';
import { openChatOf } from './lookup';

/**
 * Typing in groups is refused (403/2005) as in the seed documents, unless the option
 * `typingInGroups` says otherwise (api-v3 §b, Typing).
 */
function checkTyping(world: World, chat: Chat): void {
	if (chat.isGroup && !world.options.typingInGroups) {
		throw refusal(2005, 'Typing indicators are not supported in group chats');
	}
}

/** Accepted, and nobody promises that it is shown (api-v3 §b, Typing). */
function typing(call: Call, on: boolean): ApiResponse {
	const chat = openChatOf(call);
	checkTyping(call.world, chat);
	lineTypes(call.world, chat, on);
	return noContent();
}

/** Typing indicators (api-v3 §b). */
export const typingIndicators: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/typing', respond: (call) => typing(call, true) },
	{ method: 'DELETE', path: '/v3/chats/:chatId/typing', respond: (call) => typing(call, false) },
];
