import { refusal } from '../refusal';
import type { Chat } from '../state/types';
import type { World } from '../world';

/** Refuses (403/2006) a sender that is not one of the account's lines. */
export function checkOwnLine(world: World, phoneNumber: string): void {
	if (!world.store.lines.has(phoneNumber)) throw refusal(2006);
}

export interface LineChoice {
	line: string;
	/** The chat to send into; a new one is needed when there is none. */
	chat?: Chat;
	/** The chat that was given up because its line is flagged. */
	previous?: Chat;
	reason: 'reused_active_chat' | 'new_best_number' | 'failover_flagged';
}

/**
 * The line and chat for a send that names neither (api-v3 §b, POST /v3/messages): the chat with
 * exactly these people if its line is healthy, else the first healthy line. All excluded is
 * 400; none healthy is 409, for which no code is documented.
 */
export function chooseLine(
	world: World,
	to: readonly string[],
	excluded: readonly string[],
): LineChoice {
	const { lines, chats } = world.store;
	const existing = [...lines.keys()]
		.map((line) => chats.reusableFor(line, to))
		.filter((chat) => chat !== undefined)
		.sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
	const healthy = existing.find((chat) => lines.get(chat.line)?.standing === 'HEALTHY');
	if (healthy) return { line: healthy.line, chat: healthy, reason: 'reused_active_chat' };

	const allowed = [...lines.values()].filter((line) => !excluded.includes(line.phoneNumber));
	if (allowed.length === 0) throw refusal(1005, 'exclude_from excludes every line');
	const best = allowed.find((line) => line.standing === 'HEALTHY');
	if (!best) throw refusal(2015, 'No line is eligible to send');
	if (existing.length === 0) return { line: best.phoneNumber, reason: 'new_best_number' };
	return { line: best.phoneNumber, previous: existing[0], reason: 'failover_flagged' };
}
