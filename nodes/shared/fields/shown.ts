import type { IDisplayOptions } from 'n8n-workflow';
import type { z } from 'zod';

import type { Field, FieldProperty, Fields } from './field';

/** The same field under another label, or shown in another way. */
export function withProperty<Schema extends z.ZodTypeAny>(
	field: Field<Schema>,
	changes: Partial<FieldProperty>,
): Field<Schema> {
	return changed(field, (property) => ({ ...property, ...changes }));
}

/** The same field, which is another property in the tool of an AI agent: a model has no menus. */
export function inTool<Schema extends z.ZodTypeAny>(
	field: Field<Schema>,
	property: FieldProperty,
): Field<Schema> {
	const forTool = withConditions({ ...field, property }, { show: TOOL });
	return { ...withConditions(field, { hide: TOOL }), variants: [forTool.property] };
}

/**
 * The same field, under a label that tells a model what to give. When a person lets the model fill a
 * field, n8n names the argument after the label, and says no more of it.
 */
export function calledInTool<Schema extends z.ZodTypeAny>(
	field: Field<Schema>,
	displayName: string,
	description = field.property.description,
): Field<Schema> {
	return inTool(field, { ...field.property, displayName, description });
}

/** The same fields, which the tool of an AI agent does not have: a model cannot know their values. */
export function notInTool<F extends Fields>(fields: F): F {
	return mapFields(fields, (field) => withConditions(field, { hide: TOOL }));
}

/** The same fields, shown only while others have one of these values. */
export function shownFor<F extends Fields>(show: Record<string, string[]>, fields: F): F {
	return mapFields(fields, (field) => withConditions(field, { show }));
}

/** What n8n shows only in the copy of a node that it makes for AI agents. */
const TOOL = { '@tool': [true] };

function withConditions<Schema extends z.ZodTypeAny>(
	field: Field<Schema>,
	{ show, hide }: IDisplayOptions,
): Field<Schema> {
	return changed(field, ({ displayOptions: own, ...property }) => ({
		...property,
		displayOptions: {
			...((show ?? own?.show) && { show: { ...show, ...own?.show } }),
			...((hide ?? own?.hide) && { hide: { ...hide, ...own?.hide } }),
		},
	}));
}

function changed<Schema extends z.ZodTypeAny>(
	{ variants, ...field }: Field<Schema>,
	change: (property: FieldProperty) => FieldProperty,
): Field<Schema> {
	return {
		...field,
		property: change(field.property),
		...(variants && { variants: variants.map(change) }),
	};
}

function mapFields<F extends Fields>(fields: F, change: (field: Field) => Field): F {
	const entries = Object.entries(fields).map(([name, field]) => [name, change(field)] as const);
	return Object.fromEntries(entries) as F;
}
