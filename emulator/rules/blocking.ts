import { refusal } from '../refusal';
import type { World } from '../world';
import { isEmail, isPhoneNumber } from './handles';

/** People, short codes of 3 to 8 digits, and names of senders (facts §b, blocked_handles). */
export function checkBlockable(handle: string): void {
	const isName = /\p{L}/u.test(handle) && !/[@+]/.test(handle);
	if (isPhoneNumber(handle) || isEmail(handle) || /^\d{3,8}$/.test(handle) || isName) return;
	throw refusal(1002, 'handle must be a phone number, an email address, a short code or a sender');
}

/** 403/2026 for one person who is blocked; groups go on as before (facts §b, blocked_handles). */
export function checkNotBlocked(world: World, people: readonly string[]): void {
	if (people.length === 1 && world.store.blocked.has(people[0])) throw refusal(2026);
}
