import { defineOperation } from '../../engine/defineOperation';
import { withProperty } from '../../../shared/fields/field';
import { checkRecipients, samePeople } from '../../../shared/handles';
import { asRecord } from '../../../shared/json';
import { checkFirstMessage } from '../../message/rules';
import { composeParts, messageCall, messageContent } from '../../message/compose';
import { binariesOf, uploadBinaries } from '../../message/draft';
import { firstMessageFields } from '../../message/composer';
import { recipients } from '../../fields/handle';
import { line } from '../../fields/line';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { toCreatedChatItem } from '../../items/sentMessage';

const from = withProperty(line, { displayName: 'From', description: 'Your line to send from' });

/** POST /v3/chats (api-v3 §b, §d). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a chat',
	description: 'Start a chat with one or more people by sending its first message',

	fields: { from, recipients, ...firstMessageFields },
	options: { ...styleOptions, ...sendOptions },
	check: (values, _, item) => {
		const parts = composeParts(values, item);
		checkRecipients(values.recipients, values.from);
		checkFirstMessage(parts);
		return { ...values, parts };
	},

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	isMessage: true,
	repeat: 'keyed',
	lane: (input) => `${input.from} ${samePeople(input.recipients)}`,
	request: (input, key) => ({
		path: '/v3/chats',
		...messageCall(messageContent(input, key), { from: input.from, to: input.recipients }),
	}),
	holds: { id: 'chat.message.id' },
	output: (created) => asRecord(created.chat),
	simplify: toCreatedChatItem,
});
