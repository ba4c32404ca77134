import { defineOperation } from '../../engine/defineOperation';
import { collection } from '../../../shared/fields/field';
import { withProperty } from '../../../shared/fields/shown';
import { asList } from '../../../shared/json';
import { optionalLine } from '../../fields/line';
import { toContactCardItem } from '../../items/contactCard';

const filters = collection(
	{ displayName: 'Filters', placeholder: 'Add Filter' },
	{
		phoneNumber: withProperty(optionalLine('Any line'), {
			description: 'Only the card of this line',
		}),
	},
);

/** GET /v3/contact_card (api-v3 §b); the list is not paged. */
export const getAll = defineOperation({
	value: 'get',
	name: 'Get Many',
	action: 'Get many contact cards',
	description: 'Get the contact cards of your lines',

	fields: { filters },

	repeat: 'idempotent',
	lane: 'none',
	request: (input) => ({
		method: 'GET',
		path: '/v3/contact_card',
		query: { phone_number: input.filters.phoneNumber },
	}),
	holds: { records: 'contact_cards' },
	output: ({ contact_cards: cards }) => asList(cards).map(toContactCardItem),
});
