import { z } from 'zod';

import { field } from '../../shared/fields/field';
import { inTool, notInTool } from '../../shared/fields/shown';
import { parsedBy } from '../fields/parsedBy';
import { EFFECT_WORDS, effectOf, effectOptions } from './effects';
import { textSchema } from '../fields/text';
import { textOptions } from './textFields';

const AUTOMATIC = {
	name: 'Automatic',
	value: 'auto',
	description: 'The best that the person has: iMessage, otherwise RCS, otherwise SMS',
};
const IMESSAGE = {
	name: 'iMessage Only',
	value: 'iMessage',
	description: 'Fails where the person has no iMessage',
};
const RCS = {
	name: 'RCS Then SMS',
	value: 'RCS',
	description: 'RCS where the person has it, otherwise SMS',
};
const SMS = {
	name: 'SMS or RCS, Never iMessage',
	value: 'SMS',
	description: 'A text message even where the person has iMessage',
};

const SERVICE_VALUES = ['auto', 'iMessage', 'RCS', 'SMS'] as const;

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
	schema: () => z.string().transform(parsedBy((name) => name && effectOf(name).name)),
});

/** Linq chooses by itself where no service is asked for (api-v3 §d.1). */
const preferredService = field({
	property: {
		displayName: 'Service',
		type: 'options',
		options: [AUTOMATIC, IMESSAGE, RCS, SMS],
		default: 'auto',
		description: 'What the message is sent with',
	},
	schema: () =>
		z.enum(SERVICE_VALUES).transform((service) => (service === 'auto' ? undefined : service)),
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
	schema: () =>
		textSchema().pipe(z.string().max(MAX_KEY_LENGTH, `enter at most ${MAX_KEY_LENGTH} characters`)),
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
