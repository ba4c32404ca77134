import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { lineField, lineInput } from '../../fields/line';
import { optionsField, optionsInput } from '../../fields/options';
import { cardBody, cardShape, firstNameField, otherNameFields } from './fields';
import { describeCard } from './record';

const updateFieldsInput = z
	.object({ firstName: z.string().trim().optional(), ...cardShape })
	.default({})
	.refine(
		(card) => Object.keys(cardBody(card)).length > 0,
		'add at least one field and give it a value',
	);

/** PATCH /v3/contact_card (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a contact card',
	description: 'Change the name or photo of a line. What you leave out stays as it is.',

	fields: [
		lineField,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: [firstNameField, ...otherNameFields],
		},
		optionsField(),
	],
	input: z.object({
		phoneNumber: lineInput,
		updateFields: updateFieldsInput,
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: ({ phoneNumber }) => phoneNumber,
	request: ({ phoneNumber, updateFields }) => ({
		method: 'PATCH',
		path: '/v3/contact_card',
		query: { phone_number: phoneNumber },
		body: cardBody(updateFields),
	}),
	holds: { id: 'phone_number' },
	output: describeCard,
});
