import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { asList } from '../json';
import { matcherOf } from './matcherOf';
import { readOnce } from './readOnce';

async function findLines(
	context: ILoadOptionsFunctions,
	filter: string,
	valueOf: 'id' | 'phone_number',
): Promise<INodeListSearchResult> {
	const { phone_numbers: lines } = await readOnce(context, '/v3/phone_numbers');
	const matches = matcherOf(filter);
	const results = asList(lines)
		.map((line) => ({ name: String(line.phone_number), value: String(line[valueOf]) }))
		.filter(({ name }) => matches(name));
	return { results };
}

/** Fills the locators that take a line's number (api-v3 §b, phone numbers; not paged). */
export async function searchLines(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findLines(this, filter, 'phone_number');
}

/** Fills the locators that take a line's id. */
export async function searchLineIds(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await findLines(this, filter, 'id');
}
