import { z } from 'zod';

import { defineOperation } from '../../engine/defineOperation';
import type { OperationTexts } from '../../engine/operation';
import { field, optionalField } from '../../../shared/fields/field';
import { inTool, shownFor } from '../../../shared/fields/shown';
import { idsOf } from '../../items/ids';
import { linqPath } from '../../../shared/linq/request';
import { quote } from '../../../shared/quote';
import { message, partOption } from '../../fields/message';
import { emojiReaction, REACTION_WORDS, reactionOf, TAPBACKS } from './reactions';

const CUSTOM = 'custom';

const reaction = inTool(
	field({
		property: {
			displayName: 'Reaction',
			type: 'options',
			options: [
				...TAPBACKS.map(({ value, label }) => ({ name: label, value })),
				{ name: 'Custom Emoji', value: CUSTOM },
			],
			default: 'love',
			description: 'The tapback, or any other emoji',
		},
		schema: () => z.string({ required_error: `enter ${REACTION_WORDS}` }),
	}),
	{
		displayName: 'Reaction',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. like',
		description: `The reaction: ${REACTION_WORDS}`,
	},
);

const emoji = optionalField({
	property: {
		displayName: 'Emoji',
		type: 'string',
		default: '',
		placeholder: 'e.g. 🎉',
		description: 'One emoji',
	},
	schema: () => z.string(),
});

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
		},
		options: partOption,
		check: ({ messageId, reaction: named, emoji: custom, options }, refuse) => ({
			messageId,
			part: options.partIndex ?? 0,
			reaction:
				named === CUSTOM
					? (emojiReaction(custom) ?? refuse('emoji', 'enter exactly one emoji'))
					: (reactionOf(named) ??
						refuse('reaction', `${quote(named)} is not a reaction. Enter ${REACTION_WORDS}.`)),
		}),

		repeat: 'once',
		// One tapback takes the place of another.
		changes: (input) => `reaction to part ${input.part} of message ${input.messageId}`,
		lane: 'messageId',
		request: (input) => ({
			method: 'POST',
			path: linqPath`/v3/messages/${input.messageId}/reactions`,
			body: {
				operation: texts.value,
				...input.reaction,
				part_index: input.part,
			},
		}),
		output: ({ status }, input, incoming) => ({
			reaction: input.reaction.custom_emoji ?? input.reaction.type,
			success: true,
			status,
			...idsOf(input.messageId, incoming),
		}),
	});
}
