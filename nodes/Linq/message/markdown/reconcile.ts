import { splitsCharacter } from '../ranges';
import { STYLES, type TextDecoration, type TextRange } from '../types';

/**
 * The nearest decorations that Linq accepts (api-v3 §d.2, rules 6 and 8), from left to right: of nested
 * animations the outermost, no style inside an animation, and styles that meet made one.
 */
export function reconcile(value: string, decorations: TextDecoration[]): TextDecoration[] {
	const animated = outermost(decorations.filter(({ animation }) => animation));
	const holes = animated.map(({ range }) => range);
	const styled = STYLES.flatMap((style) => {
		const ranges = decorations.filter((decoration) => decoration.style === style).map(rangeOf);
		return subtract(merge(ranges), holes).map((range): TextDecoration => ({ range, style }));
	});
	return [...animated, ...styled]
		.filter(({ range: [start, end] }) => start < end && isWhole(value, start, end))
		.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

const rangeOf = ({ range }: TextDecoration): TextRange => range;

const byStartLongestFirst = (a: TextRange, b: TextRange) => a[0] - b[0] || b[1] - a[1];

/** Two halves of a character that stood apart in the source can come together as one. */
function isWhole(value: string, start: number, end: number): boolean {
	return !splitsCharacter(value, start) && !splitsCharacter(value, end);
}

/** Of two on the same characters the outer one comes later, for it was closed later. */
function outermost(decorations: TextDecoration[]): TextDecoration[] {
	let end = 0;
	return [...decorations]
		.reverse()
		.sort((a, b) => byStartLongestFirst(a.range, b.range))
		.filter(({ range }) => {
			const isInside = range[0] < end;
			if (!isInside) end = range[1];
			return !isInside;
		});
}

function merge(ranges: TextRange[]): TextRange[] {
	const merged: TextRange[] = [];
	for (const [start, end] of [...ranges].sort(byStartLongestFirst)) {
		const last = merged[merged.length - 1];
		if (last && start <= last[1]) last[1] = Math.max(last[1], end);
		else merged.push([start, end]);
	}
	return merged;
}

/** What is left of the ranges outside the holes; both go from left to right without overlap. */
function subtract(ranges: TextRange[], holes: TextRange[]): TextRange[] {
	const rest: TextRange[] = [];
	let next = 0;
	for (const [start, end] of ranges) {
		let at = start;
		while (next < holes.length && holes[next][0] < end) {
			const [holeStart, holeEnd] = holes[next];
			if (at < holeStart) rest.push([at, holeStart]);
			at = Math.max(at, holeEnd);
			if (holeEnd > end) break;
			next += 1;
		}
		if (at < end) rest.push([at, end]);
	}
	return rest;
}
