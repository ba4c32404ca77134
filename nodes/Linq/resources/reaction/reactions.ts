import { graphemesOf } from '../../message/graphemes';
import { finderOf } from '../../fields/names';

interface Tapback {
	value: 'love' | 'like' | 'dislike' | 'laugh' | 'emphasize' | 'question';
	label: string;
	names: string[];
}

/** The tapbacks, in the order of the phone's menu (api-v3 §b), with what else people call them. */
export const TAPBACKS: readonly Tapback[] = [
	{ value: 'love', label: 'Love', names: ['loved', 'heart', 'red heart', '❤', '♥'] },
	{ value: 'like', label: 'Like', names: ['liked', 'thumbs up', 'thumb up', '+1', '👍'] },
	{ value: 'dislike', label: 'Dislike', names: ['disliked', 'thumbs down', 'thumb down', '👎'] },
	{ value: 'laugh', label: 'Laugh', names: ['laughed', 'laughing', 'haha', 'lol', '😂'] },
	{
		value: 'emphasize',
		label: 'Emphasize',
		names: ['emphasized', 'emphasise', 'exclamation', 'exclamation mark', '!', '!!', '‼', '❗'],
	},
	{ value: 'question', label: 'Question', names: ['question mark', '?', '??', '❓'] },
];

/** A reaction as Linq takes it. */
export interface Reaction {
	type: Tapback['value'] | 'custom';
	/** Given when the type is `custom`. */
	custom_emoji?: string;
}

const findTapback = finderOf(TAPBACKS);

/** The valid names, as a text for errors. */
export const REACTION_WORDS = `${TAPBACKS.map(({ value }) => value).join(', ')}, or one emoji`;

/**
 * The reaction that is meant: the name or the sign of a tapback, as `finderOf` reads it, or any other
 * emoji.
 *
 * @returns undefined when it is neither
 */
export function reactionOf(text: string): Reaction | undefined {
	const tapback = findTapback(text);
	return tapback ? { type: tapback.value } : emojiReaction(text);
}

/** The reaction of one emoji, whatever it looks like; undefined for anything else. */
export function emojiReaction(text: string): Reaction | undefined {
	const emoji = text.trim();
	return isOneEmoji(emoji) ? { type: 'custom', custom_emoji: emoji } : undefined;
}

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\u20e3/u;

function isOneEmoji(text: string): boolean {
	return graphemesOf(text).length === 1 && EMOJI.test(text);
}
