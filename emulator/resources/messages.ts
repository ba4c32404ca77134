import { type ApiResponse, type Call, type Endpoint, noContent, ok } from '../http/endpoint';
import { refusal } from '../refusal';
import { bodyOf } from '../http/read';
import {
	isObject,
	optionalBoolean,
	requiredString,
	requiredStrings,
	type JsonObject,
} from '../values';
import { openChat } from '../life/chats';
import { editText } from '../life/editing';
import { send } from '../life/sending';
import { checkEdit } from '../rules/editing';
import { checkRecipients } from '../rules/handles';
import { remember, replay } from '../http/replay';
import { chooseLine } from '../rules/lines';
import { materialise } from '../rules/media';
import { checkIdempotencyKey, checkMessage, type MessageDraft } from '../rules/messageContent';
import { messageOf, openMessageOf, shownMessageOf } from './lookup';
import { checkSendable } from '../rules/sendable';
import { chooseService } from '../rules/services';
import { removeOrdered } from '../state/ordered';
import { messageView, sentMessageView } from '../views/message';

function continuationOf(body: JsonObject): MessageDraft['parts'] | undefined {
	const { continuation_message: message } = body;
	if (message === undefined || message === null) return undefined;
	if (!isObject(message)) throw refusal(1003, 'continuation_message must be an object');
	const value = requiredString(message, 'text');
	return [{ type: 'text', value, decorations: null, reactions: [] }];
}

/** Sends without naming a line; a first message may have a link here (api-v3 §b). Always 202. */
function create(call: Call): ApiResponse {
	const { world, traceId } = call;
	const body = bodyOf(call);
	const to = checkRecipients(requiredStrings(body, 'to'));
	const draft = checkMessage(body, world.origin);
	const continuation = continuationOf(body);
	const excluded = body.exclude_from ? requiredStrings(body, 'exclude_from') : [];
	const override = optionalBoolean(body, 'override_optout') ?? false;
	const header = call.headers['idempotency-key'];
	const key = checkIdempotencyKey(Array.isArray(header) ? header[0] : header);
	const idempotencyKey = key ?? draft.idempotencyKey;
	const earlier = replay(world.store, idempotencyKey);
	if (earlier) return earlier;

	const choice = chooseLine(world, to, excluded);
	const content = choice.previous && continuation ? { ...draft, parts: continuation } : draft;
	checkSendable(world, { chat: choice.chat, line: choice.line, people: to }, content, override);
	const service = chooseService(world.store, to, draft.preferredService) ?? 'iMessage';
	const chat = choice.chat ?? openChat(world, choice.line, to, service, traceId);
	const parts = materialise(world, content.parts);
	const message = send(world, chat, { ...content, idempotencyKey, parts }, traceId);
	return remember(world.store, idempotencyKey, message.id, {
		status: 202,
		body: {
			chat_id: chat.id,
			created_new_chat: !choice.chat,
			from: choice.line,
			from_selection: { reason: choice.reason, reused_existing_chat: Boolean(choice.chat) },
			handles: chat.handles,
			is_group: chat.isGroup,
			message: sentMessageView(world, message),
			service: message.service,
			previous_chat_id: choice.previous?.id ?? null,
		},
	});
}

/** Edits a text part: five times at most, within 15 minutes, over iMessage (api-v3 §b). */
function edit(call: Call): ApiResponse {
	const message = openMessageOf(call);
	const change = checkEdit(call.world, message, bodyOf(call));
	editText(call.world, message, change, call.traceId);
	return ok(messageView(call.world, message));
}

/** Deletes the record at Linq; the recipient keeps the message, and no webhook tells. */
function remove(call: Call): ApiResponse {
	const message = messageOf(call);
	call.world.store.messages.delete(message.id);
	removeOrdered(message.chat.messages, message);
	if (message.threadRoot) removeOrdered(message.threadRoot.thread, message);
	return noContent();
}

/** Messages by their own id (api-v3 §b). */
export const messages: Endpoint[] = [
	{ method: 'POST', path: '/v3/messages', respond: create },
	{
		method: 'GET',
		path: '/v3/messages/:messageId',
		respond: (call) => ok(messageView(call.world, shownMessageOf(call))),
	},
	{ method: 'PATCH', path: '/v3/messages/:messageId', respond: edit },
	{ method: 'DELETE', path: '/v3/messages/:messageId', respond: remove },
];
