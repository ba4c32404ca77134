import { refusal } from './refusal';

/** Readers for JSON from outside; they refuse what the API would refuse. */

export type JsonObject = Record<string, unknown>;

/** An object of JSON; arrays and `null` are none. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
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

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A UUID in its usual form, of any version. */
export function isUuid(value: unknown): value is string {
	return typeof value === 'string' && uuid.test(value);
}
