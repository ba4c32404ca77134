import { type ApiResponse, type Call, type Endpoint } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { required } from '../values';
import { send } from '../life/sending';
import { checkCardContent, replaceableCard } from '../rules/appCard';
import { openMessageOf } from './lookup';
import { checkRateLimit } from '../rules/rateLimit';
import { checkOptOut } from '../rules/sendable';
import { recipientsOf } from '../state/chatIndex';
import { sentMessageView } from '../views/message';

/**
 * Replaces an own, delivered card by a new message with a new id; the app stays (api-v3 §b). 202 is
 * likely, as for a send; it is not documented.
 */
function update(call: Call): ApiResponse {
	const { world, traceId } = call;
	const original = openMessageOf(call);
	const body = bodyOf(call);
	required(body, 'layout');
	const content = checkCardContent(body);
	const { app } = replaceableCard(original);
	const people = recipientsOf(original.chat);
	checkOptOut(world, people, false);
	checkRateLimit(world, original.chat.line, people);
	const message = send(
		world,
		original.chat,
		{
			parts: [{ type: 'imessage_app', app, ...content, reactions: [] }],
			effect: null,
			idempotencyKey: null,
			preferredService: null,
			replyTo: null,
		},
		traceId,
	);
	const replacement = { chat_id: original.chat.id, message: sentMessageView(world, message) };
	return { status: 202, body: replacement };
}

/** iMessage app cards (api-v3 §b). */
export const appCards: Endpoint[] = [
	{ method: 'POST', path: '/v3/messages/:messageId/update', respond: update },
];
