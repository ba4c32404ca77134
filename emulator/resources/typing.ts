import { type Answer, type Call, type Endpoint, noContent } from '../http/endpoint';
import { refusal } from '../http/errors';
import { openChatOf } from '../rules/chatState';

/**
 * Accepted, and nobody promises that it is shown (facts §b, Typing). In groups it is refused as in
 * the seed documents, unless the option `typingInGroups` says otherwise.
 */
function typing(call: Call): Answer {
	const chat = openChatOf(call);
	if (chat.isGroup && !call.world.options.typingInGroups) {
		throw refusal(2005, 'Typing indicators are not supported in group chats');
	}
	return noContent();
}

/** Typing indicators (facts §b). */
export const typingIndicators: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/typing', answer: typing },
	{ method: 'DELETE', path: '/v3/chats/:chatId/typing', answer: typing },
];
