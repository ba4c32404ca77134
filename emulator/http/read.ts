import { isObject, isUuid, type JsonObject } from '../values';
import type { Call } from './endpoint';
import { refusal } from '../refusal';

/** The body as an object; 1003 if it is anything else. */
export function bodyOf(call: Call): JsonObject {
	if (call.body === undefined) throw refusal(1003, 'Request body is required');
	if (!isObject(call.body)) throw refusal(1003, 'Request body must be a JSON object');
	return call.body;
}

/** A query parameter given once; an array gives its last value. */
export function queryValue(call: Call, name: string): string | undefined {
	const value = call.query[name];
	const last = Array.isArray(value) ? value[value.length - 1] : value;
	return last === '' ? undefined : last;
}

/** A query parameter with several values, repeated or joined by commas: sources differ. */
export function queryValues(call: Call, name: string): string[] {
	const value = call.query[name] ?? [];
	return (Array.isArray(value) ? value : [value]).flatMap((v) => v.split(',')).filter(Boolean);
}

/** An id from the path; 1005 if it is no UUID. */
export function pathId(call: Call, name: string): string {
	const value = call.params[name];
	if (!isUuid(value)) throw refusal(1005, `${name} must be a valid UUID`);
	return value.toLowerCase();
}
