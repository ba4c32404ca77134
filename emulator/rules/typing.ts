import { refusal } from '../http/errors';
import type { Chat } from '../state/types';
import type { World } from '../world';

/**
 * Typing in groups is refused (403/2005) as in the seed documents, unless the option
 * `typingInGroups` says otherwise (facts §b, Typing).
 */
export function checkTyping(world: World, chat: Chat): void {
	if (chat.isGroup && !world.options.typingInGroups) {
		throw refusal(2005, 'Typing indicators are not supported in group chats');
	}
}
