import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { eventNamesOf, subscriptionsOf, webhookCalls } from '../../shared/linq/webhookCalls';
import { matcherOf } from '../../shared/listSearch/matcherOf';
import { readOnce } from '../../shared/listSearch/readOnce';

/** Fills the locator of webhook subscriptions (api-v3 §e.1; not paged). */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const body = await readOnce(this, webhookCalls.list.path);
	const matches = matcherOf(filter);
	const results = subscriptionsOf(body)
		.map(({ id, target_url: url }) => ({ name: String(url), value: String(id) }))
		.filter(({ name }) => matches(name));
	return { results };
}

/** The events that the account knows (api-v3 §e.1). */
export async function getWebhookEvents(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const body = await readOnce(this, webhookCalls.listEvents.path);
	return eventNamesOf(body).map((event) => ({ name: event, value: event }));
}
