import { splitsCharacter } from '../ranges';
import type { Style } from '../types';
import type { Pieces } from './pieces';

/** Several equal markers side by side: `*`, `**`, `***`, `_` …, `~~`. */
interface Run {
	marker: string;
	piece: number;
	/** How many there were, and how many have found no partner yet. */
	length: number;
	left: number;
	canOpen: boolean;
	canClose: boolean;
}

const STYLES: Record<string, Array<Style | undefined>> = {
	'*': [undefined, 'italic', 'bold'],
	_: [undefined, 'italic', 'bold'],
	'~': [undefined, undefined, 'strikethrough'],
};

const SPACE = /^\s?$/;
const PUNCTUATION = /[\p{P}\p{S}]/u;
/**
 * Where a word may begin or end without a space: next to punctuation (U+FE0F ends many emoji), and in
 * scripts that are written without spaces.
 */
const BOUNDARY =
	/^$|[\s\p{P}\p{S}\uFE0F\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * Pairs the markers of bold, italic and strikethrough the way CommonMark does ("process emphasis"),
 * in linear time. Markers of different kinds may cross: to Linq they are just ranges.
 */
export class Emphasis {
	private readonly runs: Run[] = [];
	private readonly openers: Record<string, Run[]> = { '*': [], _: [], '~': [] };
	/** Up to which piece a closer of some kind has looked for an opener in vain. */
	private readonly searched = new Map<string, number>();

	constructor(private readonly pieces: Pieces) {}

	/** Takes the run of markers at this place of the source. */
	add(source: string, index: number, text: string): void {
		const marker = text[0];
		const run: Run = {
			marker,
			piece: this.pieces.add(text),
			length: text.length,
			left: text.length,
			...rolesOf(marker, characterBefore(source, index), characterAt(source, index + text.length)),
		};
		if (marker === '~' && run.length !== 2) return;
		this.runs.push(run);
		if (run.canClose) this.close(run);
		if (run.canOpen && run.left > 0) this.openers[marker].push(run);
	}

	/** Leaves in the text what has found no partner. */
	finish(): void {
		for (const { piece, marker, left } of this.runs) {
			this.pieces.replace(piece, marker.repeat(left));
		}
	}

	private close(closer: Run): void {
		while (closer.left > 0) {
			const opener = this.findOpener(closer);
			if (!opener) return;
			const used = Math.min(opener.left, closer.left, 2);
			const style = STYLES[closer.marker][used];
			if (style) this.pieces.mark(opener.piece, closer.piece, { style });
			opener.left -= used;
			closer.left -= used;
			if (opener.left === 0) this.openers[closer.marker].pop();
		}
	}

	/** The nearest opener that goes with this closer; openers in between stay literal. */
	private findOpener(closer: Run): Run | undefined {
		const openers = this.openers[closer.marker];
		const kind = `${closer.marker}${closer.canOpen}${closer.length % 3}`;
		const searched = this.searched.get(kind) ?? -1;
		for (let index = openers.length - 1; index >= 0; index--) {
			if (openers[index].piece < searched) break;
			if (areOfOneKind(openers[index], closer)) {
				openers.length = index + 1;
				return openers[index];
			}
		}
		this.searched.set(kind, closer.piece);
		return undefined;
	}
}

/** CommonMark's "rule of 3": in `*a**b*` the two stars in the middle do not close the one before. */
function areOfOneKind(opener: Run, closer: Run): boolean {
	const isAmbiguous = opener.canClose || closer.canOpen;
	const isMultipleOf3 = (opener.length + closer.length) % 3 === 0;
	return !isAmbiguous || !isMultipleOf3 || closer.length % 3 === 0;
}

/** Whether markers between two characters can open or close (CommonMark's "flanking"). */
function rolesOf(
	marker: string,
	before: string,
	after: string,
): { canOpen: boolean; canClose: boolean } {
	// Not in CommonMark: "2*3*4" is a product.
	if (marker === '*' && /\d/.test(before) && /\d/.test(after)) {
		return { canOpen: false, canClose: false };
	}
	const opens = !SPACE.test(after) && (!PUNCTUATION.test(after) || BOUNDARY.test(before));
	const closes = !SPACE.test(before) && (!PUNCTUATION.test(before) || BOUNDARY.test(after));
	if (marker !== '_') return { canOpen: opens, canClose: closes };
	return {
		canOpen: opens && (!closes || PUNCTUATION.test(before)),
		canClose: closes && (!opens || PUNCTUATION.test(after)),
	};
}

function characterBefore(source: string, index: number): string {
	return source.slice(splitsCharacter(source, index - 1) ? index - 2 : index - 1, index);
}

function characterAt(source: string, index: number): string {
	return String.fromCodePoint(source.codePointAt(index) ?? 0x20);
}
