import { defineOperation } from '../../../shared/defineOperation';
import { linqPath } from '../../../shared/request';
import { composeParts, messageCall, messageContent } from '../../composer/compose';
import { binariesOf, uploadBinaries } from '../../composer/draft';
import { messageFields } from '../../composer/fields';
import { chat } from '../../fields/chat';
import { replyOptions } from '../../fields/message';
import { sendOptions } from '../../fields/sendOptions';
import { simplifySentMessage } from '../../records';

/** POST /v3/chats/{chatId}/messages (api-v3 §b, §d). */
export const send = defineOperation({
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send a message to a chat that exists',

	fields: { chatId: chat, ...messageFields },
	options: { ...sendOptions, ...replyOptions },
	check: (values) => ({ ...values, parts: composeParts(values) }),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	repeat: 'keyed',
	lane: 'chatId',
	request: (input, key) => ({
		path: linqPath`/v3/chats/${input.chatId}/messages`,
		...messageCall(messageContent(input, key)),
	}),
	holds: { id: 'message.id' },
	simplify: simplifySentMessage,
});
