import type { Animation, Style, TextDecoration } from '../types';

/** A text and its decorations, which may still break Linq's rules. */
export interface DecoratedText {
	value: string;
	decorations: TextDecoration[];
}

export type Mark = { style: Style } | { animation: Animation };

/**
 * A text in the making. A marker such as `**` goes in as a piece like any other, and so stays what it
 * is unless its partner turns up; then both are emptied, and what is between them is marked. Offsets
 * are counted at the end.
 */
export class Pieces {
	private readonly texts: string[] = [];
	private readonly marks: Array<{ opener: number; closer: number; mark: Mark }> = [];

	/** @returns the number of the piece */
	add(text: string): number {
		return this.texts.push(text) - 1;
	}

	replace(piece: number, text: string): void {
		this.texts[piece] = text;
	}

	/** Marks what is between two pieces. */
	mark(opener: number, closer: number, mark: Mark): void {
		this.marks.push({ opener, closer, mark });
	}

	join(): DecoratedText {
		const ends: number[] = [];
		let length = 0;
		for (const text of this.texts) {
			length += text.length;
			ends.push(length);
		}
		const decorations = this.marks.map(
			({ opener, closer, mark }): TextDecoration => ({
				range: [ends[opener], ends[closer - 1]],
				...mark,
			}),
		);
		return { value: this.texts.join(''), decorations };
	}
}
