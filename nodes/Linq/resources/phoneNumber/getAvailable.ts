import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { parseHandleList } from '../../../shared/handles';
import { defineOperation } from '../../../shared/operation';
import { isBlank } from '../../fields/handle';
import { optionsField, optionsInput } from '../../fields/options';

const peopleField: INodeProperties = {
	displayName: 'For',
	name: 'to',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Recipient' },
	default: [],
	placeholder: 'e.g. +12025550123',
	description: 'Who you want to write to, so that people you know keep the line they know',
};

/** GET /v3/available_number (api-v3 §b). */
export const getAvailable = defineOperation({
	value: 'getAvailable',
	name: 'Get Available',
	action: 'Get the best phone number to send from',
	description: 'Get the line that Linq would send from now. It is not reserved.',

	fields: [peopleField, optionsField()],
	input: z.object({
		to: z.unknown().transform((value) => (isBlank(value) ? undefined : parseHandleList(value))),
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: 'none',
	// The official client joins several handles with commas (api-v3 §f row 14).
	request: ({ to }) => ({
		method: 'GET',
		path: '/v3/available_number',
		query: { to: to?.join(',') },
	}),
	holds: { id: 'phone_number' },
	output: ({ phone_number: phoneNumber, vcf_url: vcfUrl }) => ({ phoneNumber, vcfUrl }),
});
