import { defineOperation } from '../../engine/defineOperation';
import { eventNamesOf, webhookCalls } from '../../../shared/linq/webhookCalls';

/** GET /v3/webhook-events (api-v3 §e.1). */
export const getEvents = defineOperation({
	value: 'getEvents',
	name: 'Get Event Names',
	action: 'Get the names of all webhook events',
	description: 'Get the names of all events that can be subscribed to, one item each',

	fields: {},

	repeat: 'idempotent',
	lane: 'none',
	request: () => webhookCalls.listEvents,
	holds: { records: 'events' },
	output: (body) => eventNamesOf(body).map((event) => ({ event })),
});
