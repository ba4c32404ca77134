import type { IDataObject, ILoadOptionsFunctions } from 'n8n-workflow';

import { linqPath } from '../linq/request';
import { readPage } from '../linq/pagination';

/**
 * The chats of one list whose messages are read. Each takes a request of its own, and somebody is waiting:
 * ten go side by side in the time of one. Linq limits sends, and names no limit for reads (api-v3 §4).
 */
export const CHATS_LOOKED_INTO = 10;
/** The order of messages is not documented, so the newest of a page are looked for (api-v3 §b). */
const PAGE_SIZE = 20;

/** Newest first. */
const byTime = (field: string) => (one: IDataObject, other: IDataObject) =>
	Date.parse(String(other[field])) - Date.parse(String(one[field]));

/** The chats that were used last first, as far as they can be told apart. */
export const latestFirst = (chats: IDataObject[]) => [...chats].sort(byTime('updated_at'));

/**
 * The latest messages of a chat, newest first. They only help to recognise what is on a list: a chat whose
 * messages cannot be read has none.
 */
export async function latestMessages(
	context: ILoadOptionsFunctions,
	chat: IDataObject,
): Promise<IDataObject[]> {
	const path = linqPath`/v3/chats/${String(chat.id)}/messages`;
	try {
		const { records } = await readPage(
			context,
			{ method: 'GET', path },
			{ key: 'messages', pageSize: PAGE_SIZE },
			{ repeat: 'idempotent', maxRetryWaitMs: 0 },
		);
		return records.sort(byTime('created_at'));
	} catch {
		return [];
	}
}
