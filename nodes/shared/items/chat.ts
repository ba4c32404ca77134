import type { IDataObject } from 'n8n-workflow';

import { asList, asRecord } from '../json';

/** A chat (api-v3 §b, shared objects). `participants` can be used as *To* as it is. */
export function toChatItem(chat: IDataObject): IDataObject {
	const handles = asList(chat.handles);
	const others = handles.filter(({ is_me: isMe }) => isMe !== true);
	return {
		chatId: chat.id,
		displayName: chat.display_name,
		isGroup: chat.is_group,
		line: handles.find(({ is_me: isMe }) => isMe === true)?.handle,
		participants: others.map(({ handle }) => handle).join(', '),
		service: chat.service,
		// Newer responses have a status, older ones a score (api-v3 §f row 3).
		health: asRecord(chat.health_status).status ?? asRecord(chat.health_score).score,
		createdAt: chat.created_at,
		updatedAt: chat.updated_at,
	} as IDataObject;
}

/** A 204, or a response that only says that the work is queued (api-v3 §b, Accepted). */
export function toDoneItem(
	{ status, message }: IDataObject,
	{ chatId }: { chatId: string },
): IDataObject {
	return { success: true, chatId, ...(status !== undefined && { status, message }) };
}
