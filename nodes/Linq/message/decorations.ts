import { graphemesOf } from './graphemes';
import { InputError } from '../../shared/InputError';
import { quote } from '../../shared/quote';
import { findOverlapProblem, MAX_DECORATIONS } from './ranges';
import { STYLES, type Animation, type Style, type TextDecoration, type TextRange } from './types';

/** One row of the composer: what to apply, and to which words. */
export interface DecorationRow {
	apply: Style | Animation;
	/** The words as they stand in the text. */
	match: string;
	occurrence: 'all' | 'first';
}

/**
 * The decorations of this text that the composer's rows define. Rows are counted from 1; the same
 * decoration given twice is sent once.
 *
 * @throws InputError for a match that does not occur, or two decorations that exclude each other
 * (api-v3 §d.2, rules 6 to 8)
 */
export function buildDecorations(text: string, rows: readonly DecorationRow[]): TextDecoration[] {
	const decorations = new Map<string, TextDecoration>();
	const findMatches = matchFinder(text);
	const seen = new Set<string>();
	for (const [index, row] of rows.entries()) {
		const asked = JSON.stringify(row);
		if (seen.has(asked)) continue;
		seen.add(asked);
		for (const range of rangesOf(text, row, `Text style ${index + 1}`, findMatches)) {
			decorations.set(`${row.apply} ${range}`, { range, ...styleOrAnimation(row.apply) });
		}
	}
	return checked(text, [...decorations.values()]);
}

function checked(text: string, decorations: TextDecoration[]): TextDecoration[] {
	if (decorations.length > MAX_DECORATIONS) {
		throw new InputError(
			`The text styles apply in ${decorations.length} places; Linq accepts at most ${MAX_DECORATIONS} in one text.`,
		);
	}
	const problem = findOverlapProblem(text, decorations);
	if (problem) throw new InputError(problem);
	return decorations;
}

function styleOrAnimation(apply: Style | Animation): { style: Style } | { animation: Animation } {
	return isStyle(apply) ? { style: apply } : { animation: apply };
}

function isStyle(apply: Style | Animation): apply is Style {
	return STYLES.some((style) => style === apply);
}

function rangesOf(
	text: string,
	row: DecorationRow,
	name: string,
	findMatches: (match: string) => TextRange[],
): TextRange[] {
	if (row.match === '') {
		throw new InputError(`${name}: enter the words of the text to make "${row.apply}".`);
	}
	const ranges = findMatches(row.match);
	if (ranges.length === 0) {
		throw new InputError(
			`${name}: ${quote(row.match)} does not occur in the text ${quote(text)}.`,
			'Capital letters, accents and spaces must be the same as in the text.',
		);
	}
	return row.occurrence === 'first' ? ranges.slice(0, 1) : ranges;
}

/**
 * Makes a function that says where a match occurs in a text, from left to right without overlap. What
 * is compared is what a person sees as one character: "e" does not match half of "é", nor 👍 a part
 * of 👍🏽, and "é" matches however it is encoded.
 *
 * A message may have 100 rows and 10,000 characters, so the text is cut into characters once.
 */
function matchFinder(text: string): (match: string) => TextRange[] {
	let known: ComposedText | undefined;

	return (match) => {
		const { composed, starts } = (known ??= composedText(text));
		// Unicode composes nothing across two characters, so the match need not be cut.
		const sought = match.normalize('NFC');
		const ranges: TextRange[] = [];
		let at = composed.indexOf(sought);
		while (at !== -1) {
			const end = at + sought.length;
			const from = starts.get(at);
			const to = starts.get(end);
			const isWhole = from !== undefined && to !== undefined;
			if (isWhole) ranges.push([from, to]);
			at = composed.indexOf(sought, isWhole ? end : at + 1);
		}
		return ranges;
	};
}

interface ComposedText {
	/** The text with every character in one encoding (Unicode's NFC). */
	composed: string;
	/** Where the characters of `composed` start, and its end: each with its place in the text. */
	starts: Map<number, number>;
}

function composedText(text: string): ComposedText {
	const starts = new Map<number, number>();
	let composed = '';
	for (const { segment, index } of graphemesOf(text)) {
		starts.set(composed.length, index);
		composed += segment.normalize('NFC');
	}
	starts.set(composed.length, text.length);
	return { composed, starts };
}
