import type { IDataObject } from 'n8n-workflow';

import { asRecord } from './json';
import { callLinq, type CallOptions, type LinqCall, type LinqContext } from './request';

/** The most records that Linq gives in one page (api-v3 §c). */
export const MAX_PAGE_SIZE = 100;

export interface PageRequest {
	/** The property of the answer that holds the records, such as `chats`. */
	key: string;
	/** The most records wanted; Infinity for all. */
	limit: number;
	/** Which records count; all if not given. */
	keep?: (record: IDataObject) => boolean;
}

/**
 * Reads a list page by page until there are enough records or no more (api-v3 §c). The end is a
 * `next_cursor` that is null, empty or missing, or a page without records: the official client
 * takes these for the end too.
 *
 * @throws NodeApiError as {@link callLinq} does
 */
export async function listAll(
	context: LinqContext,
	call: LinqCall,
	{ key, limit, keep }: PageRequest,
	options: CallOptions,
): Promise<IDataObject[]> {
	const pageSize = keep ? MAX_PAGE_SIZE : Math.min(limit, MAX_PAGE_SIZE);
	const records: IDataObject[] = [];
	let cursor: string | undefined;
	do {
		const page = await readPage(context, call, { key, pageSize, cursor }, options);
		records.push(...(keep ? page.records.filter(keep) : page.records));
		// A cursor that stands still would be an endless loop.
		cursor = page.records.length > 0 && page.next !== cursor ? page.next : undefined;
	} while (cursor && records.length < limit);
	return records.slice(0, limit);
}

/** Reads one page; `next` is undefined on the last one. */
export async function readPage(
	context: LinqContext,
	call: LinqCall,
	{ key, pageSize, cursor }: { key: string; pageSize: number; cursor?: string },
	options: CallOptions,
): Promise<{ records: IDataObject[]; next?: string }> {
	const query = { ...call.query, limit: pageSize, cursor };
	const { body } = await callLinq(context, { ...call, query }, options);
	const { [key]: records, next_cursor: next } = asRecord(body);
	return {
		records: Array.isArray(records) ? records.map(asRecord) : [],
		next: typeof next === 'string' && next !== '' ? next : undefined,
	};
}
