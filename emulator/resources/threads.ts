import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { refusal } from '../refusal';
import { queryValue } from '../http/read';
import { shownMessageOf } from './lookup';
import { pageOf } from '../rules/pagination';
import { pollOf } from '../state/poll';
import { messageView } from '../views/message';

/** The whole thread of any message in it; one outside a thread is alone (api-v3 §b). */
function list(call: Call): ApiResponse {
	const { world } = call;
	const order = queryValue(call, 'order') ?? 'asc';
	if (order !== 'asc' && order !== 'desc') throw refusal(1005, 'order must be asc or desc');
	const message = shownMessageOf(call);
	const root = message.threadRoot ?? message;
	const isShown = world.store.messages.has(root.id) && !pollOf(root);
	const rows = isShown ? [root, ...root.thread] : root.thread;
	const page = pageOf(call, { rows, defaultLimit: 50, order });
	return ok({
		messages: page.rows.map((row) => messageView(world, row)),
		next_cursor: page.nextCursor,
	});
}

/** Threads (api-v3 §b). */
export const threads: Endpoint[] = [
	{ method: 'GET', path: '/v3/messages/:messageId/thread', respond: list },
];
