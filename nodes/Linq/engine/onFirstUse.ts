/**
 * Makes a value when it is first used, and once. n8n loads all nodes when it starts, and a workflow
 * needs little of what they can do.
 */
export function onFirstUse<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => (made ??= { value: make() }).value;
}
