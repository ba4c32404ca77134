import { z } from 'zod';

import { chat } from '../shared/fields/chat';
import { collection, field, optionalField, type ValuesOf } from '../shared/fields/field';
import { withProperty } from '../shared/fields/shown';
import { since } from '../shared/fields/since';

const SWITCH = () => z.boolean();

const options = collection(
	{ displayName: 'Options', placeholder: 'Add Option' },
	{
		describe: field({
			property: {
				displayName: 'Describe Media and Reactions',
				type: 'boolean',
				default: true,
				description:
					'Whether the agent is told in words of photos, other files, app cards, reactions and what a reply is about, such as "[Photo: menu.jpg]". Without this it remembers texts and links only.',
			},
			schema: SWITCH,
		}),
		leaveOut: field({
			property: {
				displayName: 'Leave Out the Message Being Answered',
				type: 'string',
				default: '={{ $json.messageId }}',
				description:
					'ID of the message that the agent is to answer, or several separated by commas. The agent has it as its prompt, so the memory leaves it out, also when this option is not added; only that of an AI Agent Tool keeps it. If it is empty, nothing is left out.',
			},
			schema: () =>
				z
					.union([z.string(), z.array(z.string())])
					.transform((value) => [value].flat().flatMap(idsIn)),
		}),
		namesInGroups: field({
			property: {
				displayName: 'Names in Groups',
				type: 'boolean',
				default: true,
				description:
					'Whether each message begins with the handle of who wrote it, as soon as several people have written',
			},
			schema: SWITCH,
		}),
		since,
	},
);

const idsIn = (text: string) => text.split(/[\s,;]+/).filter((id) => id !== '');

/** What the user sees, and what is valid. */
export const fields = {
	chatId: withProperty(chat, {
		description: 'The chat to remember. Leave empty for the chat of the item that the agent gets.',
	}),
	messageLimit: optionalField({
		property: {
			displayName: 'Messages to Remember',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000 },
			default: 20,
			description: 'How many of the latest messages of the chat the agent gets to see',
		},
		schema: () =>
			z
				.number({ invalid_type_error: 'enter a number' })
				.int('enter a whole number')
				.min(1, 'enter 1 or more')
				.max(1000, 'enter 1000 or less'),
	}),
	options,
};

export type MemoryFields = ValuesOf<typeof fields>;
