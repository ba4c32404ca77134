import { defineOperation } from '../../engine/defineOperation';
import { notice } from '../../../shared/fields/field';
import { withProperty } from '../../../shared/fields/shown';
import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { events, lines, subscriptionsState, targetUrl } from './fields';
import { toSubscriptionItem } from '../../items/subscription';

/** POST /v3/webhook-subscriptions (api-v3 §e.1). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a webhook subscription',
	description:
		'Have events delivered to a URL of yours. The output has the signing secret, which Linq shows this one time only: keep it safe.',

	fields: {
		triggerNotice: notice(
			'Linq Trigger does this for you: it makes a subscription of its own and removes it. You need this operation only to have events delivered elsewhere.',
		),
		targetUrl: withProperty(targetUrl, { required: true }),
		events: withProperty(events, { required: true }),
		phoneNumbers: lines,
	},

	repeat: 'once',
	changes: subscriptionsState,
	lane: 'targetUrl',
	request: (input) =>
		webhookCalls.create({
			target_url: input.targetUrl,
			subscribed_events: input.events,
			phone_numbers: input.phoneNumbers,
		}),
	holds: { id: 'id' },
	output: toSubscriptionItem,
});
