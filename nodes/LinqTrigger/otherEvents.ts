import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { asRecord, asText } from '../shared/json';
import { callLinq } from '../shared/request';
import { isKnownEvent } from './events';

/** The events that Linq offers this account beyond those of this release (api-v3 §e.1). */
export async function getOtherEvents(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const answer = await callLinq(
		this,
		{ method: 'GET', path: '/v3/webhook-events' },
		{ repeat: 'idempotent', maxRetryWaitMs: 5_000, timeoutMs: 10_000 },
	);
	const { events } = asRecord(answer.body);
	const names = Array.isArray(events) ? events.flatMap((name) => asText(name) ?? []) : [];
	return names
		.filter((name) => !isKnownEvent(name))
		.sort()
		.map((name) => ({ name, value: name }));
}
