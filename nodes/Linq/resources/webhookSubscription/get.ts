import { defineOperation } from '../../engine/defineOperation';
import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { subscription } from './fields';
import { toSubscriptionItem } from '../../items/subscription';

/** GET /v3/webhook-subscriptions/{subscriptionId} (api-v3 §e.1). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a webhook subscription',
	description: 'Get one webhook subscription. The signing secret is not part of it.',

	fields: { subscriptionId: subscription },

	repeat: 'idempotent',
	lane: 'none',
	request: ({ subscriptionId }) => webhookCalls.get(subscriptionId),
	holds: { id: 'id' },
	output: toSubscriptionItem,
});
