import type { INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../../shared/InputError';
import type { EffectType, MessageEffect } from './types';

interface Effect {
	value: string;
	label: string;
	type: EffectType;
}

/** The 15 effects, in the order of the menu: the whole screen first, then the bubble (api-v3 §d.3). */
export const EFFECTS: readonly Effect[] = [
	{ value: 'balloons', label: 'Balloons', type: 'screen' },
	{ value: 'celebration', label: 'Celebration', type: 'screen' },
	{ value: 'confetti', label: 'Confetti', type: 'screen' },
	{ value: 'echo', label: 'Echo', type: 'screen' },
	{ value: 'fireworks', label: 'Fireworks', type: 'screen' },
	{ value: 'happy_birthday', label: 'Happy Birthday', type: 'screen' },
	{ value: 'hearts', label: 'Hearts', type: 'screen' },
	{ value: 'lasers', label: 'Lasers', type: 'screen' },
	{ value: 'love', label: 'Love', type: 'screen' },
	{ value: 'sparkles', label: 'Sparkles', type: 'screen' },
	{ value: 'spotlight', label: 'Spotlight', type: 'screen' },
	{ value: 'gentle', label: 'Gentle', type: 'bubble' },
	{ value: 'invisible', label: 'Invisible Ink', type: 'bubble' },
	{ value: 'loud', label: 'Loud', type: 'bubble' },
	{ value: 'slam', label: 'Slam', type: 'bubble' },
];

const GROUP_LABELS: Record<EffectType, string> = { screen: 'Screen', bubble: 'Bubble' };

/** The menu of effects, such as "Screen: Confetti". */
export const effectOptions: INodePropertyOptions[] = EFFECTS.map(({ value, label, type }) => ({
	name: `${GROUP_LABELS[type]}: ${label}`,
	value,
}));

/**
 * The effect that a menu value stands for, its type included.
 *
 * @throws InputError for a name that is not one of the 15
 */
export function effectOf(value: string): MessageEffect {
	const effect = EFFECTS.find((candidate) => candidate.value === value);
	if (!effect) {
		throw new InputError(
			`"${value}" is not a message effect`,
			`Choose one of: ${EFFECTS.map((known) => known.value).join(', ')}.`,
		);
	}
	return { type: effect.type, name: effect.value };
}
