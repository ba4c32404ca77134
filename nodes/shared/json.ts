import type { IDataObject } from 'n8n-workflow';

/** Readers for JSON from outside: a value of another type than expected counts as missing. */

/** An object; an empty one for what is none. */
export function asRecord(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null ? (value as IDataObject) : {};
}

/** The entries of a list; none of what is no list. */
export function asList(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.map(asRecord) : [];
}

/** A string that is not empty. */
export function asText(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, zero included. */
export function asNumber(value: unknown): number | undefined {
	return typeof value === 'number' ? value : undefined;
}
