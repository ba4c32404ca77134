import type { IDataObject } from 'n8n-workflow';

import { adviceFor } from '../../../shared/linq/errorCodes';
import type { LinqFailure } from '../../../shared/linq/types';

/** Refusals because of the kind of chat: HTTP status and Linq code (api-v3 §b, typing; §f row 1). */
const KIND_OF_CHAT = ['403/2005', '409/2016', '409/2017'];

/**
 * Typing is a courtesy: a chat that cannot show it must not fail a workflow. Any other refusal,
 * such as that of a chat your line has left, is an error like in every operation.
 */
export function typingRefusal(
	{ status = 0, code, message }: LinqFailure,
	{ chatId }: { chatId: string },
): IDataObject | undefined {
	if (!KIND_OF_CHAT.includes(`${status}/${code}`)) return undefined;
	return { success: false, reason: message ?? adviceFor(status, code).title, chatId };
}
