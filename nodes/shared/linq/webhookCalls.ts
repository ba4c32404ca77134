import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord, asText } from '../json';
import { linqPath } from './request';
import type { LinqCall } from './types';

/** What a webhook subscription is made of, in Linq's names (api-v3 §e.1). */
export type SubscriptionBody = {
	target_url: string;
	subscribed_events: string[];
	/** E.164; empty for all lines. */
	phone_numbers: string[];
	is_active: boolean;
};

const SUBSCRIPTIONS = '/v3/webhook-subscriptions';
const subscriptionPath = (id: string) => linqPath`/v3/webhook-subscriptions/${id}`;

/** The calls of Linq's webhook endpoints (api-v3 §e.1). */
export const webhookCalls = {
	/** Responds with `{events}`; see {@link eventNamesOf}. */
	listEvents: { method: 'GET', path: '/v3/webhook-events' },
	/** Responds with `{subscriptions}`, active and inactive, not paged; see {@link subscriptionsOf}. */
	list: { method: 'GET', path: SUBSCRIPTIONS },
	get: (id: string): LinqCall => ({ method: 'GET', path: subscriptionPath(id) }),
	/** The response has the `signing_secret`, this one time only. */
	create: ({ phone_numbers, ...rest }: Omit<SubscriptionBody, 'is_active'>): LinqCall => ({
		method: 'POST',
		path: SUBSCRIPTIONS,
		body: phone_numbers.length > 0 ? { ...rest, phone_numbers } : rest,
	}),
	/** What is not given stays as it is, and so does the secret. */
	update: (id: string, body: Partial<SubscriptionBody>): LinqCall => ({
		method: 'PUT',
		path: subscriptionPath(id),
		body,
	}),
	delete: (id: string): LinqCall => ({ method: 'DELETE', path: subscriptionPath(id) }),
} as const;

/** The names of all events that the account can subscribe to, in Linq's order. */
export function eventNamesOf(body: unknown): string[] {
	const { events } = asRecord(body);
	return Array.isArray(events) ? events.flatMap((name) => asText(name) ?? []) : [];
}

/** The subscriptions in a response to `list`. */
export function subscriptionsOf(body: unknown): IDataObject[] {
	return asList(asRecord(body).subscriptions);
}
