import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

/** Return All and Limit, for every operation that lists. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		displayOptions: { show: { returnAll: [false] } },
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
	},
];

export const listInput = {
	returnAll: z.boolean().default(false),
	limit: z
		.number({ invalid_type_error: 'enter a number' })
		.int('enter a whole number')
		.min(1, 'enter 1 or more, or turn on Return All')
		.default(50),
};

/** The most records that the user wants; Infinity for all. */
export function wanted({ returnAll, limit }: { returnAll: boolean; limit: number }): number {
	return returnAll ? Infinity : limit;
}
