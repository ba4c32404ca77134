import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import type { OperationTexts } from '../../engine/operation';
import { field, optionalField, shownFor } from '../../../shared/fields/field';
import { graphemesOf } from '../../message/graphemes';
import { linqPath } from '../../../shared/linq/request';
import { message, partIndex } from '../../fields/message';

/** The tapbacks in the order of the phone's menu, then any other emoji. */
const TAPBACKS: INodePropertyOptions[] = [
	{ name: 'Love', value: 'love' },
	{ name: 'Like', value: 'like' },
	{ name: 'Dislike', value: 'dislike' },
	{ name: 'Laugh', value: 'laugh' },
	{ name: 'Emphasize', value: 'emphasize' },
	{ name: 'Question', value: 'question' },
	{ name: 'Custom Emoji', value: 'custom' },
];

const reaction = field({
	property: { displayName: 'Reaction', type: 'options', options: TAPBACKS, default: 'love' },
	schema: z.enum(['love', 'like', 'dislike', 'laugh', 'emphasize', 'question', 'custom']),
});

const emoji = optionalField({
	property: {
		displayName: 'Emoji',
		type: 'string',
		default: '',
		required: true,
		description: 'One emoji',
	},
	schema: z.string().trim(),
});

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u;

function isOneEmoji(text: string): boolean {
	return graphemesOf(text).length === 1 && EMOJI.test(text);
}

interface ReactionChange extends OperationTexts {
	value: 'add' | 'remove';
}

/** Add and remove are one endpoint: POST /v3/messages/{messageId}/reactions (api-v3 §b). */
export function reactionChange(texts: ReactionChange) {
	return defineOperation({
		...texts,
		fields: {
			messageId: message,
			reaction,
			...shownFor({ reaction: ['custom'] }, { emoji }),
			partIndex,
		},
		check: (values, refuse) =>
			values.reaction === 'custom' && !isOneEmoji(values.emoji)
				? refuse('emoji', 'enter exactly one emoji')
				: values,

		repeat: 'once',
		// One tapback takes the place of another.
		changes: (input) => `reaction to part ${input.partIndex} of message ${input.messageId}`,
		lane: 'messageId',
		request: (input) => ({
			method: 'POST',
			path: linqPath`/v3/messages/${input.messageId}/reactions`,
			body: {
				operation: texts.value,
				type: input.reaction,
				...(input.reaction === 'custom' && { custom_emoji: input.emoji }),
				part_index: input.partIndex,
			},
		}),
		output: ({ status }, input) => ({
			reaction: input.reaction === 'custom' ? input.emoji : input.reaction,
			success: true,
			status,
			messageId: input.messageId,
		}),
	});
}
