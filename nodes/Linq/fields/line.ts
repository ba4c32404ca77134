import { z } from 'zod';

import { withProperty } from '../../shared/fields/field';
import { parsePhone } from '../../shared/handles';
import { isBlank } from './handle';
import { fromList, locator } from '../../shared/fields/locator';

const property = {
	displayName: 'Line',
	default: { mode: 'list', value: '' },
	description: 'Your line that this is about',
	modes: [
		fromList('searchLines', 'Select a line...'),
		{
			displayName: 'By Phone Number',
			name: 'phone',
			type: 'string' as const,
			placeholder: 'e.g. +12025550100',
			hint: 'With + and the country code',
		},
	],
};

/** One of your lines, by its number. */
export const line = locator(property, z.unknown().transform(parsePhone));

/** A line that may be left out. */
export const optionalLine = withProperty(
	locator(
		property,
		z.unknown().transform((value) => (isBlank(value) ? undefined : parsePhone(value))),
	),
	{ required: false },
);
