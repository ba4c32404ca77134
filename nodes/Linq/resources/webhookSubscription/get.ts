import { z } from 'zod';

import { webhookCalls } from '../../../shared/linq/webhookCalls';
import { defineOperation } from '../../../shared/operation';
import { optionsField, optionsInput } from '../../fields/options';
import { describeSubscription } from './record';
import { subscriptionField, subscriptionInput } from './fields';

/** GET /v3/webhook-subscriptions/{subscriptionId} (api-v3 §e.1). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a webhook subscription',
	description: 'Get one webhook subscription. The signing secret is not part of it.',

	fields: [subscriptionField, optionsField()],
	input: z.object({ subscriptionId: subscriptionInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ subscriptionId }) => webhookCalls.get(subscriptionId),
	holds: { id: 'id' },
	output: describeSubscription,
});
