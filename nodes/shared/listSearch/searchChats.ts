import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toChatItem } from '../items/chat';
import { searchPages } from './searchPages';

function labelOf(chat: IDataObject): string {
	const { displayName, participants, line, isGroup } = toChatItem(chat);
	const name = String(displayName);
	const more = displayName === participants ? line && `your line ${String(line)}` : participants;
	const who = more ? `${name} (${String(more)})` : name;
	return isGroup ? `Group: ${who}` : who;
}

/** Fills the locator of chats (api-v3 §b). */
export async function searchChats(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchPages(
		this,
		{ path: '/v3/chats', key: 'chats', labelOf },
		filter,
		paginationToken,
	);
}
