import type { INodePropertyMode } from 'n8n-workflow';
import { z } from 'zod';

import type { Field, FieldProperty, Fill } from './field';
import { withProperty } from './shown';
import { InputError } from '../InputError';
import { EXAMPLE_ID, UUID } from './uuid';

/** What the user knows the mode {@link byHandle} by. */
export const BY_HANDLE = 'Person';

/** The value of a resource locator, or a plain value from an expression or an AI agent. */
export function unwrap(value: unknown): unknown {
	const inner =
		typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
	return typeof inner === 'string' ? inner.trim() : inner;
}

/** Nothing was entered, in whatever mode; an expression that gives nothing is another thing. */
function isEmpty(stored: unknown): boolean {
	const value = unwrap(stored);
	return value === '' || value === '=';
}

/** A field that picks one thing, by list or by typing; `schema` checks what it holds. */
export function locator<Schema extends z.ZodTypeAny>(
	property: Pick<FieldProperty, 'displayName' | 'description' | 'modes'>,
	schema: () => Schema,
): Field<z.ZodEffects<Schema, z.output<Schema>, unknown>> {
	return {
		property: {
			...property,
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			required: true,
		},
		schema: () => z.preprocess(unwrap, schema()),
	};
}

/**
 * A locator that is the incoming item's own thing where the user leaves it empty.
 *
 * @param itemField the field of the item, such as `chatId`
 * @param orElse what a person can do where the item has no such field, besides dragging one in
 */
export function itemLocator<Schema extends z.ZodTypeAny>(
	itemField: string,
	property: Parameters<typeof locator>[0],
	schema: () => Schema,
	orElse = 'Choose from the list',
) {
	const fill: Fill = (value, stored, carried) => {
		if (!isEmpty(stored)) return value;
		const found = carried(itemField);
		if (found !== undefined && found !== null && found !== '') return found;
		throw new InputError(
			`${property.displayName}: the incoming item has no ${itemField}, so choose one here`,
			`${orElse}, or drag the ${itemField} of an earlier node into the field, such as {{ $('Linq Trigger').item.json.${itemField} }}.`,
		);
	};
	return { ...withProperty(locator(property, schema), { required: false }), fill };
}

/** To pick from a list that the editor reads from Linq. */
export function fromList(searchListMethod: string, placeholder: string): INodePropertyMode {
	const mode = { displayName: 'From List', name: 'list', placeholder };
	return { ...mode, type: 'list', typeOptions: { searchListMethod, searchable: true } };
}

/** To enter a phone number or an email address. Of longer names of modes n8n shows a part. */
export function byHandle(more: Partial<INodePropertyMode> = {}): INodePropertyMode {
	const placeholder = 'e.g. +12025550123 or ana@example.com';
	const mode = { displayName: BY_HANDLE, name: 'handle', placeholder };
	return { ...mode, type: 'string', ...more };
}

/** To enter the number of one of your lines. */
export function byPhoneNumber(): INodePropertyMode {
	const mode = { displayName: 'Number', name: 'phone', placeholder: 'e.g. +12025550100' };
	return { ...mode, type: 'string', hint: 'With + and the country code' };
}

/** To enter an id, or nothing; `problem` is what the editor says of a text that is none. */
export function byId(problem?: string): INodePropertyMode {
	const mode = { displayName: 'By ID', name: 'id', placeholder: `e.g. ${EXAMPLE_ID}` };
	if (problem === undefined) return { ...mode, type: 'string' };
	const properties = { regex: `^\\s*(${UUID})?\\s*$`, errorMessage: problem };
	return { ...mode, type: 'string', validation: [{ type: 'regex', properties }] };
}
