import { type ApiResponse, type Call, type Endpoint, accepted } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { react } from '../life/reacting';
import { openMessageOf } from './lookup';
import { checkReaction } from '../rules/reactions';
import { ownHandle } from '../state/chatIndex';

function addOrRemove(call: Call): ApiResponse {
	const message = openMessageOf(call);
	const change = checkReaction(message, bodyOf(call));
	react(call.world, message, ownHandle(message.chat), change, call.traceId);
	return accepted(call, 'Reaction processed');
}

/** Reactions (api-v3 §b). */
export const reactions: Endpoint[] = [
	{ method: 'POST', path: '/v3/messages/:messageId/reactions', respond: addOrRemove },
];
