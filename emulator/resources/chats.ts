import {
	type ApiResponse,
	type Call,
	type Endpoint,
	accepted,
	noContent,
	ok,
} from '../http/endpoint';
import { bodyOf, queryValue } from '../http/read';
import { remember, replay } from '../http/replay';
import { openChat } from '../life/chats';
import { leave, renameGroup, setGroupIcon } from '../life/groups';
import { send } from '../life/sending';
import { refusal } from '../refusal';
import { checkContactCardShareable } from '../rules/contactCards';
import { checkLeavable, checkUpdatable } from '../rules/groups';
import { checkHandle, checkPhoneNumber, checkRecipients } from '../rules/handles';
import { checkOwnLine } from '../rules/lines';
import { materialise } from '../rules/media';
import { checkFirstMessage, checkMessage } from '../rules/messageContent';
import { pageOf } from '../rules/pagination';
import { checkSendable } from '../rules/sendable';
import { chooseService } from '../rules/services';
import { addNotice, noteMessage } from '../phone/note';
import { optionalBoolean, optionalString, requiredString, requiredStrings } from '../values';
import { chatView, createdChatView } from '../views/chat';
import { chatOf, openChatOf } from './lookup';

/**
 * Creates a chat and sends its first message, or sends into the chat that already has this line
 * and exactly these people (api-v3 §b). 201 for both: the status of a reuse is not documented.
 */
function create(call: Call): ApiResponse {
	const { world, traceId } = call;
	const body = bodyOf(call);
	const from = requiredString(body, 'from');
	checkPhoneNumber(from, 'from');
	const to = checkRecipients(requiredStrings(body, 'to'));
	const draft = checkMessage(body, world.origin);
	const override = optionalBoolean(body, 'override_optout') ?? false;
	checkOwnLine(world, from);
	checkFirstMessage(draft.parts);
	const earlier = replay(world.store, draft.idempotencyKey);
	if (earlier) return earlier;

	const existing = world.store.chats.reusableFor(from, to);
	checkSendable(world, { chat: existing, line: from, people: to }, draft, override);
	const service = chooseService(world.store, to, draft.preferredService) ?? 'iMessage';
	const chat = existing ?? openChat(world, from, to, service, traceId);
	const parts = materialise(world, draft.parts);
	const message = send(world, chat, { ...draft, parts }, traceId);
	return remember(world.store, draft.idempotencyKey, message.id, {
		status: 201,
		body: { chat: createdChatView(world, chat, message) },
	});
}

function list(call: Call): ApiResponse {
	const from = queryValue(call, 'from');
	const to = queryValue(call, 'to');
	if (from !== undefined) checkPhoneNumber(from, 'from');
	if (to !== undefined) checkHandle(to, 'to');
	const page = pageOf(call, {
		rows: call.world.store.chats.candidates(from, to),
		defaultLimit: 20,
		matches: (chat) =>
			(from === undefined || chat.line === from) &&
			(to === undefined || chat.handles.some(({ handle }) => handle === to)),
	});
	return ok({ chats: page.rows.map(chatView), next_cursor: page.nextCursor });
}

/** Queues a new name or icon; the outcome comes by webhook (api-v3 §b, PUT). */
function update(call: Call): ApiResponse {
	const chat = openChatOf(call);
	const body = bodyOf(call);
	const name = optionalString(body, 'display_name');
	const icon = optionalString(body, 'group_chat_icon');
	if (name === undefined && icon === undefined) {
		throw refusal(1001, 'display_name or group_chat_icon is required');
	}
	checkUpdatable(chat, icon);
	if (name !== undefined) renameGroup(call.world, chat, name, call.traceId);
	if (icon !== undefined) setGroupIcon(call.world, chat, icon, call.traceId);
	return ok({ chat_id: chat.id, status: 'pending' });
}

/** Marks everything in the chat as read; nothing happens in a group (api-v3 §b, read). */
function markAsRead(call: Call): ApiResponse {
	const chat = openChatOf(call);
	if (!chat.isGroup) {
		for (let index = chat.messages.length - 1; index >= 0; index--) {
			const message = chat.messages[index];
			if (message.fromMe) continue;
			if (message.isRead) break;
			Object.assign(message, { isRead: true, readAt: call.world.clock.iso() });
			noteMessage(call.world, message);
		}
	}
	return noContent();
}

function leaveGroup(call: Call): ApiResponse {
	const chat = openChatOf(call);
	checkLeavable(chat);
	leave(call.world, chat, call.traceId);
	return accepted(call, 'Leave group chat queued');
}

function shareContactCard(call: Call): ApiResponse {
	const chat = openChatOf(call);
	checkContactCardShareable(call.world, chat);
	addNotice(call.world, chat, { what: 'cardShared', handle: chat.line });
	return noContent();
}

/** Chats (api-v3 §b). */
export const chats: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats', respond: create },
	{ method: 'GET', path: '/v3/chats', respond: list },
	{ method: 'GET', path: '/v3/chats/:chatId', respond: (call) => ok(chatView(chatOf(call))) },
	{ method: 'PUT', path: '/v3/chats/:chatId', respond: update },
	{ method: 'POST', path: '/v3/chats/:chatId/read', respond: markAsRead },
	{ method: 'POST', path: '/v3/chats/:chatId/leave', respond: leaveGroup },
	{ method: 'POST', path: '/v3/chats/:chatId/share_contact_card', respond: shareContactCard },
];
