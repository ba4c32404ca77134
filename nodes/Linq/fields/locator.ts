import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** A resource locator's value, or a plain value from an expression or an AI agent. */
function unwrap(value: unknown): unknown {
	const inner =
		typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return typeof inner === 'string' ? inner.trim() : inner;
}

/** Reads what a resource locator holds, then checks it with `schema`. */
export function locatorInput<Schema extends z.ZodTypeAny>(schema: Schema) {
	return z.preprocess(unwrap, schema);
}

/** A field that picks one thing, by list or by typing. */
export function locatorField(
	field: Pick<
		INodeProperties,
		'displayName' | 'name' | 'description' | 'default' | 'hint' | 'modes'
	>,
): INodeProperties {
	return { ...field, type: 'resourceLocator', required: true };
}
