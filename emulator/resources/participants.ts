import { type ApiResponse, type Call, type Endpoint, accepted } from '../http/endpoint';
import { bodyOf } from '../http/read';
import { requiredString } from '../values';
import { add, remove } from '../life/groups';
import { openChatOf } from './lookup';
import { checkAddable, checkRemovable } from '../rules/groups';
import { checkHandle } from '../rules/handles';

function handleOf(call: Call): string {
	const handle = requiredString(bodyOf(call), 'handle');
	checkHandle(handle, 'handle');
	return handle;
}

function addParticipant(call: Call): ApiResponse {
	const chat = openChatOf(call);
	const handle = handleOf(call);
	checkAddable(call.world.store, chat, handle);
	add(call.world, chat, handle, call.traceId);
	return accepted(call, 'Participant addition queued');
}

function removeParticipant(call: Call): ApiResponse {
	const chat = openChatOf(call);
	const participant = checkRemovable(chat, handleOf(call));
	remove(call.world, chat, participant, call.traceId);
	return accepted(call, 'Participant removal queued');
}

/** Participants (api-v3 §b); DELETE has a JSON body too. */
export const participants: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/participants', respond: addParticipant },
	{ method: 'DELETE', path: '/v3/chats/:chatId/participants', respond: removeParticipant },
];
