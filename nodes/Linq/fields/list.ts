import { z } from 'zod';

import { optionalField } from '../../shared/fields/field';

/** Return All and Limit, for every operation that lists. */
export const listFields = {
	returnAll: optionalField({
		property: {
			displayName: 'Return All',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
		},
		schema: () => z.boolean(),
	}),
	limit: optionalField({
		property: {
			displayName: 'Limit',
			type: 'number',
			displayOptions: { show: { returnAll: [false] } },
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
		},
		schema: () =>
			z
				.number({ invalid_type_error: 'enter a number' })
				.int('enter a whole number')
				.min(1, 'enter 1 or more, or turn on Return All'),
	}),
};

/** The most records to return; Infinity for all. */
export function limitOf({ returnAll, limit }: { returnAll: boolean; limit: number }): number {
	return returnAll ? Infinity : limit;
}
