import { refusal } from '../http/errors';
import type { Store } from '../state/store';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const privateHosts =
	/^(localhost|0\.0\.0\.0|(127|10)(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|169\.254(\.\d+){2}|\[(::1|f[cd]|fe80).*\])$/;

/** Whether a URL leads to this machine. */
export function isLoopback(url: URL): boolean {
	return loopback.test(url.hostname);
}

/**
 * A webhook target must be https and public (facts §e.1). The emulator also takes this machine's
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
