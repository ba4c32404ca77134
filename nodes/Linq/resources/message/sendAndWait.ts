import { defineOperation } from '../../engine/defineOperation';
import { field } from '../../../shared/fields/field';
import type { MenuOperation } from '../../engine/operation';
import { chat } from '../../fields/chat';
import { textSchema } from '../../fields/text';
import { messageCall, messageContent } from '../../message/compose';
import { checkDraft } from '../../message/draft';
import { sendOptions, styleOptions } from '../../message/sendOptions';
import { markdownOptionNotice, textFormatOption } from '../../message/textFields';
import { linqPath } from '../../../shared/linq/request';
import { askAndWait } from '../../waiting/ask';
import { choices, responseType, waitOptions } from '../../waiting/fields';
import { questionPart, rulesOf } from '../../waiting/question';

/** A string of its own name: n8n puts its own in the place of it where an agent's call is reviewed. */
const message = field({
	property: {
		displayName: 'Message',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		required: true,
		placeholder: 'e.g. Hi Ana, can we refund order 1042?',
		description: 'The question. How to answer it is added below, see Options.',
	},
	schema: textSchema,
});

/** POST /v3/chats/{chatId}/messages (api-v3 §b, §d), and a wait for the answer (§e). */
const question = defineOperation({
	value: 'sendAndWait',
	name: 'Send and Wait for Response',
	action: 'Send a message and wait for the response',
	description:
		'Ask something in a chat; the workflow goes on when they reply or react to the message',
	builderHint:
		'For approvals and questions in the middle of a workflow: it pauses until the answer. For what people write by themselves, use Linq Trigger.',

	fields: { chatId: chat, message, ...markdownOptionNotice, responseType, ...choices },
	options: {
		...waitOptions,
		effect: styleOptions.effect,
		textFormat: textFormatOption,
		...sendOptions,
	},
	check: (values, refuse) => {
		if (values.message.trim() === '') refuse('message', 'write what to ask');
		if (values.responseType === 'choice' && values.choices.length < 2) {
			refuse('choices', 'enter two or more');
		}
		const { limit, rules, lineBelow } = rulesOf(values);
		const part = questionPart(
			values.message,
			values.options.textFormat ?? 'plain',
			lineBelow,
		);
		return { ...values, limit, rules, parts: checkDraft([part], () => 'Message') };
	},

	isQuestion: true,
	repeat: 'keyed',
	lane: 'chatId',
	request: (input, key) => ({
		path: linqPath`/v3/chats/${input.chatId}/messages`,
		...messageCall(messageContent(input, key)),
	}),
	holds: { id: 'message.id' },
});

export const sendAndWait: MenuOperation = {
	...question,
	run: async (context) => await askAndWait(context, question),
};
