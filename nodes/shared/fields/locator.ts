import type { INodePropertyMode } from 'n8n-workflow';
import { z } from 'zod';

import type { Field, FieldProperty } from './field';
import { EXAMPLE_ID, UUID } from './uuid';

/** The value of a resource locator, or a plain value from an expression or an AI agent. */
function unwrap(value: unknown): unknown {
	const inner =
		typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return typeof inner === 'string' ? inner.trim() : inner;
}

/** A field that picks one thing, by list or by typing; `schema` checks what it holds. */
export function locator<Schema extends z.ZodTypeAny>(
	property: Pick<FieldProperty, 'displayName' | 'description' | 'default' | 'modes'>,
	schema: Schema,
): Field<z.ZodEffects<Schema, z.output<Schema>, unknown>> {
	return {
		property: { ...property, type: 'resourceLocator', required: true },
		schema: z.preprocess(unwrap, schema),
	};
}

/** To pick from a list that the editor reads from Linq. */
export function fromList(searchListMethod: string, placeholder: string): INodePropertyMode {
	const mode = { displayName: 'From List', name: 'list', placeholder };
	return { ...mode, type: 'list', typeOptions: { searchListMethod, searchable: true } };
}

/** To enter an id; `problem` is what the editor says of a text that is none. */
export function byId(problem?: string): INodePropertyMode {
	const mode = { displayName: 'By ID', name: 'id', placeholder: `e.g. ${EXAMPLE_ID}` };
	if (problem === undefined) return { ...mode, type: 'string' };
	const properties = { regex: `^\\s*${UUID}\\s*$`, errorMessage: problem };
	return { ...mode, type: 'string', validation: [{ type: 'regex', properties }] };
}
