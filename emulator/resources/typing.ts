import { type Answer, type Call, type Endpoint, noContent } from '../http/endpoint';
import { openChatOf } from '../rules/chatState';
import { checkTyping } from '../rules/typing';

/** Accepted, and nobody promises that it is shown (facts §b, Typing). */
function typing(call: Call): Answer {
	checkTyping(call.world, openChatOf(call));
	return noContent();
}

/** Typing indicators (facts §b). */
export const typingIndicators: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/typing', answer: typing },
	{ method: 'DELETE', path: '/v3/chats/:chatId/typing', answer: typing },
];
