import type { IDataObject } from 'n8n-workflow';

/** Somebody who is blocked (api-v3 §b, blocked_handles). */
export function toBlockedHandleItem(blocked: IDataObject): IDataObject {
	return { handle: blocked.handle, reason: blocked.reason, blockedAt: blocked.blocked_at };
}
