import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { asList, asRecord, asText } from '../../shared/json';
import { callLinq } from '../../shared/request';

/** Fills the locator of lines (api-v3 §b, phone numbers; the list is not paginated). */
export async function searchLines(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const call = { method: 'GET' as const, path: '/v3/phone_numbers' };
	const { body } = await callLinq(this, call, { repeat: 'idempotent', maxRetryWaitMs: 0 });
	const lines = asList(asRecord(body).phone_numbers)
		.map((line) => asText(line.phone_number) ?? '')
		.filter((number) => number.includes(filter.replace(/[^\d+]/g, '')));
	return { results: lines.map((number) => ({ name: number, value: number })) };
}
