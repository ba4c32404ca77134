import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { MAX_PAGE_SIZE, readPage } from '../../shared/pagination';
import { simplifyChat } from '../records';

/** How many pages one search may look through before it hands back to the editor. */
const PAGES_PER_SEARCH = 5;

function describe(chat: IDataObject): string {
	const { displayName, participants, isGroup } = simplifyChat(chat);
	const name = displayName || participants;
	const who = name === participants ? name : `${String(name)} (${String(participants)})`;
	return isGroup ? `Group: ${String(who)}` : String(who);
}

/** Fills the locator of chats, page by page as the user scrolls (api-v3 §b, §c). */
export async function searchChats(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const call = { method: 'GET' as const, path: '/v3/chats' };
	const wanted = filter.toLowerCase();
	const results: INodeListSearchResult['results'] = [];
	let cursor = paginationToken;

	for (let page = 0; page < PAGES_PER_SEARCH; page++) {
		const { records, next } = await readPage(
			this,
			call,
			{ key: 'chats', pageSize: MAX_PAGE_SIZE, cursor },
			{ repeat: 'idempotent', maxRetryWaitMs: 0 },
		);
		const found = records.map((chat) => ({ name: describe(chat), value: String(chat.id) }));
		results.push(...found.filter(({ name }) => name.toLowerCase().includes(wanted)));
		cursor = next;
		if (cursor === undefined || results.length > 0) break;
	}
	return { results, paginationToken: cursor };
}
