import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { MAX_PAGE_SIZE, readPage } from '../linq/pagination';

/** How many pages one search may look through before it returns to the editor. */
const PAGES_PER_SEARCH = 5;

interface PagedList {
	path: string;
	/** The property of the response that holds the records. */
	key: string;
	/** What the user sees of a record, and searches in. */
	labelOf: (record: IDataObject) => string;
}

/**
 * Fills a locator page by page as the user scrolls (api-v3 §c). Linq cannot search, and the editor
 * requests no further page after an empty one: pages without a match are skipped here.
 */
export async function searchPages(
	context: ILoadOptionsFunctions,
	{ path, key, labelOf }: PagedList,
	filter: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const search = filter.toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	let cursor = paginationToken;

	for (let page = 0; page < PAGES_PER_SEARCH; page++) {
		const { records, next } = await readPage(
			context,
			{ method: 'GET', path },
			{ key, pageSize: MAX_PAGE_SIZE, cursor },
			{ repeat: 'idempotent', maxRetryWaitMs: 0 },
		);
		const found = records.map((record) => ({ name: labelOf(record), value: String(record.id) }));
		results.push(...found.filter(({ name }) => name.toLowerCase().includes(search)));
		cursor = next;
		if (cursor === undefined || results.length > 0) break;
	}
	return { results, paginationToken: cursor };
}
