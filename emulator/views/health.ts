import type { Chat } from '../state/types';

/** Chat health as the SDK has it (api-v3 §b, Chat). */
export function healthStatus(chat: Chat) {
	const status = chat.optedOut ? 'OPTED_OUT' : 'HEALTHY';
	return {
		status,
		doc_url: `https://docs.linqapp.com/guides/chats/chat-health#${status.toLowerCase()}`,
		updated_at: chat.updatedAt,
	};
}

/** Chat health as the seed documents have it; both are given, as clients of either age exist. */
export function healthScore(chat: Chat) {
	return {
		reason: chat.optedOut ? 'Recipient opted out' : '',
		score: chat.optedOut ? 0 : 100,
		updated_at: chat.updatedAt,
	};
}
