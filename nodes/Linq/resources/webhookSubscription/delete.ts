import { z } from 'zod';

import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { defineOperation } from '../../../shared/operation';
import { optionsField, optionsInput } from '../../fields/options';
import { subscriptionField, subscriptionInput } from './fields';

/** DELETE /v3/webhook-subscriptions/{subscriptionId} (api-v3 §e.1). */
export const deleteSubscription = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a webhook subscription',
	description:
		'Stop the deliveries of a subscription for good. Do not delete those of active Linq Trigger workflows: they would go silent.',

	fields: [subscriptionField, optionsField()],
	input: z.object({ subscriptionId: subscriptionInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: ({ subscriptionId }) => subscriptionId,
	request: ({ subscriptionId }) => webhookCalls.delete(subscriptionId),
	output: (_, { subscriptionId }) => ({ deleted: true, subscriptionId }),
});
