import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { lineField, lineInput } from '../../fields/line';
import { optionsField, optionsInput } from '../../fields/options';
import { cardBody, cardShape, firstNameField, otherNameFields } from './fields';
import { describeCard } from './record';

/** POST /v3/contact_card (api-v3 §b). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a contact card',
	description:
		'Set up the name and photo of a line, once. Share it in a chat with Chat: Share Contact Card.',

	fields: [
		lineField,
		{ ...firstNameField, required: true },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			options: otherNameFields,
		},
		optionsField(),
	],
	input: z.object({
		phoneNumber: lineInput,
		firstName: z
			.string({ required_error: 'enter a first name' })
			.trim()
			.min(1, 'enter a first name'),
		additionalFields: z.object(cardShape).default({}),
		options: optionsInput,
	}),

	// Asked again in doubt, Linq would refuse the card that it has just made (409/2014).
	repeat: 'once',
	lane: ({ phoneNumber }) => phoneNumber,
	request: ({ phoneNumber, firstName, additionalFields }) => ({
		method: 'POST',
		path: '/v3/contact_card',
		body: { phone_number: phoneNumber, ...cardBody({ firstName, ...additionalFields }) },
	}),
	holds: { id: 'phone_number' },
	output: describeCard,
});
