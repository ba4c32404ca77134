import { z } from 'zod';

import { defineOperation } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { messageFields, messageInput } from '../../fields/message';
import { optionsField, optionsInput } from '../../fields/options';

/** DELETE /v3/messages/{messageId} (api-v3 §b). */
export const deleteMessage = defineOperation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a message',
	description:
		'Delete the record of a message at Linq. The recipient keeps the message: this does not unsend it.',

	fields: [...messageFields, optionsField()],
	input: z.object({ messageId: messageInput, options: optionsInput }),

	repeat: 'idempotent',
	lane: ({ messageId }) => messageId,
	request: ({ messageId }) => ({ method: 'DELETE', path: linqPath`/v3/messages/${messageId}` }),
	output: (_, { messageId }) => ({ deleted: true, messageId }),
});
