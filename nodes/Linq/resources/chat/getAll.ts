import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { collection, field } from '../../../shared/fields/field';
import { calledInTool, withProperty } from '../../../shared/fields/shown';
import { parsedBy } from '../../fields/parsedBy';
import { parseHandle } from '../../../shared/handles';
import { ONE } from '../../fields/handle';
import { optionalLine } from '../../fields/line';
import { limitOf, listFields } from '../../fields/list';
import { toChatItem } from '../../../shared/items/chat';

const filters = collection(
	{ displayName: 'Filters', placeholder: 'Add Filter' },
	{
		from: withProperty(optionalLine('Any line'), {
			displayName: 'From',
			description: 'Only chats of this line of yours',
		}),
		to: calledInTool(
			field({
				property: {
					displayName: 'To',
					type: 'string',
					default: '',
					placeholder: 'e.g. +12025550123 or ana@example.com',
					description: 'Only chats in which this person takes part',
				},
				// An empty filter is no filter.
				schema: () =>
					z
						.string()
						.transform(parsedBy((value) => (value.trim() ? parseHandle(value) : undefined))),
			}),
			`With ${ONE}`,
		),
	},
);

/** GET /v3/chats (api-v3 §b, §c). */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many chats',
	description: 'Get many chats, all of them or those of one line or person',

	fields: { ...listFields, filters },

	repeat: 'idempotent',
	lane: 'none',
	request: (input) => ({ method: 'GET', path: '/v3/chats', query: input.filters }),
	list: { key: 'chats', limit: limitOf },
	simplify: toChatItem,
});
