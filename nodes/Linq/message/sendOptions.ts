import type { INodePropertyOptions } from 'n8n-workflow';
import { z } from 'zod';

import { field, inTool, notInTool } from '../../shared/fields/field';
import { EFFECT_WORDS, effectOf, effectOptions } from './effects';
import { textSchema } from '../fields/text';
import { textOptions } from './textFields';

const SERVICES: INodePropertyOptions[] = [
	{
		name: 'iMessage',
		value: 'iMessage',
		description: 'Only iMessage, without falling back to another service',
	},
	{ name: 'RCS', value: 'RCS', description: 'RCS, falling back to SMS' },
	{ name: 'SMS', value: 'SMS', description: 'RCS or SMS, never iMessage' },
];

const MAX_KEY_LENGTH = 255;

const effect = field({
	property: {
		displayName: 'Effect',
		type: 'options',
		options: effectOptions,
		default: 'confetti',
		description:
			'Animation that plays when the message arrives. Shown on iMessage only; the words arrive everywhere.',
	},
	// An expression may give anything, so the name is checked with all other values.
	schema: z.string().transform((name) => name && effectOf(name).name),
});

const preferredService = field({
	property: {
		displayName: 'Preferred Service',
		type: 'options',
		options: SERVICES,
		default: 'iMessage',
		description:
			'Service to send with. Without this option Linq uses iMessage and falls back to RCS and SMS.',
	},
	schema: z.enum(['iMessage', 'SMS', 'RCS']),
});

const idempotencyKey = field({
	property: {
		displayName: 'Idempotency Key',
		type: 'string',
		default: '',
		placeholder: 'e.g. order-1042-shipped',
		description:
			'Linq sends a message with the same key only once. With several items, use an expression that differs for each. Leave empty to have keys made, which already cover retries of the same execution.',
	},
	schema: textSchema.pipe(
		z.string().max(MAX_KEY_LENGTH, `enter at most ${MAX_KEY_LENGTH} characters`),
	),
});

/** How a message looks; in Options, like all that follows, in the order of how often people need it. */
export const styleOptions = {
	effect: inTool(effect, {
		displayName: 'Effect',
		type: 'string',
		default: '',
		description: `Animation that plays when the message arrives, shown on iMessage only. One of: ${EFFECT_WORDS}. Leave empty for none.`,
	}),
	...textOptions,
};

/** How Linq sends a message. */
export const sendOptions = { preferredService, ...notInTool({ idempotencyKey }) };
