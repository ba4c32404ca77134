import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { optionalBoolean } from '../values';
import { send } from '../life/sending';
import { chatOf, openChatOf } from './lookup';
import { remember, replay } from '../http/replay';
import { materialise } from '../rules/media';
import { checkMessage } from '../rules/messageContent';
import { pageOf } from '../rules/pagination';
import { checkSendableTo } from '../rules/sendable';
import { pollOf } from '../state/poll';
import { messageView, sentMessageView } from '../views/message';

function sendTo(call: Call): ApiResponse {
	const { world, traceId } = call;
	const chat = openChatOf(call);
	const body = bodyOf(call);
	const draft = checkMessage(body, world.origin);
	const override = optionalBoolean(body, 'override_optout') ?? false;
	const earlier = replay(world.store, draft.idempotencyKey);
	if (earlier) return earlier;

	checkSendableTo(world, chat, draft, override);
	const parts = materialise(world, draft.parts);
	const message = send(world, chat, { ...draft, parts }, traceId);
	return remember(world.store, draft.idempotencyKey, message.id, {
		status: 202,
		body: { chat_id: chat.id, message: sentMessageView(world, message) },
	});
}

/** Whether polls are among the messages is not documented; they are not, as in `shownMessageOf`. */
function list(call: Call): ApiResponse {
	const page = pageOf(call, {
		rows: chatOf(call).messages,
		defaultLimit: 50,
		matches: (message) => !pollOf(message),
	});
	return ok({
		messages: page.rows.map((message) => messageView(call.world, message)),
		next_cursor: page.nextCursor,
	});
}

/** Messages of a chat (api-v3 §b). */
export const chatMessages: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/messages', respond: sendTo },
	{ method: 'GET', path: '/v3/chats/:chatId/messages', respond: list },
];
