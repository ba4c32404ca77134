import type { IDataObject } from 'n8n-workflow';

/** An event's `data`, of which nothing is taken for granted. */
export type Data = Record<string, unknown>;

export function asBoolean(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

export function isObject(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without the fields that an event does not have. A loop: runs for every attachment. */
export function withoutGaps(item: IDataObject): IDataObject {
	const present: IDataObject = {};
	for (const name in item) {
		if (item[name] !== undefined) present[name] = item[name];
	}
	return present;
}
