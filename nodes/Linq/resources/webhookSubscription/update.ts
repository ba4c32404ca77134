import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { updateFields } from '../../fields/updateFields';
import { events, lines, subscription, subscriptionsState, targetUrl } from './fields';
import { toSubscriptionItem } from '../../items/subscription';

const active = field({
	property: {
		displayName: 'Active',
		type: 'boolean',
		default: true,
		description: 'Whether events are delivered',
	},
	schema: () => z.boolean(),
});

/** PUT /v3/webhook-subscriptions/{subscriptionId} (api-v3 §e.1). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a webhook subscription',
	description:
		'Change a webhook subscription, or switch it off and on. What you do not add stays as it is. The signing secret stays the same.',

	fields: {
		subscriptionId: subscription,
		updateFields: updateFields(
			{ active, events, phoneNumbers: lines, targetUrl },
			(added) => Object.keys(added).length > 0,
			'add at least one field',
		),
	},

	repeat: 'idempotent',
	changes: subscriptionsState,
	lane: 'subscriptionId',
	request: ({ subscriptionId, updateFields: added }) =>
		webhookCalls.update(subscriptionId, {
			...(added.active !== undefined && { is_active: added.active }),
			...(added.events && { subscribed_events: added.events }),
			// An empty list is meant: it clears the filter.
			...(added.phoneNumbers !== undefined && { phone_numbers: added.phoneNumbers }),
			...(added.targetUrl && { target_url: added.targetUrl }),
		}),
	holds: { id: 'id' },
	output: toSubscriptionItem,
});
