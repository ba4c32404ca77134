import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { participantsIn, peopleIn } from '../shared/chatHandles';
import { latestFirst } from '../shared/listSearch/latestMessages';
import { matcherOf } from '../shared/listSearch/matcherOf';
import { searchPages } from '../shared/listSearch/searchPages';

/** Fills the locators of people with those of the chats (api-v3 §b), those of the latest first. */
export async function searchPeople(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const matches = matcherOf(filter);
	const page = await searchPages(
		this,
		{ path: '/v3/chats', key: 'chats', textOf: ({ handles }) => participantsIn(handles) },
		filter,
		paginationToken,
	);
	const people = new Set(latestFirst(page.found).flatMap(({ handles }) => peopleIn(handles)));
	const found = [...people].filter((handle) => matches(handle));
	return {
		results: found.map((handle) => ({ name: handle, value: handle })),
		paginationToken: page.paginationToken,
	};
}
