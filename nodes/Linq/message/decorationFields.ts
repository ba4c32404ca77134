import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { fromMenu, optionalField, rows } from '../../shared/fields/field';
import { ANIMATIONS, STYLES } from './types';

function menuOf(group: string, values: readonly string[]): INodePropertyOptions[] {
	return values.map((value) => ({
		name: `${group}: ${value[0].toUpperCase()}${value.slice(1)}`,
		value,
	}));
}

/** Styles before animations, each in the order of Linq's docs. */
const DECORATIONS = [...menuOf('Style', STYLES), ...menuOf('Animation', ANIMATIONS)];

/** Styles and animations for some of the words of a text. */
export const decorations = rows(
	{
		displayName: 'Text Styles',
		placeholder: 'Add Text Style',
		description:
			'Styles and animations for some of the words. Shown on iMessage only; the words arrive everywhere.',
	},
	{
		name: 'decoration',
		displayName: 'Text Style',
		fields: {
			apply: optionalField({
				property: {
					displayName: 'Apply',
					type: 'options',
					options: DECORATIONS,
					default: 'bold',
					description: 'How the words look',
				},
				schema: () =>
					z.enum([...STYLES, ...ANIMATIONS], {
						errorMap: () => ({ message: 'choose a style or an animation from the list' }),
					}),
			}),
			match: optionalField({
				property: {
					displayName: 'Words',
					type: 'string',
					default: '',
					placeholder: 'e.g. SALE',
					description: 'Exactly as in the text, capital letters included',
				},
				schema: () => z.string(),
			}),
			occurrence: optionalField(
				fromMenu({
					displayName: 'Occurrence',
					type: 'options',
					options: [
						{ name: 'All', value: 'all' },
						{ name: 'First', value: 'first' },
					],
					default: 'all',
					description: 'Where the words are in the text',
				}),
			),
		},
	},
);
