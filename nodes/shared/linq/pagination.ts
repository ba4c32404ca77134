import { NodeOperationError, type IDataObject } from 'n8n-workflow';

import { asRecord } from '../json';
import { callLinq } from './request';
import type { CallOptions, LinqCall, LinqContext } from './types';

/** The most records that Linq gives in one page (api-v3 §c). */
export const MAX_PAGE_SIZE = 100;

export interface PageRequest {
	/** The property of the response that holds the records, such as `chats`. */
	key: string;
	/** The most records to read; Infinity for all. */
	limit: number;
	/** Which records count; all if not given. */
	filter?: (record: IDataObject) => boolean;
	/** Whether the records that were read are enough, though others follow. */
	isEnough?: (records: IDataObject[]) => boolean;
}

/**
 * Reads a list page by page until there are enough records or no more (api-v3 §c). The end is a
 * `next_cursor` that is null, empty or missing, or a page without records: the official client
 * takes these for the end too.
 *
 * @throws NodeApiError as {@link callLinq} does
 * @throws NodeOperationError when a cursor comes a second time: the pages would never end
 */
export async function listAll(
	context: LinqContext,
	call: LinqCall,
	{ key, limit, filter, isEnough }: PageRequest,
	options: CallOptions,
): Promise<IDataObject[]> {
	const pageSize = filter ? MAX_PAGE_SIZE : Math.min(limit, MAX_PAGE_SIZE);
	const records: IDataObject[] = [];
	const cursors = new Set<string>();
	let cursor: string | undefined;
	do {
		if (cursor !== undefined) cursors.add(cursor);
		const page = await readPage(context, call, { key, pageSize, cursor }, options);
		records.push(...(filter ? page.records.filter(filter) : page.records));
		cursor = page.records.length > 0 ? page.next : undefined;
		if (records.length >= limit || isEnough?.(records)) break;
		if (cursor !== undefined && cursors.has(cursor)) throw endless(context, cursors.size, options);
	} while (cursor !== undefined);
	return records.slice(0, limit);
}

function endless(context: LinqContext, pages: number, { itemIndex }: CallOptions) {
	return new NodeOperationError(context.getNode(), 'The list from Linq has no end', {
		itemIndex,
		description: `After ${pages + 1} pages, Linq led back to a page that had been read before. Try again, or set a limit. If it keeps happening, tell Linq support.`,
	});
}

/** Reads one page; `next` is undefined on the last one. */
export async function readPage(
	context: LinqContext,
	call: LinqCall,
	{ key, pageSize, cursor }: { key: string; pageSize: number; cursor?: string },
	options: CallOptions,
): Promise<{ records: IDataObject[]; next?: string }> {
	const query = { ...call.query, limit: pageSize, cursor };
	const { body } = await callLinq(
		context,
		{ ...call, query },
		{ ...options, holds: { records: key } },
	);
	const { [key]: records, next_cursor: next } = asRecord(body);
	return {
		records: Array.isArray(records) ? records.map(asRecord) : [],
		next: typeof next === 'string' && next !== '' ? next : undefined,
	};
}
