import { refusal } from '../refusal';
import type { Chat } from '../state/types';
import { type ApiResponse, type Call, type Endpoint, ok } from '../http/endpoint';
import { addNotice } from '../phone/note';
import { chatOf, openChatOf } from './lookup';
import { recipientsOf } from '../state/chatIndex';

/** Asking for a location: direct (409/2016) iMessage (409/2017) chats only (api-v3 §b, Location). */
function checkLocationRequest(chat: Chat): void {
	if (chat.isGroup) throw refusal(2016);
	if (chat.service !== 'iMessage') throw refusal(2017);
}

/** Asks for somebody's location (api-v3 §b, Location). */
function request(call: Call): ApiResponse {
	const chat = openChatOf(call);
	checkLocationRequest(chat);
	addNotice(call.world, chat, { what: 'locationRequested', handle: chat.line });
	return ok({ success: true, message: 'Location request sent' });
}

function retrieve(call: Call): ApiResponse {
	const features = recipientsOf(chatOf(call)).flatMap((handle) => {
		const shared = call.world.store.locations.get(handle);
		if (!shared) return [];
		const { coordinates, address, locality, updatedAt } = shared;
		return [
			{
				type: 'Feature',
				geometry: { type: 'Point', coordinates },
				properties: {
					handle,
					...(address === undefined ? {} : { address }),
					...(locality === undefined ? {} : { locality }),
					updated_at: updatedAt,
				},
			},
		];
	});
	return ok({ success: true, data: { type: 'FeatureCollection', features } });
}

/** Location (api-v3 §b); the only bodies with `success: true`. */
export const location: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/location/request', respond: request },
	{ method: 'GET', path: '/v3/chats/:chatId/location', respond: retrieve },
];
