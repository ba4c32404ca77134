import { defineOperation } from '../../engine/defineOperation';
import { asList, asRecord } from '../../../shared/json';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { toLocationItem } from '../../items/location';

/** GET /v3/chats/{chatId}/location (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get the locations shared in a chat',
	description:
		'Get the locations of the people in a chat who share theirs, one item each. No item means that nobody does.',

	fields: { chatId: chat },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}/location` }),
	holds: { records: 'data.features' },
	output: ({ data }, { chatId }) =>
		asList(asRecord(data).features).map((feature) => toLocationItem(feature, chatId)),
});
