import { z } from 'zod';

import { field } from './field';

const DATE_HELP = 'enter a date, such as 2026-03-01T09:00:00Z';

/** The time from which on messages count; undefined for all, otherwise in milliseconds of Unix time. */
export const since = field({
	property: {
		displayName: 'Since',
		type: 'dateTime',
		default: '',
		placeholder: 'e.g. 2026-03-01T09:00:00Z',
		description: 'Only messages of this time or later',
	},
	schema: () =>
		z
			.string({ invalid_type_error: DATE_HELP })
			.transform((value) => (value.trim() === '' ? undefined : Date.parse(value)))
			.refine((time) => !Number.isNaN(time), DATE_HELP),
});
