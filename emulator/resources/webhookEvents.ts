import { type Endpoint, ok } from '../http/endpoint';
import { eventNames } from '../webhooks/eventNames';

/** The events one can subscribe to (api-v3 §e.1). */
export const webhookEvents: Endpoint[] = [
	{
		method: 'GET',
		path: '/v3/webhook-events',
		respond: () =>
			ok({ events: eventNames, doc_url: 'https://docs.linqapp.com/guides/webhooks/events' }),
	},
];
