import type { IDataObject, ISupplyDataFunctions } from 'n8n-workflow';

import { listAll } from '../shared/linq/pagination';
import { linqPath } from '../shared/linq/request';
import type { MemorySettings } from './settings';
import { areOfSeveral, isRemembered, turnsOf, type Turn } from './turns';

/**
 * Reads the latest messages of a chat (api-v3 §b, GET /v3/chats/{chatId}/messages). Linq leaves out
 * deleted ones, and gives edited ones with their new text.
 *
 * @throws NodeApiError when Linq cannot be read
 */
export async function readHistory(
	context: ISupplyDataFunctions,
	settings: MemorySettings,
): Promise<Turn[]> {
	const { chatId, limit, since = -Infinity } = settings;
	const isKnown = (message: IDataObject) => timeOf(message) >= since;
	const remembered = (messages: IDataObject[]) =>
		messages.filter((message) => isKnown(message) && isRemembered(message, settings));
	const isEnough = (messages: IDataObject[]) =>
		isNewestFirst(messages) && (remembered(messages).length >= limit || !messages.every(isKnown));

	const messages = await listAll(
		context,
		{ method: 'GET', path: linqPath`/v3/chats/${chatId}/messages` },
		{ key: 'messages', limit: Infinity, isEnough },
		{ repeat: 'idempotent' },
	);
	return turnsOf(remembered(oldestFirst(messages)).slice(-limit), {
		settings,
		known: messages.filter(isKnown),
		isGroup: areOfSeveral(messages),
	});
}

const timeOf = ({ created_at: time }: IDataObject) => Date.parse(String(time));

/**
 * Linq documents no order (api-v3 §b). While no message is newer than the one before it, all that
 * follow are older.
 */
function isNewestFirst(messages: IDataObject[]): boolean {
	return messages.every((message, i) => i === 0 || timeOf(message) <= timeOf(messages[i - 1]));
}

function oldestFirst(messages: IDataObject[]): IDataObject[] {
	const forward = isNewestFirst(messages) ? [...messages].reverse() : [...messages];
	return forward.sort((a, b) => timeOf(a) - timeOf(b));
}
