import { z } from 'zod';

import { parsePhone } from '../../shared/handles';
import { locatorField, locatorInput } from './locator';

/** One of your lines, by its number. */
export const lineField = locatorField({
	displayName: 'Line',
	name: 'phoneNumber',
	default: { mode: 'list', value: '' },
	description: 'Your line that this is about',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a line...',
			typeOptions: { searchListMethod: 'searchLines', searchable: true },
		},
		{
			displayName: 'By Phone Number',
			name: 'phone',
			type: 'string',
			placeholder: 'e.g. +12025550100',
			hint: 'With + and the country code',
		},
	],
});

export const lineInput = locatorInput(z.unknown().transform(parsePhone));

/** A filter by line; an empty one filters nothing. */
export const optionalLineInput = z
	.string()
	.optional()
	.transform((value) => (value?.trim() ? parsePhone(value) : undefined));
