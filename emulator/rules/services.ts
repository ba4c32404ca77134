import type { Service } from '../state/types';
import type { Store } from '../state/store';
import { isEmail } from './handles';

const fallback: Record<Service | 'auto', readonly Service[]> = {
	auto: ['iMessage', 'RCS', 'SMS'],
	iMessage: ['iMessage'],
	RCS: ['RCS', 'SMS'],
	// In practice RCS is tried first, although it says SMS (api-v3 §d.1).
	SMS: ['RCS', 'SMS'],
};

const implied: Record<Service, readonly Service[]> = {
	iMessage: ['iMessage', 'RCS', 'SMS'],
	RCS: ['RCS', 'SMS'],
	SMS: ['SMS'],
};

/** What reaches a handle. People the emulator does not know all have iPhones. */
export function reachableBy(store: Store, handle: string): readonly Service[] {
	if (isEmail(handle)) return ['iMessage'];
	return implied[store.contacts.get(handle)?.service ?? 'iMessage'];
}

/**
 * The service a message to these people takes, or `undefined` when none of those that
 * `preferred` allows reaches all of them (api-v3 §d.1, preferred_service).
 */
export function chooseService(
	store: Store,
	recipients: readonly string[],
	preferred: Service | null,
): Service | undefined {
	return fallback[preferred ?? 'auto'].find((service) =>
		recipients.every((handle) => reachableBy(store, handle).includes(service)),
	);
}
