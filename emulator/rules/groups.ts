import { refusal } from '../refusal';
import { activeHandles } from '../state/chatIndex';
import type { Store } from '../state/store';
import type { Chat, ChatHandle } from '../state/types';
import { reachableBy } from './services';

/** Name and icon: groups only, 409/1006 (api-v3 §b, PUT). */
export function checkUpdatable(chat: Chat, icon: string | undefined): void {
	if (!chat.isGroup) throw refusal(1006);
	if (icon !== undefined && !(URL.canParse(icon) && /^https?:/.test(icon))) {
		throw refusal(1005, 'group_chat_icon must be a URL');
	}
}

/** Leaving: iMessage groups of four or more, the own line included (api-v3 §b, leave). */
export function checkLeavable(chat: Chat): void {
	if (!chat.isGroup) throw refusal(2015, 'Direct chats cannot be left');
	if (chat.service !== 'iMessage') throw refusal(2017);
	if (activeHandles(chat).length < 4) {
		throw refusal(2015, 'A group can be left only with 4 or more active participants');
	}
}

function checkGroup(chat: Chat): void {
	// Only the status 400 is documented for these refusals; 1003 is "cannot be processed".
	if (!chat.isGroup) throw refusal(1003, 'Participants can only be changed in group chats');
	if (chat.service === 'SMS') throw refusal(2017);
}

/** Adding: groups of three or more that the newcomer's service reaches (api-v3 §b, Participants). */
export function checkAddable(store: Store, chat: Chat, handle: string): void {
	checkGroup(chat);
	const active = activeHandles(chat);
	if (active.length < 3) {
		throw refusal(1003, 'Participants can be added only to groups of 3 or more');
	}
	if (active.some((participant) => participant.handle === handle)) {
		throw refusal(1003, `${handle} is already a participant`);
	}
	if (!reachableBy(store, handle).includes(chat.service)) {
		throw refusal(1003, `${handle} cannot be reached by ${chat.service}`);
	}
}

/** Removing: three or more must remain (api-v3 §b, Participants). */
export function checkRemovable(chat: Chat, handle: string): ChatHandle {
	checkGroup(chat);
	const active = activeHandles(chat);
	const participant = active.find((one) => one.handle === handle);
	if (!participant) throw refusal(2001, `${handle} is not a participant`);
	if (participant.is_me) throw refusal(1003, 'Use leave to remove your own number');
	if (active.length - 1 < 3) throw refusal(1003, 'At least 3 participants must remain');
	return participant;
}
