/** An event's `data`; its properties may be missing or of any type. */
export type Data = Record<string, unknown>;

/** A boolean; what is of another type counts as missing. */
export function asBoolean(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

/** An object of JSON; arrays and `null` are none. */
export function isObject(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
