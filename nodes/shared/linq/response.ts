import { asRecord, asText } from '../json';
import type { Holds } from './types';

/**
 * Whether a body is a proper response. Linq's 2xx have no `success`, or it is true (api-v3 §0.4),
 * and they hold all properties of their record. A list may be null: servers write an empty one so.
 *
 * @param holds what the body must hold; not given where Linq says no more than "accepted", and where
 *   an `error` is all that tells a refusal
 */
export function isUnderstood(body: unknown, holds?: Holds): boolean {
	const { success, error } = asRecord(body);
	if (success === false) return false;
	if (!holds) return !error;
	return 'id' in holds
		? asText(at(body, holds.id)) !== undefined
		: at(body, holds.records) !== undefined;
}

function at(body: unknown, path: string): unknown {
	return path.split('.').reduce((value, name) => asRecord(value)[name], body);
}
