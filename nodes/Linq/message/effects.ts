import type { INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../../shared/InputError';
import { finderOf } from '../../shared/names';
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

const menuName = ({ label, type }: Effect) => `${GROUP_LABELS[type]}: ${label}`;

/** The menu of effects, such as "Screen: Confetti". */
export const effectOptions: INodePropertyOptions[] = EFFECTS.map((effect) => ({
	name: menuName(effect),
	value: effect.value,
}));

/** The effects in words, for those who do not see the menu. */
export const EFFECT_WORDS = EFFECTS.map(({ label }) => label.toLowerCase()).join(', ');

const findEffect = finderOf(
	EFFECTS.map((effect) => ({ ...effect, names: [effect.label, menuName(effect)] })),
);

/**
 * The effect of this name, its type included: a value or a label of the menu, as `finderOf` reads it.
 *
 * @throws InputError for a name that none of the 15 has
 */
export function effectOf(name: string): MessageEffect {
	const effect = findEffect(name);
	if (!effect) {
		throw new InputError(`"${name}" is not a message effect`, `Choose one of: ${EFFECT_WORDS}.`);
	}
	return { type: effect.type, name: effect.value };
}
