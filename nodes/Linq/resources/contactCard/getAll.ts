import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { asList } from '../../../shared/json';
import { defineOperation } from '../../../shared/operation';
import { optionalLineField, optionalLineInput } from '../../fields/line';
import { optionsField, optionsInput } from '../../fields/options';
import { describeCard } from './record';

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [{ ...optionalLineField, description: 'Only the card of this line' }],
};

/** GET /v3/contact_card (api-v3 §b); the list is not paged. */
export const getAll = defineOperation({
	value: 'get',
	name: 'Get Many',
	action: 'Get many contact cards',
	description: 'Get the contact cards of your lines',

	fields: [filtersField, optionsField()],
	input: z.object({
		filters: z.object({ phoneNumber: optionalLineInput }).default({}),
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ filters }) => ({
		method: 'GET',
		path: '/v3/contact_card',
		query: { phone_number: filters.phoneNumber },
	}),
	holds: { records: 'contact_cards' },
	output: ({ contact_cards: cards }) => asList(cards).map(describeCard),
});
