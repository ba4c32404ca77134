import { refusal } from '../refusal';
import { handleKey } from '../state/chatIndex';

const phone = /^\+[1-9][0-9]{1,14}$/;
/** What an address is made of is not documented: whatever needs no quotes in an email passes. */
const email = /^[^\s@,;:<>()[\]"]+@[^\s@,;:<>()[\]"]+$/;

/** E.164, without spaces, dashes or brackets (api-v3 §1). */
export function isPhoneNumber(value: string): boolean {
	return phone.test(value);
}

/** Whether this is an email address. */
export function isEmail(value: string): boolean {
	return email.test(value);
}

/** Refuses (1002) what is not E.164. */
export function checkPhoneNumber(value: string, name: string): void {
	if (!isPhoneNumber(value)) throw refusal(1002, `${name} must be in E.164 format`);
}

/** Refuses (1002) what is neither E.164 nor an email address. */
export function checkHandle(value: string, name: string): void {
	if (isPhoneNumber(value) || isEmail(value)) return;
	throw refusal(1002, `${name} must be a phone number in E.164 format or an email address`);
}

/** People, short codes of 3 to 8 digits, and names of senders (api-v3 §b, blocked_handles). */
export function checkBlockable(handle: string): void {
	const isName = /\p{L}/u.test(handle) && !/[@+]/.test(handle);
	if (isPhoneNumber(handle) || isEmail(handle) || /^\d{3,8}$/.test(handle) || isName) return;
	throw refusal(1002, 'handle must be a phone number, an email address, a short code or a sender');
}

/**
 * `to` of a send: 1 to 31 handles (api-v3 §4), each person once. Linq calls them a set, and does
 * not say what happens to somebody who is named twice.
 */
export function checkRecipients(to: string[]): string[] {
	to.forEach((handle, index) => checkHandle(handle, `to[${index}]`));
	if (to.length > 31) throw refusal(1005, 'to must not have more than 31 handles');
	const keys = to.map(handleKey);
	return to.filter((_, index) => keys.indexOf(keys[index]) === index);
}
