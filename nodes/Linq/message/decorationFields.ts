import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { optionalField, rows, type Field } from '../../shared/fields/field';
import type { DecorationRow } from './decorations';
import { ANIMATIONS, STYLES } from './types';

function menuOf(group: string, values: readonly string[]): INodePropertyOptions[] {
	return values.map((value) => ({
		name: `${group}: ${value[0].toUpperCase()}${value.slice(1)}`,
		value,
	}));
}

/** Styles before animations, each in the order of Linq's docs. */
const DECORATIONS = [...menuOf('Style', STYLES), ...menuOf('Animation', ANIMATIONS)];

const position = z.number({ invalid_type_error: 'enter a number as Start and End' });

const { property, schema } = rows(
	{
		displayName: 'Decorations',
		placeholder: 'Add Decoration',
		description:
			'Styles and animations for some of the words. Shown on iMessage only; the words arrive everywhere.',
	},
	{
		name: 'decoration',
		displayName: 'Decoration',
		fields: {
			apply: optionalField({
				property: {
					displayName: 'Apply',
					type: 'options',
					options: DECORATIONS,
					default: 'bold',
				},
				schema: z.enum([...STYLES, ...ANIMATIONS], {
					errorMap: () => ({ message: 'choose a style or an animation from the list' }),
				}),
			}),
			target: optionalField({
				property: {
					displayName: 'To',
					type: 'options',
					options: [
						{ name: 'Matching Words', value: 'match', description: 'Words that occur in the text' },
						{
							name: 'Range',
							value: 'range',
							description: 'From one position to another, counted as JavaScript does',
						},
					],
					default: 'match',
				},
				schema: z.enum(['match', 'range']),
			}),
			match: optionalField({
				property: {
					displayName: 'Words',
					type: 'string',
					default: '',
					placeholder: 'e.g. SALE',
					description: 'Exactly as in the text, capital letters included',
					displayOptions: { show: { target: ['match'] } },
				},
				schema: z.string(),
			}),
			occurrence: optionalField({
				property: {
					displayName: 'Occurrence',
					type: 'options',
					options: [
						{ name: 'All', value: 'all' },
						{ name: 'First', value: 'first' },
					],
					default: 'all',
					displayOptions: { show: { target: ['match'] } },
				},
				schema: z.enum(['all', 'first']),
			}),
			start: optionalField({
				property: {
					displayName: 'Start',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 0,
					description: 'Position of the first character; the text starts at 0',
					displayOptions: { show: { target: ['range'] } },
				},
				schema: position,
			}),
			end: optionalField({
				property: {
					displayName: 'End',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 1,
					description: 'Position after the last character',
					displayOptions: { show: { target: ['range'] } },
				},
				schema: position,
			}),
		},
	},
);

/** Styles and animations for some characters of a text. */
export const decorations: Field<z.ZodType<DecorationRow[], z.ZodTypeDef, unknown>> = {
	property,
	schema: schema.transform((decorationRows) =>
		decorationRows.map(({ apply, target, match, occurrence, start, end }): DecorationRow => {
			return target === 'match'
				? { apply, target, match, occurrence }
				: { apply, target, start, end };
		}),
	),
};
