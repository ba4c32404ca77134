import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parseHandle } from '../../../shared/handles';
import { defineOperation } from '../../../shared/operation';
import { optionalLineField, optionalLineInput } from '../../fields/line';
import { listFields, listInput, wanted } from '../../fields/list';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyChat } from '../../records';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			...optionalLineField,
			displayName: 'From',
			name: 'from',
			description: 'Only chats of this line of yours',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '',
			placeholder: 'e.g. +12025550123 or ana@example.com',
			description: 'Only chats in which this person takes part',
		},
	],
};

/** An empty filter is no filter. */
const optionalPerson = z
	.string()
	.optional()
	.transform((value) => (value?.trim() ? parseHandle(value) : undefined));

/** GET /v3/chats (api-v3 §b, §c). */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many chats',
	description: 'Get many chats, all of them or those of one line or person',

	fields: [...listFields, filtersField, simplifyField, optionsField()],
	input: z.object({
		...listInput,
		filters: z.object({ from: optionalLineInput, to: optionalPerson }).default({}),
		simplify: simplifyInput,
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ filters }) => ({ method: 'GET', path: '/v3/chats', query: filters }),
	list: { key: 'chats', limit: wanted },
	output: (chat, { simplify }) => (simplify ? simplifyChat(chat) : chat),
});
