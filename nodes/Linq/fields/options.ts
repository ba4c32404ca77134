import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { textInput } from './text';

/** What every operation offers under Options. */
const CALL_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Max Concurrent Chats',
		name: 'maxConcurrentChats',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 50 },
		default: 10,
		description:
			'How many chats are worked on side by side. Inside one chat the order of the items is always kept. Use 1 to run all items one after another.',
	},
	{
		displayName: 'Max Retry Wait (Seconds)',
		name: 'maxRetryWait',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 60,
		description:
			'How long to keep retrying a request that Linq cannot take at the moment, such as when a rate limit is reached. Use 0 to fail at once.',
	},
	{
		displayName: 'Timeout (Milliseconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60000,
		description: 'How long to wait for one answer from Linq',
	},
];

const SERVICES: INodePropertyOptions[] = [
	{
		name: 'iMessage',
		value: 'iMessage',
		description: 'Only iMessage, without falling back to another service',
	},
	{ name: 'RCS', value: 'RCS', description: 'RCS, falling back to SMS' },
	{ name: 'SMS', value: 'SMS', description: 'RCS or SMS, never iMessage' },
];

/** What chat.create and message.send offer beyond that. */
export const SEND_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Idempotency Key',
		name: 'idempotencyKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1042-shipped',
		description:
			'Linq sends a message with the same key only once. With several items, use an expression that differs for each. Leave empty to have keys made, which already cover retries of the same execution.',
	},
	{
		displayName: 'Preferred Service',
		name: 'preferredService',
		type: 'options',
		options: SERVICES,
		default: 'iMessage',
		description:
			'Service to send with. Without this option Linq uses iMessage and falls back to RCS and SMS.',
	},
];

/** The Options collection of an operation, in alphabetical order. */
export function optionsField(own: INodeProperties[] = []): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [...CALL_OPTIONS, ...own].sort(byDisplayName),
	};
}

/** Not `localeCompare`: its first call loads tables for 10 ms, and n8n loads every node when it starts. */
const byDisplayName = (a: INodeProperties, b: INodeProperties) =>
	a.displayName < b.displayName ? -1 : 1;

const MAX_KEY_LENGTH = 255;
const atLeast = (min: number) =>
	z.number({ invalid_type_error: 'enter a number' }).min(min, `enter ${min} or more`).optional();

const callSettings = {
	maxConcurrentChats: atLeast(1),
	maxRetryWait: atLeast(0),
	timeout: atLeast(1),
};

export const optionsInput = z.object(callSettings).default({});

export const sendSettings = {
	...callSettings,
	idempotencyKey: textInput
		.pipe(z.string().max(MAX_KEY_LENGTH, `enter at most ${MAX_KEY_LENGTH} characters`))
		.optional(),
	preferredService: z.enum(['iMessage', 'SMS', 'RCS']).optional(),
};
