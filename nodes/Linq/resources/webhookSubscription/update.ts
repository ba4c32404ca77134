import { z } from 'zod';

import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { defineOperation } from '../../../shared/operation';
import { optionsField, optionsInput } from '../../fields/options';
import { describeSubscription } from './record';
import {
	eventsField,
	eventsInput,
	linesField,
	linesInput,
	subscriptionField,
	subscriptionInput,
	targetUrlField,
	targetUrlInput,
} from './fields';

const updateFieldsInput = z
	.object({
		active: z.boolean().optional(),
		events: eventsInput.optional(),
		phoneNumbers: linesInput.optional(),
		targetUrl: targetUrlInput.optional(),
	})
	.default({})
	.refine((fields) => Object.keys(fields).length > 0, 'add at least one field');

/** PUT /v3/webhook-subscriptions/{subscriptionId} (api-v3 §e.1). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a webhook subscription',
	description:
		'Change a webhook subscription, or switch it off and on. What you do not add stays as it is. The signing secret stays the same.',

	fields: [
		subscriptionField,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [
				{
					displayName: 'Active',
					name: 'active',
					type: 'boolean',
					default: true,
					description: 'Whether events are delivered',
				},
				eventsField,
				linesField,
				targetUrlField,
			],
		},
		optionsField(),
	],
	input: z.object({
		subscriptionId: subscriptionInput,
		updateFields: updateFieldsInput,
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: ({ subscriptionId }) => subscriptionId,
	request: ({ subscriptionId, updateFields: { active, events, phoneNumbers, targetUrl } }) =>
		webhookCalls.update(subscriptionId, {
			...(active !== undefined && { is_active: active }),
			...(events && { subscribed_events: events }),
			// An empty list is meant: it clears the filter.
			...(phoneNumbers !== undefined && { phone_numbers: phoneNumbers }),
			...(targetUrl && { target_url: targetUrl }),
		}),
	holds: { id: 'id' },
	output: describeSubscription,
});
