import type { INodePropertyOptions } from 'n8n-workflow';

import { InputError } from '../../shared/InputError';
import { finderOf } from '../fields/names';
import type { EffectType, MessageEffect } from './types';

interface Effect {
	value: string;
	label: string;
	type: EffectType;
	/** What one sees. */
	description: string;
}

/** The 15 effects, in the order of the menu: the whole screen first, then the bubble (api-v3 §d.3). */
export const EFFECTS: readonly Effect[] = [
	{
		value: 'balloons',
		label: 'Balloons',
		type: 'screen',
		description: 'Balloons rise over the screen',
	},
	{
		value: 'celebration',
		label: 'Celebration',
		type: 'screen',
		description: 'Sparks rain over the screen, as with Sparkles',
	},
	{
		value: 'confetti',
		label: 'Confetti',
		type: 'screen',
		description: 'Confetti falls over the screen',
	},
	{
		value: 'echo',
		label: 'Echo',
		type: 'screen',
		description: 'The message fills the screen again and again',
	},
	{
		value: 'fireworks',
		label: 'Fireworks',
		type: 'screen',
		description: 'Fireworks light up the screen',
	},
	{
		value: 'happy_birthday',
		label: 'Happy Birthday',
		type: 'screen',
		description: 'Balloons rise over the screen, as with Balloons',
	},
	{
		value: 'hearts',
		label: 'Hearts',
		type: 'screen',
		description: 'A big heart rises from the message',
	},
	{
		value: 'lasers',
		label: 'Lasers',
		type: 'screen',
		description: 'Beams of light sweep over the screen',
	},
	{
		value: 'love',
		label: 'Love',
		type: 'screen',
		description: 'A big heart rises from the message, as with Hearts',
	},
	{
		value: 'sparkles',
		label: 'Sparkles',
		type: 'screen',
		description: 'Sparks rain over the screen',
	},
	{
		value: 'spotlight',
		label: 'Spotlight',
		type: 'screen',
		description: 'The screen goes dark around the message',
	},
	{
		value: 'gentle',
		label: 'Gentle',
		type: 'bubble',
		description: 'The message comes in small and quiet',
	},
	{
		value: 'invisible',
		label: 'Invisible Ink',
		type: 'bubble',
		description: 'The words are hidden until the person wipes over them',
	},
	{
		value: 'loud',
		label: 'Loud',
		type: 'bubble',
		description: 'The message comes in big and shaking',
	},
	{
		value: 'slam',
		label: 'Slam',
		type: 'bubble',
		description: 'The message drops onto the screen and shakes the others',
	},
];

const GROUP_LABELS: Record<EffectType, string> = { screen: 'Screen', bubble: 'Bubble' };

const menuName = ({ label, type }: Effect) => `${GROUP_LABELS[type]}: ${label}`;

/** The menu of effects, such as "Screen: Confetti". */
export const effectOptions: INodePropertyOptions[] = EFFECTS.map((effect) => ({
	name: menuName(effect),
	value: effect.value,
	description: effect.description,
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
