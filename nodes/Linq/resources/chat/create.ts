import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import { withProperty } from '../../../shared/fields/shown';
import { checkRecipients, samePeople } from '../../../shared/handles';
import { InputError } from '../../../shared/InputError';
import { asRecord } from '../../../shared/json';
import { linqPath } from '../../../shared/linq/request';
import { checkFirstMessage } from '../../message/rules';
import { composeParts, messageCall, messageContent } from '../../message/compose';
import { binariesOf, uploadBinaries } from '../../message/draft';
import { firstMessageFields } from '../../message/composer';
import { recipients } from '../../fields/handle';
import { line } from '../../fields/line';
import { textSchema } from '../../fields/text';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { toCreatedChatItem } from '../../items/sentMessage';

const from = withProperty(line, { displayName: 'From', description: 'Your line to send from' });

const groupName = field({
	property: {
		displayName: 'Group Name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Launch team',
		description: 'For several people: the name that the group gets a moment after it was made',
	},
	schema: () => textSchema().pipe(z.string().trim()),
});

/** POST /v3/chats, and PUT /v3/chats/{chatId} for the name of a group (api-v3 §b, §d). */
export const create = defineOperation({
	value: 'create',
	name: 'Create',
	action: 'Create a chat by its first message',
	description: 'Start a chat with one or more people by sending its first message',
	builderHint:
		'Only to choose the line that a chat starts from. Otherwise use Message: Send, which opens a chat with a person from the best line, or Message: Send to a Group. The first message may have no link.',

	fields: { from, recipients, ...firstMessageFields },
	options: { groupName, ...styleOptions, ...sendOptions },
	check: (values, _, item) => {
		if (values.options.groupName && values.recipients.length === 1) {
			throw new InputError(
				'Only groups have a name, and To has one person',
				'Add more people to To, or remove Group Name from the options.',
			);
		}
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
	// The chat exists and has its message, so a failed name is reported in the output.
	followUp: {
		request: ({ id }, { options: { groupName: name } }) =>
			name
				? { method: 'PUT', path: linqPath`/v3/chats/${String(id)}`, body: { display_name: name } }
				: undefined,
		output: (chat, outcome, { options: { groupName: name } }) =>
			'problem' in outcome
				? { ...chat, group_name_problem: outcome.problem }
				: { ...chat, display_name: name },
	},
	simplify: toCreatedChatItem,
});
