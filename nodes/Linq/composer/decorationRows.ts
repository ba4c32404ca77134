import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import type { DecorationRow } from '../../shared/message/decorations';
import { ANIMATIONS, STYLES } from '../../shared/message/types';

function menuOf(group: string, values: readonly string[]): INodePropertyOptions[] {
	return values.map((value) => ({
		name: `${group}: ${value[0].toUpperCase()}${value.slice(1)}`,
		value,
	}));
}

/** Styles before animations, each in the order of Linq's docs. */
const DECORATIONS = [...menuOf('Style', STYLES), ...menuOf('Animation', ANIMATIONS)];

const DECORATION_FIELDS: INodeProperties[] = [
	{
		displayName: 'Apply',
		name: 'apply',
		type: 'options',
		options: DECORATIONS,
		default: 'bold',
	},
	{
		displayName: 'To',
		name: 'target',
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
	{
		displayName: 'Words',
		name: 'match',
		type: 'string',
		default: '',
		placeholder: 'e.g. SALE',
		description: 'Exactly as in the text, capital letters included',
		displayOptions: { show: { target: ['match'] } },
	},
	{
		displayName: 'Occurrence',
		name: 'occurrence',
		type: 'options',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'First', value: 'first' },
		],
		default: 'all',
		displayOptions: { show: { target: ['match'] } },
	},
	{
		displayName: 'Start',
		name: 'start',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'Position of the first character; the text starts at 0',
		displayOptions: { show: { target: ['range'] } },
	},
	{
		displayName: 'End',
		name: 'end',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'Position after the last character',
		displayOptions: { show: { target: ['range'] } },
	},
];

/** Styles and animations for some words of a text. */
export const decorationsField: INodeProperties = {
	displayName: 'Decorations',
	name: 'decorations',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Decoration',
	default: {},
	description:
		'Styles and animations for some of the words. Shown on iMessage only; the words arrive everywhere.',
	options: [
		{
			displayName: 'Decoration',
			name: 'decoration',
			values: DECORATION_FIELDS,
		},
	],
};

const apply = z.enum([...STYLES, ...ANIMATIONS], {
	errorMap: () => ({ message: 'choose a style or an animation from the list' }),
});
const position = z.number({ invalid_type_error: 'enter a number as Start and End' }).default(0);

const rowInput = z
	.object({
		apply: apply.default('bold'),
		target: z.enum(['match', 'range']).default('match'),
		match: z.string().default(''),
		occurrence: z.enum(['all', 'first']).default('all'),
		start: position,
		end: position,
	})
	.transform(({ apply: decoration, target, match, occurrence, start, end }): DecorationRow => {
		return target === 'match'
			? { apply: decoration, target, match, occurrence }
			: { apply: decoration, target, start, end };
	});

export const decorationsInput = z
	.object({ decoration: z.array(rowInput).default([]) })
	.default({})
	.transform(({ decoration }) => decoration);
