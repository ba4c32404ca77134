/** Fields that the documentation says may be null, where an example has a value or the reverse. */
const nullable = new Set([
	'custom_emoji',
	'delivered_at',
	'duration_ms',
	'effect',
	'idempotency_key',
	'left_at',
	'next_cursor',
	'old_value',
	'preferred_service',
	'read_at',
	'reactions',
	'reply_to',
	'sent_at',
	'sticker',
]);

function kind(value: unknown): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : typeof value;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return kind(value) === 'object';
}

/**
 * Where `actual` has another shape than a documented example: a missing key, one that is neither
 * in the example nor in `extra`, or another type. Arrays are compared by their first elements; those
 * named in `empty` need not have any.
 */
export function differences(
	example: unknown,
	actual: unknown,
	{
		extra = [],
		optional = [],
		empty = [],
		at = '',
	}: { extra?: string[]; optional?: string[]; empty?: string[]; at?: string },
): string[] {
	const key = at.split('.').pop() ?? '';
	const kinds = [kind(example), kind(actual)];
	if (kinds[0] !== kinds[1]) {
		return kinds.includes('null') && nullable.has(key) ? [] : [`${at}: ${kinds.join(' is ')}`];
	}
	if (Array.isArray(example) && Array.isArray(actual)) {
		if (example.length === 0) return [];
		if (actual.length === 0) return empty.includes(key) ? [] : [`${at}: empty`];
		return differences(example[0], actual[0], { extra, optional, empty, at: `${at}[]` });
	}
	if (!isObject(example) || !isObject(actual)) return [];
	const path = (name: string) => (at === '' ? name : `${at}.${name}`);
	const missing = Object.keys(example)
		.filter((name) => !(name in actual) && !optional.includes(name))
		.map((name) => `${path(name)}: missing`);
	const added = Object.keys(actual)
		.filter((name) => !(name in example) && !extra.includes(name))
		.map((name) => `${path(name)}: added`);
	const inside = Object.keys(example)
		.filter((name) => name in actual)
		.flatMap((name) =>
			differences(example[name], actual[name], { extra, optional, empty, at: path(name) }),
		);
	return [...missing, ...added, ...inside];
}
