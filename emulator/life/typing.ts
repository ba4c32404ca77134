import { newTraceId } from '../state/ids';
import type { Chat } from '../state/types';
import type { World } from '../world';
import { noteChat } from '../phone/note';
import { raiseTyping } from './raise';

/** How long typing is shown unless it is started again (api-v3 §b, Typing: 85 to 90 s). */
const shownMs = 85_000;
const activeMs = 300_000;

/** Shows or hides that somebody is typing. */
export function setTyping(world: World, chat: Chat, handle: string, on: boolean): void {
	if (!on && !chat.typing.delete(handle)) return;
	if (on) {
		const until = world.clock.now() + shownMs;
		chat.typing.set(handle, until);
		world.clock.schedule(shownMs, () => {
			// Started again meanwhile, it goes on.
			if (chat.typing.get(handle) === until) setTyping(world, chat, handle, false);
		});
	}
	noteChat(world, chat);
}

/**
 * The line starts or stops typing. It shows in an iMessage chat that had a message in the last
 * five minutes, and nowhere else, although Linq accepts it (api-v3 §b, Typing; §d.5).
 */
export function lineTypes(world: World, chat: Chat, on: boolean): void {
	const last = chat.messages.at(-1);
	const active = last && world.clock.now() - Date.parse(last.createdAt) <= activeMs;
	if (on && (chat.service !== 'iMessage' || !active)) return;
	setTyping(world, chat, chat.line, on);
}

/** Somebody starts or stops typing, and subscribers are told. */
export function personTypes(world: World, chat: Chat, handle: string, on: boolean): void {
	setTyping(world, chat, handle, on);
	raiseTyping(world, chat, on ? 'started' : 'stopped', newTraceId());
}
