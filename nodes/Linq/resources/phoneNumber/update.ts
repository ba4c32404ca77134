import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { calledInTool } from '../../../shared/fields/shown';
import { parsedBy } from '../../fields/parsedBy';
import { parsePhone } from '../../../shared/handles';
import { linqPath } from '../../../shared/linq/request';
import { byId, fromList, locator } from '../../../shared/fields/locator';
import { idSchema } from '../../../shared/fields/uuid';
import { toLineItem } from '../../items/line';

const phoneNumberId = calledInTool(
	locator(
		{
			displayName: 'Phone Number',
			description: 'Your line to change',
			modes: [fromList('searchLineIds', 'Select a line...'), byId()],
		},
		idSchema('a phone number ID', 'choose a line from the list, or enter its ID'),
	),
	'Phone Number ID',
);

const NOTHING = 'the expression gives nothing; leave the field empty to stop forwarding';

const forwardingNumber = field({
	property: {
		displayName: 'Forwarding Number',
		type: 'string',
		default: '',
		placeholder: 'e.g. +12025550199',
		description: 'Where calls to this line are forwarded to. Leave empty to stop forwarding.',
	},
	schema: () =>
		z
			.string({ required_error: NOTHING })
			.transform(parsedBy((value) => (value.trim() === '' ? null : parsePhone(value)))),
});

/** PUT /v3/phone_numbers/{phoneNumberId} (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a phone number',
	description: 'Set or clear the number that calls to a line are forwarded to',

	fields: { phoneNumberId, forwardingNumber },

	repeat: 'idempotent',
	lane: 'phoneNumberId',
	request: (input) => ({
		method: 'PUT',
		path: linqPath`/v3/phone_numbers/${input.phoneNumberId}`,
		body: { forwarding_number: input.forwardingNumber },
	}),
	holds: { id: 'id' },
	output: toLineItem,
});
