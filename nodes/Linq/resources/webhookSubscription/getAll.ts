import { defineOperation } from '../../engine/defineOperation';
import { subscriptionsOf, webhookCalls } from '../../../shared/linq/webhookCalls';
import { toSubscriptionItem } from '../../items/subscription';

/** GET /v3/webhook-subscriptions (api-v3 §e.1); the list is not paged. */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhook subscriptions',
	description: 'Get all webhook subscriptions of the account, those of Linq Trigger included',

	fields: {},

	repeat: 'idempotent',
	lane: 'none',
	request: () => webhookCalls.list,
	holds: { records: 'subscriptions' },
	output: (body) => subscriptionsOf(body).map(toSubscriptionItem),
});
