import { type Answer, type Call, type Endpoint, ok } from '../http/endpoint';
import { refusal } from '../http/errors';
import { chatOf, openChatOf } from '../rules/chatState';
import { recipientsOf } from '../state/chatIndex';

/** Asks for somebody's location: direct iMessage chats only (facts §b, Location). */
function request(call: Call): Answer {
	const chat = openChatOf(call);
	if (chat.isGroup) throw refusal(2016);
	if (chat.service !== 'iMessage') throw refusal(2017);
	return ok({ success: true, message: 'Location request sent' });
}

function retrieve(call: Call): Answer {
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

/** Location (facts §b); the only bodies with `success: true`. */
export const location: Endpoint[] = [
	{ method: 'POST', path: '/v3/chats/:chatId/location/request', answer: request },
	{ method: 'GET', path: '/v3/chats/:chatId/location', answer: retrieve },
];
