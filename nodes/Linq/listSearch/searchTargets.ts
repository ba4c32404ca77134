import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { parseHandle } from '../../shared/handles';
import { searchChats } from '../../shared/listSearch/searchChats';

/**
 * Fills *To*: with the chats, and first of all with the person whose phone number or email address is
 * searched for, whether there is a chat or not.
 */
export async function searchTargets(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const handle = handleIn(filter);
	const chats = await searchChats.call(this, handle ?? filter, paginationToken);
	if (handle === undefined || paginationToken !== undefined) return chats;
	const person = { name: `Write to ${handle}`, value: handle };
	return { ...chats, results: [person, ...chats.results] };
}

function handleIn(filter: string): string | undefined {
	try {
		return parseHandle(filter);
	} catch {
		return undefined;
	}
}
