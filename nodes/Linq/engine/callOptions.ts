import { z } from 'zod';

import { field, type Field } from '../../shared/fields/field';
import { inTool, notInTool } from '../../shared/fields/shown';
import { DEFAULT_RETRY_WAIT_MS, DEFAULT_TIMEOUT_MS } from '../../shared/linq/request';

/** One day, the longest wait. Timers of Node fire at once when they are set to more than 24.8 days. */
const LONGEST_WAIT_S = 24 * 60 * 60;

const between = (min: number, max: number) =>
	z
		.number({ invalid_type_error: 'enter a number' })
		.min(min, `enter ${min} or more`)
		.max(max, `enter ${max} or less`);

const maxRetryWait = field({
	property: {
		displayName: 'Max Retry Wait (Seconds)',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: LONGEST_WAIT_S },
		default: DEFAULT_RETRY_WAIT_MS / 1000,
		description:
			'How long to keep retrying a request that Linq cannot take at the moment, such as when a rate limit is reached. Use 0 to fail at once.',
	},
	schema: () => between(0, LONGEST_WAIT_S),
});

const timeout = field({
	property: {
		displayName: 'Timeout (Milliseconds)',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: LONGEST_WAIT_S * 1000 },
		default: DEFAULT_TIMEOUT_MS,
		description:
			'How long to wait for a response from Linq. For files, how long to wait while no data moves.',
	},
	schema: () => between(1, LONGEST_WAIT_S * 1000),
});

/** How many lanes go side by side, unless the user says otherwise. */
export const DEFAULT_LANES = 10;

const maxConcurrentChats = field({
	property: {
		displayName: 'Max Concurrent Chats',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: DEFAULT_LANES,
		description:
			'How many chats are worked on side by side. Inside one chat the order of the items is always kept. Use 1 to run all items one after another.',
	},
	schema: () => between(1, 50),
});

/** The same for an AI agent's tool, where a person may set it, but no model. */
const byPersons = <Schema extends z.ZodTypeAny>(option: Field<Schema>) =>
	inTool(option, { ...option.property, noDataExpression: true });

/** What every operation offers under Options; see `CallSettings` for the units. */
export const callOptions = {
	maxRetryWait: byPersons(maxRetryWait),
	timeout: byPersons(timeout),
	...notInTool({ maxConcurrentChats }),
};

/** What an agent may send to one chat in an execution, unless the user says otherwise. */
export const DEFAULT_MESSAGES_PER_CHAT = 10;

/** Further Options of operations that send people a message. */
export const messageOptions = {
	maxMessagesPerChat: field({
		property: {
			displayName: 'Max Messages per Chat',
			type: 'number',
			displayOptions: { show: { '@tool': [true] } },
			typeOptions: { minValue: 1, maxValue: 1000 },
			// For persons: a model must not raise its own limit.
			noDataExpression: true,
			default: DEFAULT_MESSAGES_PER_CHAT,
			description:
				'How many messages an agent may send to one chat in an execution, with all its Linq tools together. It is told why no more are sent.',
		},
		schema: () => between(1, 1000),
	}),
};

/** Simplify, for every operation that returns a record of more than ten fields. */
export const simplifyOption = notInTool({
	simplify: field({
		property: {
			displayName: 'Simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		schema: () => z.boolean(),
	}),
});
