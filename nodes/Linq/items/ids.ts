import type { IDataObject } from 'n8n-workflow';

import { asText } from '../../shared/json';

/**
 * The IDs of a message that Linq responds to without naming its chat. The incoming item tells the
 * chat, if it is about the same message.
 */
export function idsOf(messageId: string, incoming: IDataObject): IDataObject {
	const chatId = incoming.messageId === messageId ? asText(incoming.chatId) : undefined;
	return { ...(chatId !== undefined && { chatId }), messageId };
}
