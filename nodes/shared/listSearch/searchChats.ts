import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { toChatItem } from '../items/chat';
import { whoIn, excerptOf, listLabel, whenOf } from './labels';
import { CHATS_LOOKED_INTO, latestFirst, latestMessages } from './latestMessages';
import { searchPages } from './searchPages';

/**
 * Fills the locator of chats (api-v3 §b), those used last first. With each of the first ones stands what
 * was said last.
 */
export async function searchChats(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const textOf = (chat: IDataObject) => listLabel(whoIn(chat), ...detailsOf(chat));
	const list = { path: '/v3/chats', key: 'chats', textOf };
	const page = await searchPages(this, list, filter, paginationToken);
	const chats = latestFirst(page.found);

	const results = await Promise.all(
		chats.map(async (chat, index) => {
			const isPreviewed = paginationToken === undefined && index < CHATS_LOOKED_INTO;
			const [last] = isPreviewed ? await latestMessages(this, chat) : [];
			const when = whenOf(this, last?.created_at ?? chat.updated_at);
			const name = listLabel(whoIn(chat), last && excerptOf(last), when, ...detailsOf(chat));
			return { name, value: String(chat.id) };
		}),
	);
	return { results, paginationToken: page.paginationToken };
}

function detailsOf(chat: IDataObject) {
	const { line, service } = toChatItem(chat);
	return [service, line && `your line ${String(line)}`];
}
