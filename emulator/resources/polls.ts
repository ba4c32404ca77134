import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { remember, replay } from '../http/replay';
import { addOptions, vote } from '../life/polling';
import { send } from '../life/sending';
import { refusal } from '../refusal';
import { checkOptions, checkPoll, checkPollSendableTo, checkVote } from '../rules/polls';
import { ownHandle } from '../state/chatIndex';
import { newOptions, pollOf } from '../state/poll';
import type { Message, PollPart } from '../state/types';
import { pollEnvelope } from '../views/pollEnvelope';
import { messageOf, openChatOf, openMessageOf } from './lookup';

/** The poll that a message is. That another message is 404/2001 is inferred. */
function requiredPollOf(message: Message): PollPart {
	const poll = pollOf(message);
	if (!poll) throw refusal(2001, 'This message is not a poll');
	return poll;
}

/** Sends a poll. Its status is not documented: 202, as for another message to a chat. */
function create(call: Call): ApiResponse {
	const { world, traceId } = call;
	const chat = openChatOf(call);
	const { options, idempotencyKey } = checkPoll(bodyOf(call));
	const earlier = replay(world.store, idempotencyKey);
	if (earlier) return earlier;

	checkPollSendableTo(world, chat);
	const poll: PollPart = {
		type: 'poll',
		options: newOptions(options, ownHandle(chat)),
		reactions: [],
	};
	const message = send(
		world,
		chat,
		{ parts: [poll], effect: null, idempotencyKey, preferredService: null, replyTo: null },
		traceId,
		'poll',
	);
	const body = pollEnvelope(message, poll);
	return remember(world.store, idempotencyKey, message.id, { status: 202, body });
}

function get(call: Call): ApiResponse {
	const message = messageOf(call);
	return ok(pollEnvelope(message, requiredPollOf(message)));
}

/** Adds options. The status is not documented: 200, as for an edit, with the poll as it is now. */
function addTo(call: Call): ApiResponse {
	const message = openMessageOf(call);
	const poll = requiredPollOf(message);
	const added = { by: ownHandle(message.chat), texts: checkOptions(bodyOf(call), 1) };
	addOptions(call.world, message, poll, added, call.traceId);
	return ok(pollEnvelope(message, poll));
}

/** The line votes, or takes its vote back. The status is not documented: 200, as above. */
function voteIn(call: Call): ApiResponse {
	const message = openMessageOf(call);
	const poll = requiredPollOf(message);
	const change = checkVote(poll, bodyOf(call));
	vote(call.world, message, ownHandle(message.chat), change, call.traceId);
	return ok(pollEnvelope(message, poll));
}

/** Polls (api-v3 §b). */
export const polls: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/polls', respond: create },
	{ method: 'GET', path: '/v3/messages/:messageId/poll', respond: get },
	{ method: 'POST', path: '/v3/messages/:messageId/poll/options', respond: addTo },
	{ method: 'POST', path: '/v3/messages/:messageId/poll/votes', respond: voteIn },
];
