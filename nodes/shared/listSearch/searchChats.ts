import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toChatItem } from '../items/chat';
import { searchPages } from './searchPages';

/** Linq names a chat without a name after all its handles, your own line among them (api-v3 §b). */
function labelOf(chat: IDataObject): string {
	const { displayName, participants, line, isGroup } = toChatItem(chat);
	const handles = [line, ...String(participants).split(', ')];
	const names = displayName ? String(displayName).split(', ') : [];
	const isNamed = names.some((part) => !handles.includes(part));
	const name = String(isNamed ? displayName : participants);
	const more = isNamed ? participants : line && `your line ${String(line)}`;
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
