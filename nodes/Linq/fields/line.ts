import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parsePhone } from '../../shared/handles';
import { isBlank } from './handle';
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

/** A line that may be left out. */
export const optionalLineField: INodeProperties = { ...lineField, required: false };

export const optionalLineInput = locatorInput(
	z.unknown().transform((value) => (isBlank(value) ? undefined : parsePhone(value))),
);
