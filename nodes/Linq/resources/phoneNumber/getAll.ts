import { defineOperation } from '../../engine/defineOperation';
import { asList } from '../../../shared/json';
import { toLineItem } from '../../items/line';

/** GET /v3/phone_numbers (api-v3 §b); the list is not paged. */
export const getAll = defineOperation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many phone numbers',
	description: 'Get your lines with their reputation and forwarding',

	fields: {},

	repeat: 'idempotent',
	lane: 'none',
	request: () => ({ method: 'GET', path: '/v3/phone_numbers' }),
	holds: { records: 'phone_numbers' },
	output: ({ phone_numbers: lines }) => asList(lines).map(toLineItem),
});
