import { z } from 'zod';

import { field, optionalField } from './field';

const atLeast = (min: number) =>
	z.number({ invalid_type_error: 'enter a number' }).min(min, `enter ${min} or more`);

/** What every operation offers under Options; see `CallSettings` for the units. */
export const callOptions = {
	maxConcurrentChats: field({
		property: {
			displayName: 'Max Concurrent Chats',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 10,
			description:
				'How many chats are worked on side by side. Inside one chat the order of the items is always kept. Use 1 to run all items one after another.',
		},
		schema: atLeast(1),
	}),
	maxRetryWait: field({
		property: {
			displayName: 'Max Retry Wait (Seconds)',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description:
				'How long to keep retrying a request that Linq cannot take at the moment, such as when a rate limit is reached. Use 0 to fail at once.',
		},
		schema: atLeast(0),
	}),
	timeout: field({
		property: {
			displayName: 'Timeout (Milliseconds)',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60000,
			description: 'How long to wait for one answer from Linq',
		},
		schema: atLeast(1),
	}),
};

/** Simplify, for every operation that returns a record of more than ten fields. */
export const simplifyField = optionalField({
	property: {
		displayName: 'Simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	schema: z.boolean(),
});
