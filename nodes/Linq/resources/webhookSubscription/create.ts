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
	targetUrlField,
	targetUrlInput,
} from './fields';

/** POST /v3/webhook-subscriptions (api-v3 §e.1). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a webhook subscription',
	description:
		'Have events delivered to a URL of yours. The output has the signing secret, which Linq shows this one time only: keep it safe. Linq Trigger does all this by itself.',

	fields: [
		{ ...targetUrlField, required: true },
		{ ...eventsField, required: true },
		linesField,
		optionsField(),
	],
	input: z.object({
		targetUrl: targetUrlInput,
		events: eventsInput,
		phoneNumbers: linesInput.default([]),
		options: optionsInput,
	}),

	repeat: 'once',
	lane: ({ targetUrl }) => targetUrl,
	request: ({ targetUrl, events, phoneNumbers }) =>
		webhookCalls.create({
			target_url: targetUrl,
			subscribed_events: events,
			phone_numbers: phoneNumbers,
		}),
	holds: { id: 'id' },
	output: describeSubscription,
});
