import { z } from 'zod';

import { withProperty } from '../../shared/fields/shown';
import { parsedBy } from './parsedBy';
import { parsePhone } from '../../shared/handles';
import { isBlank } from './handle';
import { byPhoneNumber, fromList, locator } from '../../shared/fields/locator';

const propertyOf = (placeholder: string) => ({
	displayName: 'Line',
	description: 'Your line that this is about',
	modes: [fromList('searchLines', placeholder), byPhoneNumber()],
});

/** One of your lines, by its number. Linq needs one here, and no item says which is meant. */
export const line = locator(propertyOf('Select a line...'), () =>
	z.unknown().transform(parsedBy(parsePhone)),
);

/** A line that may be left out; the placeholder says what happens then. */
export function optionalLine(placeholder: string) {
	const schema = () =>
		z.unknown().transform(parsedBy((value) => (isBlank(value) ? undefined : parsePhone(value))));
	return withProperty(locator(propertyOf(placeholder), schema), { required: false });
}
