import { z } from 'zod';

import { subscriptionsOf, webhookCalls } from '../../../shared/linq/webhookCalls';
import { defineOperation } from '../../../shared/operation';
import { optionsField, optionsInput } from '../../fields/options';
import { describeSubscription } from './record';

/** GET /v3/webhook-subscriptions (api-v3 §e.1); the list is not paged. */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many webhook subscriptions',
	description: 'Get all webhook subscriptions of the account, those of Linq Trigger included',

	fields: [optionsField()],
	input: z.object({ options: optionsInput }),

	repeat: 'idempotent',
	lane: 'none',
	request: () => webhookCalls.list,
	holds: { records: 'subscriptions' },
	output: (body) => subscriptionsOf(body).map(describeSubscription),
});
