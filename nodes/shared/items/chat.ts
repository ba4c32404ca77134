import type { IDataObject } from 'n8n-workflow';

import { chatName, lineIn, participantsIn } from '../chatHandles';
import { asRecord } from '../json';

/** A chat (api-v3 §b, shared objects). `participants` can be used as *To* as it is. */
export function toChatItem(chat: IDataObject): IDataObject {
	return {
		displayName: chatName(chat),
		participants: participantsIn(chat.handles),
		line: lineIn(chat.handles),
		isGroup: chat.is_group,
		service: chat.service,
		// Newer responses have a status, older ones a score (api-v3 §f row 3).
		health: asRecord(chat.health_status).status ?? asRecord(chat.health_score).score,
		chatId: chat.id,
		createdAt: chat.created_at,
		updatedAt: chat.updated_at,
	};
}
