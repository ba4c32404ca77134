import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parsePhone } from '../../../shared/handles';
import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { locatorField, locatorInput } from '../../fields/locator';
import { optionsField, optionsInput } from '../../fields/options';
import { idInput } from '../../fields/uuid';
import { describeLine } from './record';

const lineIdField = locatorField({
	displayName: 'Phone Number',
	name: 'phoneNumberId',
	default: { mode: 'list', value: '' },
	description: 'Your line to change',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			placeholder: 'Select a line...',
			typeOptions: { searchListMethod: 'searchLineIds', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 550e8400-e29b-41d4-a716-446655440000',
		},
	],
});

const forwardingField: INodeProperties = {
	displayName: 'Forwarding Number',
	name: 'forwardingNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. +12025550199',
	description: 'Where calls to this line are forwarded to. Leave empty to stop forwarding.',
};

/** PUT /v3/phone_numbers/{phoneNumberId} (api-v3 §b). */
export const update = defineOperation({
	value: 'update',
	name: 'Update',
	action: 'Update a phone number',
	description: 'Set or clear the number that calls to a line are forwarded to',

	fields: [lineIdField, forwardingField, optionsField()],
	input: z.object({
		phoneNumberId: locatorInput(
			idInput('a phone number ID', 'choose a line from the list, or enter its ID'),
		),
		forwardingNumber: z
			.string()
			.default('')
			.transform((value) => (value.trim() === '' ? null : parsePhone(value))),
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: ({ phoneNumberId }) => phoneNumberId,
	request: ({ phoneNumberId, forwardingNumber }) => ({
		method: 'PUT',
		path: linqPath`/v3/phone_numbers/${phoneNumberId}`,
		body: { forwarding_number: forwardingNumber },
	}),
	holds: { id: 'id' },
	output: describeLine,
});
