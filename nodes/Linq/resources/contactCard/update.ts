import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { line } from '../../fields/line';
import { updateFields } from '../../fields/updateFields';
import { cardBody, cardState, firstName, otherCardFields } from './fields';
import { toContactCardItem } from '../../items/contactCard';

const cardFields = {
	firstName: field({
		property: { ...firstName.property, required: undefined },
		schema: () => z.string().trim(),
	}),
	...otherCardFields,
};

/** PATCH /v3/contact_card (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a contact card',
	description: 'Change the name or photo of a line. What you leave out stays as it is.',

	fields: {
		phoneNumber: line,
		updateFields: updateFields(cardFields, (card) => Object.keys(cardBody(card)).length > 0),
	},

	repeat: 'idempotent',
	changes: cardState,
	lane: 'phoneNumber',
	request: (input) => ({
		method: 'PATCH',
		path: '/v3/contact_card',
		query: { phone_number: input.phoneNumber },
		body: cardBody(input.updateFields),
	}),
	holds: { id: 'phone_number' },
	output: toContactCardItem,
});
