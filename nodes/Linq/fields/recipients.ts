import type { INodeProperties } from 'n8n-workflow';

import { lineField } from './line';

/** The line that a new chat is started from. */
export const fromField: INodeProperties = {
	...lineField,
	displayName: 'From',
	name: 'from',
	description: 'Your line to send from',
};

/** Who a new chat is with; one handle makes a direct chat, several make a group. */
export const toField: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	typeOptions: { multipleValues: true, multipleValueButtonText: 'Add Recipient' },
	default: [],
	required: true,
	placeholder: 'e.g. +12025550123 or ana@example.com',
	description:
		'Phone numbers with + and country code, or email addresses. One makes a direct chat, several make a group. An expression may also give a list or text separated by commas.',
};
