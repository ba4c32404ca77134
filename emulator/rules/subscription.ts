import { isLoopback } from '../loopback';
import { refusal } from '../refusal';
import type { Store } from '../state/store';
import { requiredStrings, type JsonObject } from '../values';
import { eventNames } from '../webhooks/eventNames';
import { checkPhoneNumber } from './handles';

/** The events asked for; that an unknown name is refused (400/1005) is inferred (api-v3 §e.1). */
export function checkEvents(body: JsonObject): string[] {
	const events = requiredStrings(body, 'subscribed_events');
	const unknown = events.find((event) => !eventNames.includes(event));
	if (unknown !== undefined) throw refusal(1005, `Unknown event type: ${unknown}`);
	return [...new Set(events)];
}

/** Lines to hear of; none, an empty list or null mean all (api-v3 §e.1). */
export function checkLines(body: JsonObject): string[] | null {
	const { phone_numbers: numbers } = body;
	if (!numbers || (Array.isArray(numbers) && numbers.length === 0)) return null;
	const lines = requiredStrings(body, 'phone_numbers');
	lines.forEach((number, index) => checkPhoneNumber(number, `phone_numbers[${index}]`));
	return lines;
}

const privateHosts =
	/^(localhost|0\.0\.0\.0|(127|10)(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|\[(::1|f[cd]|fe80).*\])$/;

/**
 * A webhook target must be https and public (api-v3 §e.1). The emulator also takes this machine's
 * own addresses, by http too, since that is where the workflows it is for run; `strict` takes
 * that back.
 */
export function checkTarget(target: string, strict: boolean): void {
	if (!URL.canParse(target)) throw refusal(1005, 'target_url must be a valid URL');
	const url = new URL(target);
	if (!strict && isLoopback(url) && /^https?:$/.test(url.protocol)) return;
	if (url.protocol !== 'https:') throw refusal(1005, 'target_url must use HTTPS');
	if (privateHosts.test(url.hostname)) {
		throw refusal(1005, 'target_url must not be a private address');
	}
}

/** A target may be subscribed once per account; that the refusal is 409/2015 is likely, not known. */
export function checkUniqueTarget(store: Store, target: string): void {
	const taken = [...store.subscriptions.values()].some((one) => one.targetUrl === target);
	if (taken) throw refusal(2015, 'A webhook subscription with this target_url already exists');
}
