import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { linqPath } from '../../shared/linq/request';
import { MAX_PAGE_SIZE, readPage } from '../../shared/linq/pagination';
import { chat } from '../../shared/fields/chat';
import { toMessageItem } from '../../shared/items/message';
import { whoIn, excerptOf, listLabel, whenOf } from '../../shared/listSearch/labels';
import {
	CHATS_LOOKED_INTO,
	latestFirst,
	latestMessages,
} from '../../shared/listSearch/latestMessages';
import { matcherOf } from '../../shared/listSearch/matcherOf';
import { searchPages } from '../../shared/listSearch/searchPages';

/**
 * Fills the locator of messages (api-v3 §b): with those of the chat that is chosen in the node, or else with
 * the latest of the chats used last.
 */
export async function searchMessages(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const chosen = chosenChat(this);
	if (chosen === undefined) return { results: await searchLatest(this, filter) };
	const path = linqPath`/v3/chats/${chosen}/messages`;
	const list = { path, key: 'messages', textOf: (message: IDataObject) => nameOf(this, message) };
	const { found, ...next } = await searchPages(this, list, filter, paginationToken);
	return { results: found.map((message) => resultOf(this, message)), ...next };
}

/** The chat that the node sends to or reads, if it is chosen and not an expression. */
function chosenChat(context: ILoadOptionsFunctions): string | undefined {
	return ['to', 'chatId']
		.map((name) => chat.schema().safeParse(context.getCurrentNodeParameter(name)).data)
		.find((id) => id !== undefined);
}

async function searchLatest(context: ILoadOptionsFunctions, filter: string) {
	const { records } = await readPage(
		context,
		{ method: 'GET', path: '/v3/chats' },
		{ key: 'chats', pageSize: MAX_PAGE_SIZE },
		{ repeat: 'idempotent', maxRetryWaitMs: 0 },
	);
	const matches = matcherOf(filter);
	const chats = latestFirst(records).slice(0, CHATS_LOOKED_INTO);
	const messages = await Promise.all(
		chats.map(async (one) =>
			(await latestMessages(context, one)).map((message) => ({
				time: Date.parse(String(message.created_at)),
				...resultOf(context, message, whoIn(one)),
			})),
		),
	);
	return messages
		.flat()
		.sort((one, other) => other.time - one.time)
		.map(({ name, value }) => ({ name, value }))
		.filter(({ name }) => matches(name));
}

function resultOf(context: ILoadOptionsFunctions, message: IDataObject, chatWith?: string) {
	return { name: nameOf(context, message, chatWith), value: String(message.id) };
}

function nameOf(context: ILoadOptionsFunctions, message: IDataObject, chatWith?: string): string {
	const { direction, from, createdAt } = toMessageItem(message);
	const who = direction === 'outbound' ? 'You' : String(from ?? 'They');
	const said = `${who}: ${excerptOf(message)}`;
	return listLabel(said, whenOf(context, createdAt), chatWith);
}
