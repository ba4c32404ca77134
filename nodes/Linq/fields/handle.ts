import { z } from 'zod';

import { field, type Field, type FieldProperty } from '../../shared/fields/field';
import { calledInTool } from '../../shared/fields/shown';
import { parsedBy } from './parsedBy';
import { parseHandle, parseHandleList } from '../../shared/handles';

/** What a model takes for a handle. */
export const ONE = 'Phone Number or Email';
export const SEVERAL = 'Phone Numbers or Emails';

/** One person. */
export const handle = calledInTool(
	field({
		property: {
			displayName: 'Handle',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. +12025550123 or ana@example.com',
			description: 'Phone number with + and country code, or email address',
		},
		schema: () => z.unknown().transform(parsedBy(parseHandle)),
	}),
	ONE,
);

/** Several people or lines; `parse` reads what a user or an expression can give. */
export function handles<Parsed>(
	{
		addButton,
		...property
	}: Omit<FieldProperty, 'type' | 'typeOptions' | 'default'> & { addButton: string },
	parse: (value: unknown) => Parsed,
): Field<z.ZodEffects<z.ZodUnknown, Parsed>> {
	return {
		property: {
			...property,
			type: 'string',
			typeOptions: { multipleValues: true, multipleValueButtonText: addButton },
			// One row to begin with, where there has to be one.
			default: property.required ? [''] : [],
		},
		schema: () => z.unknown().transform(parsedBy(parse)),
	};
}

/** Who a new chat is with; one handle makes a direct chat, several make a group. */
export const recipients = calledInTool(
	handles(
		{
			displayName: 'To',
			addButton: 'Add Recipient',
			required: true,
			placeholder: 'e.g. +12025550123 or ana@example.com',
			description:
				'Phone numbers with + and country code, or email addresses. One makes a direct chat, several make a group. An expression may also give a list or text separated by commas.',
		},
		parseHandleList,
	),
	`To ${SEVERAL}`,
);

/** Whether a field of several values has none; the editor keeps rows that were left empty. */
export function isBlank(value: unknown): boolean {
	const rows: unknown[] = Array.isArray(value) ? value : [value ?? ''];
	return rows.every((row) => row === '');
}
