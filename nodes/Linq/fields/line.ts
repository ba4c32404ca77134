import { z } from 'zod';

import { withProperty } from '../../shared/fields/field';
import { parsePhone } from '../../shared/handles';
import { isBlank } from './handle';
import { fromList, locator } from '../../shared/fields/locator';

const propertyOf = (placeholder: string) => ({
	displayName: 'Line',
	description: 'Your line that this is about',
	modes: [
		fromList('searchLines', placeholder),
		{
			displayName: 'By Phone Number',
			name: 'phone',
			type: 'string' as const,
			placeholder: 'e.g. +12025550100',
			hint: 'With + and the country code',
		},
	],
});

/** One of your lines, by its number. Linq needs one here, and no item says which is meant. */
export const line = locator(propertyOf('Select a line...'), z.unknown().transform(parsePhone));

/** A line that may be left out; the placeholder says what happens then. */
export function optionalLine(placeholder: string) {
	const schema = z.unknown().transform((value) => (isBlank(value) ? undefined : parsePhone(value)));
	return withProperty(locator(propertyOf(placeholder), schema), { required: false });
}
