import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';
import { unlessStatus } from '../../shared/linq/errors';
import { MAX_PAGE_SIZE, readPage } from '../../shared/linq/pagination';
import { callLinq, linqPath } from '../../shared/linq/request';
import type { LinqContext } from '../../shared/linq/types';
import type { Wait } from './wait';

/** A delivery times out after ten seconds, and Linq retries one that fails (api-v3 §e.2). */
const LIMITS = { repeat: 'idempotent', maxRetryWaitMs: 2_000, timeoutMs: 4_000 } as const;

/**
 * Reads what Linq has of a chat since a question: its latest messages, and where these do not reach back
 * to the question, the question itself and the message that a delivery is about. A delivery is only a
 * reason to look: its content is not trusted.
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

/** An empty record if there is no such message. */
async function readMessage(context: LinqContext, id: string): Promise<IDataObject> {
	const call = { method: 'GET', path: linqPath`/v3/messages/${id}` } as const;
	const response = await callLinq(context, call, LIMITS).catch(unlessStatus(404));
	return asRecord(response?.body);
}
