import { z } from 'zod';

import { field } from '../../../shared/fields/field';
import { calledInTool } from '../../../shared/fields/shown';
import { parseHandles, parsePhone } from '../../../shared/handles';
import { handles, isBlank } from '../../fields/handle';
import { byId, fromList, locator } from '../../../shared/fields/locator';
import { idSchema } from '../../../shared/fields/uuid';

export const subscription = calledInTool(
	locator(
		{
			displayName: 'Subscription',
			description: 'The webhook subscription to work on',
			modes: [fromList('searchSubscriptions', 'Select a subscription...'), byId()],
		},
		idSchema('a subscription ID', 'choose a subscription from the list, or enter its ID'),
	),
	'Subscription ID',
);

/** One state for all of them: what is created by its URL is changed and deleted by its ID. */
export const subscriptionsState = () => 'webhook subscriptions';

const URL_HELP = 'enter an address that starts with https://';

export const targetUrl = field({
	property: {
		displayName: 'Target URL',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/linq?version=2026-02-03',
		description:
			'Where Linq delivers events to. Add ?version=2026-02-03 to fix the format. Each subscription needs a URL of its own.',
	},
	schema: () =>
		z
			.string({ required_error: URL_HELP })
			.trim()
			.regex(/^https?:\/\/\S+$/i, URL_HELP),
});

const EVENTS_HELP = 'choose at least one event';

/** Filled from Linq, so that only events are offered that the account knows. */
export const events = field({
	property: {
		displayName: 'Event Names or IDs',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getWebhookEvents' },
		default: [],
		description:
			'Events to deliver. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	schema: () => z.array(z.string(), { required_error: EVENTS_HELP }).min(1, EVENTS_HELP),
});

export const lines = handles(
	{
		displayName: 'Lines',
		addButton: 'Add Line',
		placeholder: 'e.g. +12025550100',
		description: 'Only events of these lines of yours. Leave empty for all lines.',
	},
	(value) => (isBlank(value) ? [] : [...new Set(parseHandles(value).map(parsePhone))]),
);
