import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';
import { unlessStatus } from '../../shared/linq/errors';
import { MAX_PAGE_SIZE, readPage } from '../../shared/linq/pagination';
import { callLinq, linqPath } from '../../shared/linq/request';
import type { LinqContext } from '../../shared/linq/types';
import type { Wait } from './wait';

/** Linq waits ten seconds for the response to a delivery (api-v3 §e.2), and repeats one that fails. */
const LIMITS = { repeat: 'idempotent', maxRetryWaitMs: 2_000, timeoutMs: 4_000 } as const;

/**
 * Reads what Linq has of a chat since a question: its latest messages, and where these do not reach
 * back to the question, the question itself and the message that a delivery is about. A delivery only
 * says that there may be something: what it says itself is not believed.
 *
 * @throws NodeApiError as `callLinq` does
 */
export async function readChat(
	context: LinqContext,
	{ chatId, messageId }: Wait,
	delivered?: string,
): Promise<IDataObject[]> {
	const call = { method: 'GET', path: linqPath`/v3/chats/${chatId}/messages` } as const;
	const page = { key: 'messages', pageSize: MAX_PAGE_SIZE };
	const { records } = await readPage(context, call, page, LIMITS);
	if (records.some(({ id }) => id === messageId)) return records;

	const missing = [...new Set([messageId, delivered ?? messageId])].filter(
		(id) => !records.some((record) => record.id === id),
	);
	const read = await Promise.all(missing.map(async (id) => await readMessage(context, id)));
	return [...records, ...read.filter((message) => message.chat_id === chatId)];
}

/** Nothing of a message that there is not. */
async function readMessage(context: LinqContext, id: string): Promise<IDataObject> {
	const call = { method: 'GET', path: linqPath`/v3/messages/${id}` } as const;
	const response = await callLinq(context, call, LIMITS).catch(unlessStatus(404));
	return asRecord(response?.body);
}
