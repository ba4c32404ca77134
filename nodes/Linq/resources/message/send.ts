import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { composeParts, messageCall, messageContent } from '../../message/compose';
import { binariesOf, uploadBinaries } from '../../message/draft';
import { composerFields } from '../../message/composer';
import { chat } from '../../../shared/fields/chat';
import { replyOptions } from '../../fields/message';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { toSentMessageItem } from '../../items/sentMessage';

/** POST /v3/chats/{chatId}/messages (api-v3 §b, §d). */
export const send = defineOperation({
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send a message to a chat that exists',

	fields: { chatId: chat, ...composerFields },
	options: { ...styleOptions, ...replyOptions, ...sendOptions },
	check: (values, _, item) => ({ ...values, parts: composeParts(values, item) }),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	repeat: 'keyed',
	lane: 'chatId',
	request: (input, key) => ({
		path: linqPath`/v3/chats/${input.chatId}/messages`,
		...messageCall(messageContent(input, key)),
	}),
	holds: { id: 'message.id' },
	simplify: toSentMessageItem,
});
