import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parseHandles, parsePhone } from '../../../shared/handles';
import { isBlank } from '../../fields/handle';
import { locatorField, locatorInput } from '../../fields/locator';
import { idInput } from '../../fields/uuid';

export const subscriptionField = locatorField({
	displayName: 'Subscription',
	name: 'subscriptionId',
	default: { mode: 'list', value: '' },
	description: 'The webhook subscription to work on',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a subscription...',
			typeOptions: { searchListMethod: 'searchSubscriptions', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
});

export const subscriptionInput = locatorInput(
	idInput('a subscription ID', 'choose a subscription from the list, or enter its ID'),
);

export const targetUrlField: INodeProperties = {
	displayName: 'Target URL',
	name: 'targetUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://example.com/linq?version=2026-02-03',
	description:
		'Where Linq delivers events to. Add ?version=2026-02-03 to fix the format. Each subscription needs a URL of its own.',
};

/** Filled from Linq, so that only events are offered that the account knows. */
export const eventsField: INodeProperties = {
	displayName: 'Event Names or IDs',
	name: 'events',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getWebhookEvents' },
	default: [],
	description:
		'Events to deliver. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const linesField: INodeProperties = {
	displayName: 'Lines',
	name: 'phoneNumbers',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Line' },
	default: [],
	placeholder: 'e.g. +12025550100',
	description: 'Only events of these lines of yours. Leave empty for all lines.',
};

const URL_HELP = 'enter an address that starts with https://';
export const targetUrlInput = z
	.string({ required_error: URL_HELP })
	.trim()
	.regex(/^https?:\/\/\S+$/i, URL_HELP);

export const eventsInput = z
	.array(z.string(), { required_error: 'choose at least one event' })
	.min(1, 'choose at least one event');

export const linesInput = z
	.unknown()
	.transform((value) => (isBlank(value) ? [] : [...new Set(parseHandles(value).map(parsePhone))]));
