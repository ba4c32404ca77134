import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { graphemesOf } from '../../../shared/message/graphemes';
import { defineOperation, type Operation, type OperationSpec } from '../../../shared/operation';
import { linqPath } from '../../../shared/request';
import { messageFields, messageInput, partIndexField, partIndexInput } from '../../fields/message';
import { optionsField, optionsInput } from '../../fields/options';

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

const reactionFields: INodeProperties[] = [
	{
		displayName: 'Reaction',
		name: 'reaction',
		type: 'options',
		options: TAPBACKS,
		default: 'love',
	},
	{
		displayName: 'Emoji',
		name: 'emoji',
		type: 'string',
		default: '',
		required: true,
		description: 'One emoji',
		displayOptions: { show: { reaction: ['custom'] } },
	},
];

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u;

function isOneEmoji(text: string): boolean {
	return graphemesOf(text).length === 1 && EMOJI.test(text);
}

const input = z
	.object({
		messageId: messageInput,
		reaction: z.enum(['love', 'like', 'dislike', 'laugh', 'emphasize', 'question', 'custom']),
		emoji: z.string().trim().default(''),
		partIndex: partIndexInput,
		options: optionsInput,
	})
	.refine(({ reaction, emoji }) => reaction !== 'custom' || isOneEmoji(emoji), {
		path: ['emoji'],
		message: 'enter exactly one emoji',
	});

type ReactionChange = Pick<OperationSpec<never>, 'value' | 'name' | 'action' | 'description'> & {
	value: 'add' | 'remove';
};

/** Add and remove are one endpoint: POST /v3/messages/{messageId}/reactions (api-v3 §b). */
export function reactionChange(spec: ReactionChange): Operation {
	return defineOperation<z.infer<typeof input>>({
		...spec,
		fields: [...messageFields, ...reactionFields, partIndexField, optionsField()],
		input,
		repeat: 'once',
		lane: ({ messageId }) => messageId,
		request: ({ messageId, reaction, emoji, partIndex }) => ({
			method: 'POST',
			path: linqPath`/v3/messages/${messageId}/reactions`,
			body: {
				operation: spec.value,
				type: reaction,
				...(reaction === 'custom' && { custom_emoji: emoji }),
				part_index: partIndex,
			},
		}),
		output: ({ status }, { messageId, reaction, emoji }) => ({
			success: true,
			messageId,
			reaction: reaction === 'custom' ? emoji : reaction,
			status,
		}),
	});
}
