import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { eventNamesOf, webhookCalls } from '../shared/linq/webhookCalls';
import { readOnce } from '../shared/listSearch/readOnce';
import { everydayEvents, inWords, otherEvents } from './events';

/**
 * The events beside those of *Trigger On*: first what this release knows, then what Linq offers this
 * account besides (api-v3 §e.1). Their names begin with what they are about, which keeps a long list
 * in groups.
 */
export async function getMoreEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const known = [...everydayEvents, ...otherEvents].map(({ value }) => value);
	const newer = eventNamesOf(await readOnce(this, webhookCalls.listEvents.path))
		.filter((event) => !known.includes(event))
		.map((event) => ({ name: inWords(event), value: event }));
	return [otherEvents, newer].flatMap(byName);
}

function byName(events: INodePropertyOptions[]): INodePropertyOptions[] {
	return [...events].sort((a, b) => (a.name < b.name ? -1 : 1));
}
