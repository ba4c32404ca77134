import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { listFields, listInput, wanted } from '../../fields/list';
import { messageFields, messageInput } from '../../fields/message';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyMessage } from '../../records';

const orderField: INodeProperties = {
	displayName: 'Order',
	name: 'order',
	type: 'options',
	options: [
		{ name: 'Newest First', value: 'desc' },
		{ name: 'Oldest First', value: 'asc' },
	],
	default: 'asc',
};

/** GET /v3/messages/{messageId}/thread (api-v3 §b, §c). */
export const getThread = defineOperation({
	value: 'getThread',
	name: 'Get Thread',
	action: 'Get the thread of a message',
	description:
		'Get a message with all replies to it. Any message of the thread will do; a message without replies comes alone.',

	fields: [...messageFields, ...listFields, orderField, simplifyField, optionsField()],
	input: z.object({
		messageId: messageInput,
		...listInput,
		order: z.enum(['asc', 'desc']).default('asc'),
		simplify: simplifyInput,
		options: optionsInput,
	}),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ messageId, order }) => ({
		method: 'GET',
		path: linqPath`/v3/messages/${messageId}/thread`,
		query: { order },
	}),
	list: { key: 'messages', limit: wanted },
	output: (message, { simplify }) => (simplify ? simplifyMessage(message) : message),
});
