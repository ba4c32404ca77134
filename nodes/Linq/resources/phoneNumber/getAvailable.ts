import { defineOperation } from '../../engine/defineOperation';
import { parseHandleList } from '../../../shared/handles';
import { handles, isBlank, SEVERAL } from '../../fields/handle';
import { calledInTool } from '../../../shared/fields/shown';

const people = calledInTool(
	handles(
		{
			displayName: 'For',
			addButton: 'Add Recipient',
			placeholder: 'e.g. +12025550123 or ana@example.com',
			description: 'Who you want to write to, so that people you know keep the line they know',
		},
		(value) => (isBlank(value) ? undefined : parseHandleList(value)),
	),
	`For ${SEVERAL}`,
);

/** GET /v3/available_number (api-v3 §b). */
export const getAvailable = defineOperation({
	value: 'getAvailable',
	name: 'Get Available',
	action: 'Get the best phone number to send from',
	description: 'Get the line that Linq would send from now. It is not reserved.',

	fields: { recipients: people },

	repeat: 'idempotent',
	lane: 'none',
	// The official client joins several handles with commas (api-v3 §f row 14).
	request: ({ recipients }) => ({
		method: 'GET',
		path: '/v3/available_number',
		query: { to: recipients?.join(',') },
	}),
	holds: { id: 'phone_number' },
	output: ({ phone_number: phoneNumber, vcf_url: vcfUrl }) => ({ phoneNumber, vcfUrl }),
});
