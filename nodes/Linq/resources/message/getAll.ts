import type { IDataObject } from 'n8n-workflow';
import { defineOperation } from '../../engine/defineOperation';
import { collection, field, fromMenu, type ValueOf } from '../../../shared/fields/field';
import { linqPath } from '../../../shared/linq/request';
import { chat } from '../../fields/chat';
import { limitOf, listFields } from '../../fields/list';
import { directionOf, toMessageItem } from '../../../shared/items/message';
import { since } from '../../../shared/fields/since';

const filters = collection(
	{ displayName: 'Filters', placeholder: 'Add Filter' },
	{
		direction: field(
			fromMenu({
				displayName: 'Direction',
				type: 'options',
				options: [
					{ name: 'Inbound', value: 'inbound', description: 'Messages from the other side' },
					{ name: 'Outbound', value: 'outbound', description: 'Messages from your line' },
				],
				default: 'inbound',
				description: 'Only messages in this direction',
			}),
		),
		since,
	},
);

type Filters = ValueOf<typeof filters>;

/** Linq itself filters by nothing, and its order is not documented: every page is looked through. */
function filterOf({ direction, since }: Filters) {
	if (direction === undefined && since === undefined) return undefined;
	return (message: IDataObject) =>
		(direction === undefined || directionOf(message) === direction) &&
		(since === undefined || Date.parse(String(message.created_at)) >= since);
}

/** GET /v3/chats/{chatId}/messages (api-v3 §b, §c). */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many messages',
	description: 'Get many messages of a chat, in both directions',
	builderHint:
		'To give an AI agent the history of the chat that it answers, use the Linq Chat Memory node instead.',

	fields: { chatId: chat, ...listFields, filters },

	repeat: 'idempotent',
	lane: 'chatId',
	request: ({ chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}/messages` }),
	list: { key: 'messages', limit: limitOf, filter: (input) => filterOf(input.filters) },
	simplify: toMessageItem,
});
