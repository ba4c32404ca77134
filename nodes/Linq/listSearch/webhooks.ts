import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { asList, asRecord } from '../../shared/json';
import { callLinq } from '../../shared/request';

async function read(context: ILoadOptionsFunctions, path: string) {
	const call = { method: 'GET' as const, path };
	const { body } = await callLinq(context, call, { repeat: 'idempotent', maxRetryWaitMs: 0 });
	return asRecord(body);
}

/** Fills the locator of webhook subscriptions (api-v3 §e.1; not paged). */
export async function searchSubscriptions(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const { subscriptions } = await read(this, '/v3/webhook-subscriptions');
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
	const { events } = await read(this, '/v3/webhook-events');
	return Array.isArray(events)
		? events.map((event) => ({ name: String(event), value: String(event) }))
		: [];
}
