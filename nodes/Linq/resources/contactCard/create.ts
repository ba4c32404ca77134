import { defineOperation } from '../../engine/defineOperation';
import { collection } from '../../../shared/fields/field';
import { line } from '../../fields/line';
import { cardBody, cardState, firstName, otherCardFields } from './fields';
import { toContactCardItem } from '../../items/contactCard';

const additionalFields = collection(
	{ displayName: 'Additional Fields', placeholder: 'Add Field' },
	otherCardFields,
);

/** POST /v3/contact_card (api-v3 §b). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a contact card',
	description:
		'Set up the name and photo of a line, once. Share it in a chat with Chat: Share Contact Card.',

	fields: { phoneNumber: line, firstName, additionalFields },

	// After an unknown outcome, Linq would refuse a retry for the card that it has just made (409/2014).
	repeat: 'once',
	changes: cardState,
	lane: 'phoneNumber',
	request: (input) => ({
		method: 'POST',
		path: '/v3/contact_card',
		body: {
			phone_number: input.phoneNumber,
			...cardBody({ firstName: input.firstName, ...input.additionalFields }),
		},
	}),
	holds: { id: 'phone_number' },
	output: toContactCardItem,
});
