import type { ApiResponse } from './endpoint';
import { refusal } from '../refusal';
import type { Store } from '../state/store';

/**
 * The response to an earlier send with this key, to be repeated unchanged (api-v3 §6). Keys
 * are kept for as long as the emulator runs, and the account has one space of them: neither is
 * documented, nor is the same key with another body, which therefore gets the first response too.
 */
export function replay(store: Store, key: string | null): ApiResponse | undefined {
	const earlier = key === null ? undefined : store.sends.get(key);
	if (!earlier) return undefined;
	if (!store.messages.has(earlier.messageId)) {
		throw refusal(2002, 'The message of this idempotency key no longer exists');
	}
	return { status: earlier.status, body: earlier.body };
}

/** Keeps a response under its key and returns it. */
export function remember(
	store: Store,
	key: string | null,
	messageId: string,
	response: Required<ApiResponse>,
): ApiResponse {
	if (key !== null) {
		// A copy: the message in it changes, but the first response is repeated unchanged.
		store.sends.set(key, { messageId, ...structuredClone(response) });
	}
	return response;
}
