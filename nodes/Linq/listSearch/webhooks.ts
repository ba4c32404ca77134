import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { asList } from '../../shared/json';
import { readOnce } from './readOnce';

/** Fills the locator of webhook subscriptions (api-v3 §e.1; not paged). */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const { subscriptions } = await readOnce(this, '/v3/webhook-subscriptions');
	const wanted = filter.toLowerCase();
	const results = asList(subscriptions)
		.map(({ id, target_url: url }) => ({ name: String(url), value: String(id) }))
		.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results };
}

/** The events that the account knows (api-v3 §e.1). */
export async function getWebhookEvents(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const { events } = await readOnce(this, '/v3/webhook-events');
	return Array.isArray(events)
		? events.map((event) => ({ name: String(event), value: String(event) }))
		: [];
}
