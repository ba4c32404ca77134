import type { IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../../shared/defineOperation';
import { asList, asRecord } from '../../../shared/json';
import { linqPath } from '../../../shared/request';
import { chat } from '../../fields/chat';

/** One person's place (api-v3 §b, location); GeoJSON has the longitude first. */
function describeLocation(feature: IDataObject): IDataObject {
	const { coordinates } = asRecord(feature.geometry);
	const [longitude, latitude, altitude] = Array.isArray(coordinates) ? coordinates : [];
	const { handle, address, locality, updated_at: updatedAt } = asRecord(feature.properties);
	return { handle, latitude, longitude, altitude, address, locality, updatedAt } as IDataObject;
}

/** GET /v3/chats/{chatId}/location (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get the locations shared in a chat',
	description:
		'Get where the people of a chat are who share their location, one item each. No item means that nobody shares.',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}/location` }),
	holds: { records: 'data.features' },
	output: ({ data }, { chatId }) =>
		asList(asRecord(data).features).map((feature) => ({ chatId, ...describeLocation(feature) })),
});
