import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { messageFields, messageInput } from '../../fields/message';
import { optionsField, optionsInput } from '../../fields/options';
import { simplifyField, simplifyInput } from '../../fields/simplify';
import { simplifyMessage } from '../../records';

/** GET /v3/messages/{messageId} (api-v3 §b). */
export const get = defineOperation({
	value: 'get',
	name: 'Get',
	action: 'Get a message',
	description: 'Get one message with its parts and delivery status',

	fields: [...messageFields, simplifyField, optionsField()],
	input: z.object({ messageId: messageInput, simplify: simplifyInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: 'none',
	request: ({ messageId }) => ({ method: 'GET', path: linqPath`/v3/messages/${messageId}` }),
	holds: { id: 'id' },
	output: (message, { simplify }) => (simplify ? simplifyMessage(message) : message),
});
