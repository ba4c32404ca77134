import { defineOperation } from '../../engine/defineOperation';
import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { subscription, subscriptionsState } from './fields';

/** DELETE /v3/webhook-subscriptions/{subscriptionId} (api-v3 §e.1). */
export const deleteSubscription = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a webhook subscription',
	description:
		'Stop the deliveries of a subscription for good. Do not delete those of active Linq Trigger workflows: they would go silent.',

	fields: { subscriptionId: subscription },

	repeat: 'idempotent',
	changes: subscriptionsState,
	lane: 'subscriptionId',
	request: ({ subscriptionId }) => webhookCalls.delete(subscriptionId),
	output: (_, { subscriptionId }) => ({ deleted: true, subscriptionId }),
});
