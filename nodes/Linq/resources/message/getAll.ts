import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { chatField, chatInput } from '../../fields/chat';
import { listFields, listInput, wanted } from '../../fields/list';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { directionOf, simplifyMessage } from '../../records';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			options: [
				{ name: 'Inbound', value: 'inbound', description: 'Messages from the other side' },
				{ name: 'Outbound', value: 'outbound', description: 'Messages from your line' },
			],
			default: 'inbound',
			description: 'Only messages in this direction',
		},
		{
			displayName: 'Since',
			name: 'since',
			type: 'dateTime',
			default: '',
			placeholder: 'e.g. 2026-03-01T09:00:00Z',
			description: 'Only messages of this time or later',
		},
	],
};

const since = z
	.string({ invalid_type_error: 'enter a date, such as 2026-03-01T09:00:00Z' })
	.transform((value) => (value.trim() === '' ? undefined : Date.parse(value)))
	.refine((time) => !Number.isNaN(time), 'enter a date, such as 2026-03-01T09:00:00Z')
	.optional();

const filtersInput = z
	.object({ direction: z.enum(['inbound', 'outbound']).optional(), since })
	.default({});

type Filters = z.infer<typeof filtersInput>;

/** Linq itself filters by nothing, and its order is not documented: every page is looked through. */
function filterOf({ direction, since: time }: Filters) {
	if (direction === undefined && time === undefined) return undefined;
	return (message: IDataObject) =>
		(direction === undefined || directionOf(message) === direction) &&
		(time === undefined || Date.parse(String(message.created_at)) >= time);
}

/** GET /v3/chats/{chatId}/messages (api-v3 §b, §c). */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many messages',
	description: 'Get many messages of a chat, in both directions',

	fields: [chatField, ...listFields, filtersField, simplifyField, optionsField()],
	input: z.object({
		chatId: chatInput,
		...listInput,
		filters: filtersInput,
		simplify: simplifyInput,
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: ({ chatId }) => chatId,
	request: ({ chatId }) => ({ method: 'GET', path: linqPath`/v3/chats/${chatId}/messages` }),
	list: { key: 'messages', limit: wanted, keep: ({ filters }) => filterOf(filters) },
	output: (message, { simplify }) => (simplify ? simplifyMessage(message) : message),
});
