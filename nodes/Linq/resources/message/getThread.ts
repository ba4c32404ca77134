import { defineOperation } from '../../engine/defineOperation';
import { fromMenu, optionalField } from '../../../shared/fields/field';
import { linqPath } from '../../../shared/linq/request';
import { limitOf, listFields } from '../../fields/list';
import { message } from '../../fields/message';
import { toMessageItem } from '../../../shared/items/message';

const order = optionalField(
	fromMenu({
		displayName: 'Order',
		type: 'options',
		options: [
			{ name: 'Newest First', value: 'desc' },
			{ name: 'Oldest First', value: 'asc' },
		],
		default: 'asc',
	}),
);

/** GET /v3/messages/{messageId}/thread (api-v3 §b, §c). */
export const getThread = defineOperation({
	value: 'getThread',
	name: 'Get Thread',
	action: 'Get the thread of a message',
	description:
		'Get a message with all replies to it. Any message of the thread will do; a message without replies comes alone.',

	fields: { messageId: message, ...listFields, order },

	repeat: 'idempotent',
	lane: 'none',
	request: (input) => ({
		method: 'GET',
		path: linqPath`/v3/messages/${input.messageId}/thread`,
		query: { order: input.order },
	}),
	list: { key: 'messages', limit: limitOf },
	simplify: toMessageItem,
});
