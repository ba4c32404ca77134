import { defineOperation } from '../../engine/defineOperation';
import { samePeople } from '../../../shared/handles';
import { composeParts } from '../../message/compose';
import { binariesOf, uploadBinaries } from '../../message/draft';
import { composerFields } from '../../message/composer';
import { recipients } from '../../fields/handle';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { toSentMessageItem } from '../../items/sentMessage';
import { continuationOption, handlesCall } from './handlesCall';

/** POST /v3/messages (api-v3 §b, §d). */
export const sendToGroup = defineOperation({
	value: 'sendToGroup',
	name: 'Send to a Group',
	action: 'Send a message to a group of people',
	description:
		'Send one message to several people, who see it in one group. Linq continues the group of exactly these people, or opens it.',
	builderHint:
		'For several people together, who see each other. To write to each alone, use Message: Send with one item per person.',

	fields: { recipients, ...composerFields },
	options: { ...styleOptions, ...continuationOption, ...sendOptions },
	check: (values, _, item) => ({ ...values, parts: composeParts(values, item) }),

	binaries: ({ parts }) => binariesOf(parts),
	prepare: uploadBinaries,

	isMessage: true,
	repeat: 'keyed',
	lane: (input) => samePeople(input.recipients),
	request: (input, key) => handlesCall(input.recipients, input, key),
	holds: { id: 'message.id' },
	simplify: toSentMessageItem,
});
