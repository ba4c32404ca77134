import type { Call } from './endpoint';
import { refusal } from './errors';

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The body as an object; 1003 if it is anything else. */
export function bodyOf(call: Call): JsonObject {
	if (call.body === undefined) throw refusal(1003, 'Request body is required');
	if (!isObject(call.body)) throw refusal(1003, 'Request body must be a JSON object');
	return call.body;
}

function given(value: unknown): boolean {
	return value !== undefined && value !== null;
}

/** A field that must be there; 1001 if it is not, or is empty. */
export function required(object: JsonObject, name: string): unknown {
	const value = object[name];
	if (!given(value) || value === '') throw refusal(1001, `${name} is required`);
	return value;
}

/** A string that must be there; 1001 if it is not, 1003 if it is something else. */
export function requiredString(object: JsonObject, name: string): string {
	const value = required(object, name);
	if (typeof value !== 'string') throw refusal(1003, `${name} must be a string`);
	return value;
}

/** A string that may be there; 1003 if it is something else. `null` counts as absent. */
export function optionalString(object: JsonObject, name: string): string | undefined {
	const value = object[name];
	if (!given(value)) return undefined;
	if (typeof value !== 'string') throw refusal(1003, `${name} must be a string`);
	return value;
}

/** A boolean that may be there; 1003 if it is something else. */
export function optionalBoolean(object: JsonObject, name: string): boolean | undefined {
	const value = object[name];
	if (!given(value)) return undefined;
	if (typeof value !== 'boolean') throw refusal(1003, `${name} must be a boolean`);
	return value;
}

/** An array of strings that must be there and not be empty; 1001, 1003. */
export function requiredStrings(object: JsonObject, name: string): string[] {
	const value = required(object, name);
	if (!Array.isArray(value) || value.some((entry) => typeof entry !== 'string')) {
		throw refusal(1003, `${name} must be an array of strings`);
	}
	if (value.length === 0) throw refusal(1001, `${name} must not be empty`);
	return value;
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

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function isUuid(value: unknown): value is string {
	return typeof value === 'string' && uuid.test(value);
}

/** An id from the path; 1005 if it is no UUID. */
export function pathId(call: Call, name: string): string {
	const value = call.params[name];
	if (!isUuid(value)) throw refusal(1005, `${name} must be a valid UUID`);
	return value.toLowerCase();
}
