import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { eventNamesOf, webhookCalls } from '../shared/linq/webhookCalls';
import { callLinq } from '../shared/linq/request';
import { isKnownEvent } from './events';

/** The events that Linq offers this account beyond those of this release (api-v3 §e.1). */
export async function getOtherEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { body } = await callLinq(this, webhookCalls.listEvents, {
		repeat: 'idempotent',
		maxRetryWaitMs: 5_000,
		timeoutMs: 10_000,
	});
	return eventNamesOf(body)
		.filter((name) => !isKnownEvent(name))
		.sort()
		.map((name) => ({ name, value: name }));
}
