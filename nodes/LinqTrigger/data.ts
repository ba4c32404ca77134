import type { IDataObject } from 'n8n-workflow';

/** An event's `data`, of which nothing is taken for granted. */
export type Data = Record<string, unknown>;

export function asBoolean(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

export function isObject(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Leaves out what an event does not have. */
export function withoutGaps(item: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}
