import { quote } from '../../shared/quote';
import type { TextDecoration, TextRange } from './types';

/** Most decorations in one text part (api-v3 §d.2). */
export const MAX_DECORATIONS = 100;

const HIGH_SURROGATE = /[\uD800-\uDBFF]/;
const LOW_SURROGATE = /[\uDC00-\uDFFF]/;

/** Whether a cut before `index` would split a surrogate pair, such as that of an emoji. */
export function splitsCharacter(text: string, index: number): boolean {
	return HIGH_SURROGATE.test(text.charAt(index - 1)) && LOW_SURROGATE.test(text.charAt(index));
}

/** Whether two half-open ranges share a character; ranges that only touch do not (api-v3 §d.2). */
function overlap(a: TextRange, b: TextRange): boolean {
	return a[0] < b[1] && b[0] < a[1];
}

/** What is wrong with a range of this text, as a text for the user; undefined when it is valid (api-v3 §d.2, rule 6). */
export function findRangeProblem(text: string, [start, end]: TextRange): string | undefined {
	const range = `the range ${start} to ${end}`;
	if (!Number.isInteger(start) || !Number.isInteger(end)) {
		return `${range} must be two whole numbers.`;
	}
	if (start < 0) return `${range} starts before the text. The first character is number 0.`;
	if (start >= end) {
		return `${range} must end after it starts. The end is the number after the last character.`;
	}
	if (end > text.length) {
		return `${range} ends after the text, which is ${text.length} characters long.`;
	}
	const torn = [start, end].find((index) => splitsCharacter(text, index));
	if (torn !== undefined) {
		const character = String.fromCodePoint(text.codePointAt(torn - 1) as number);
		return `${range} cuts ${quote(character)} in two. It counts as two characters, ${torn - 1} and ${torn}.`;
	}
	return undefined;
}

/**
 * Which two decorations of this text exclude each other, as a text for the user; undefined if none do.
 * Styles may overlap each other, an animation may overlap nothing (api-v3 §d.2, rule 8).
 */
export function findOverlapProblem(
	text: string,
	decorations: readonly TextDecoration[],
): string | undefined {
	const labelOf = ({ range, style, animation }: TextDecoration) =>
		`"${animation ?? style}" on ${quote(text.slice(...range))}`;

	for (const animated of decorations.filter(({ animation }) => animation)) {
		const other = decorations.find(
			(decoration) => decoration !== animated && overlap(decoration.range, animated.range),
		);
		if (other) {
			return `${labelOf(animated)} overlaps ${labelOf(other)}: Linq cannot combine an animation with another animation or a style on the same characters.`;
		}
	}
	return undefined;
}
