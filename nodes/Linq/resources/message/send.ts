import { defineOperation } from '../../engine/defineOperation';
import { linqPath } from '../../../shared/linq/request';
import { composeParts, messageCall, messageContent } from '../../message/compose';
import { binariesOf, uploadBinaries } from '../../message/draft';
import { composerFields } from '../../message/composer';
import { replyOptions } from '../../fields/message';
import { target } from '../../fields/target';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { toSentMessageItem } from '../../items/sentMessage';
import { continuationOption, handlesCall } from './handlesCall';

/** POST /v3/chats/{chatId}/messages, or POST /v3/messages for a person (api-v3 §b, §d). */
export const send = defineOperation({
	value: 'send',
	name: 'Send',
	action: 'Send a message',
	description: 'Send a message to a chat, a phone number or an email address',
	builderHint:
		'The usual way to answer and to write to one person. Leave To empty after Linq Trigger to answer in the same chat.',

	fields: { to: target, ...composerFields },
	options: { ...styleOptions, ...replyOptions, ...continuationOption, ...sendOptions },
	check: (values, _, item) => ({ ...values, parts: composeParts(values, item) }),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	isMessage: true,
	repeat: 'keyed',
	lane: ({ to }) => ('chatId' in to ? to.chatId : to.handle),
	request: ({ to, ...input }, key) =>
		'chatId' in to
			? {
					path: linqPath`/v3/chats/${to.chatId}/messages`,
					...messageCall(messageContent(input, key)),
				}
			: handlesCall([to.handle], input, key),
	holds: { id: 'message.id' },
	simplify: toSentMessageItem,
});
