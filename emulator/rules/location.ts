import { refusal } from '../http/errors';
import type { Chat } from '../state/types';

/** Asking for a location: direct (409/2016) iMessage (409/2017) chats only (facts §b, Location). */
export function checkLocationRequest(chat: Chat): void {
	if (chat.isGroup) throw refusal(2016);
	if (chat.service !== 'iMessage') throw refusal(2017);
}
