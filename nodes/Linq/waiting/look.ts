import type { IDataObject } from 'n8n-workflow';

import { asRecord } from '../../shared/json';
import { unlessStatus } from '../../shared/linq/errors';
import { MAX_PAGE_SIZE, readPage } from '../../shared/linq/pagination';
import { callLinq, linqPath } from '../../shared/linq/request';
import type { LinqContext } from '../../shared/linq/types';
import type { Wait } from './wait';

/** A delivery times out after ten seconds, and Linq retries one that fails (api-v3 §e.2). */
export const DELIVERY_LIMITS = { maxRetryWaitMs: 2_000, timeoutMs: 4_000 };
const LIMITS = { repeat: 'idempotent', ...DELIVERY_LIMITS } as const;

/** What Linq has of a chat since a question. */
export interface Chat {
	messages: IDataObject[];
	/** The poll below the question; empty if there is none, or if it could not be read. */
	poll: IDataObject;
	/** Why the poll could not be read; a reply counts even so. */
	pollError?: unknown;
}

/**
 * Reads a chat since a question. A delivery is only a reason to look: its content is not trusted.
 *
 * @param delivered the ID of the message that a delivery is about
 * @throws NodeApiError as `callLinq` does
 */
export async function readChat(
	context: LinqContext,
	wait: Wait,
	delivered?: string,
): Promise<Chat> {
	const [messages, poll] = await Promise.all([
		readMessages(context, wait, delivered),
		readPoll(context, wait),
	]);
	return { messages, ...poll };
}

/**
 * The latest messages of the chat, and where these do not reach back to the question, the question
 * itself and the message that a delivery is about.
 *
 * @throws NodeApiError as `callLinq` does
 */
export async function readMessages(
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
	const read = await Promise.all(
		missing.map(async (id) => await readRecord(context, linqPath`/v3/messages/${id}`)),
	);
	return [...records, ...read.filter((message) => message.chat_id === chatId)];
}

async function readPoll(
	context: LinqContext,
	{ offer }: Wait,
): Promise<Pick<Chat, 'poll' | 'pollError'>> {
	if (!offer?.isPoll) return { poll: {} };
	try {
		const envelope = await readRecord(context, linqPath`/v3/messages/${offer.messageId}/poll`);
		return { poll: asRecord(envelope.poll) };
	} catch (pollError) {
		return { poll: {}, pollError };
	}
}

/** An empty record if there is no such thing. */
async function readRecord(context: LinqContext, path: string): Promise<IDataObject> {
	const response = await callLinq(context, { method: 'GET', path }, LIMITS).catch(unlessStatus(404));
	return asRecord(response?.body);
}
