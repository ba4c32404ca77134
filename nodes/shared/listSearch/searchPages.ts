import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { matcherOf } from './matcherOf';
import { MAX_PAGE_SIZE, readPage } from '../linq/pagination';

/** How many pages one search may look through before it returns to the editor. */
const PAGES_PER_SEARCH = 5;

interface PagedList {
	path: string;
	/** The property of the response that holds the records. */
	key: string;
	/** What the user searches in. */
	textOf: (record: IDataObject) => string;
}

/**
 * Finds the records of a locator page by page as the user scrolls (api-v3 §c). Linq cannot search, and
 * the editor requests no further page after an empty one: pages without a match are skipped here.
 */
export async function searchPages(
	context: ILoadOptionsFunctions,
	{ path, key, textOf }: PagedList,
	filter: string,
	paginationToken?: string,
): Promise<{ found: IDataObject[]; paginationToken?: string }> {
	const matches = matcherOf(filter);
	const found: IDataObject[] = [];
	let cursor = paginationToken;

	for (let page = 0; page < PAGES_PER_SEARCH; page++) {
		const { records, next } = await readPage(
			context,
			{ method: 'GET', path },
			{ key, pageSize: MAX_PAGE_SIZE, cursor },
			{ repeat: 'idempotent', maxRetryWaitMs: 0 },
		);
		found.push(...records.filter((record) => matches(textOf(record))));
		cursor = next;
		if (cursor === undefined || found.length > 0) break;
	}
	return { found, paginationToken: cursor };
}
