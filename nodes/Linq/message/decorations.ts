import { graphemesOf } from './graphemes';
import { InputError } from '../../shared/InputError';
import { quote } from '../../shared/quote';
import { findOverlapProblem, findRangeProblem, MAX_DECORATIONS } from './ranges';
import { STYLES, type Animation, type Style, type TextDecoration, type TextRange } from './types';

/** One row of the composer: what to apply, and to which characters. */
export type DecorationRow = { apply: Style | Animation } & (
	| { target: 'match'; match: string; occurrence: 'all' | 'first' }
	| { target: 'range'; start: number; end: number }
);

/**
 * The decorations of this text that the composer's rows define. Rows are counted from 1; the same
 * decoration given twice is sent once.
 *
 * @throws InputError for a match that does not occur, a wrong range, or two decorations that
 * exclude each other (api-v3 §d.2, rules 6 to 8)
 */
export function buildDecorations(text: string, rows: readonly DecorationRow[]): TextDecoration[] {
	const decorations = new Map<string, TextDecoration>();
	for (const [index, row] of rows.entries()) {
		for (const range of rangesOf(text, row, `Decoration ${index + 1}`)) {
			decorations.set(`${row.apply} ${range}`, { range, ...styleOrAnimation(row.apply) });
		}
	}
	return checked(text, [...decorations.values()]);
}

function checked(text: string, decorations: TextDecoration[]): TextDecoration[] {
	if (decorations.length > MAX_DECORATIONS) {
		throw new InputError(
			`The decorations apply in ${decorations.length} places; Linq accepts at most ${MAX_DECORATIONS} in one text.`,
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

function rangesOf(text: string, row: DecorationRow, name: string): TextRange[] {
	if (row.target === 'range') {
		const range: TextRange = [row.start, row.end];
		const problem = findRangeProblem(text, range);
		if (problem) throw new InputError(`${name}: ${problem}`);
		return [range];
	}
	if (row.match === '') {
		throw new InputError(`${name}: enter the words of the text to make "${row.apply}".`);
	}
	const ranges = findMatches(text, row.match);
	if (ranges.length === 0) {
		throw new InputError(
			`${name}: ${quote(row.match)} does not occur in the text ${quote(text)}.`,
			'Capital letters, accents and spaces must be the same as in the text.',
		);
	}
	return row.occurrence === 'first' ? ranges.slice(0, 1) : ranges;
}

/**
 * Where `match` occurs, from left to right without overlap. What is compared is what a person sees as
 * one character: "e" does not match half of "é", nor 👍 a part of 👍🏽, and "é" matches however it is
 * encoded.
 */
function findMatches(text: string, match: string): TextRange[] {
	const characters = charactersOf(text);
	const pattern = charactersOf(match);
	const ranges: TextRange[] = [];
	let at = 0;
	while (at + pattern.length <= characters.length) {
		if (pattern.every(({ value }, offset) => characters[at + offset].value === value)) {
			const last = characters[at + pattern.length - 1];
			ranges.push([characters[at].start, last.end]);
			at += pattern.length;
		} else {
			at += 1;
		}
	}
	return ranges;
}

function charactersOf(text: string) {
	return graphemesOf(text).map(({ segment, index }) => ({
		value: segment.normalize('NFC'),
		start: index,
		end: index + segment.length,
	}));
}
