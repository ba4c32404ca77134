import { ANIMATIONS, type Animation } from '../types';
import { Emphasis } from './emphasis';
import { Pieces, type DecoratedText, type Mark } from './pieces';
import { codeEndFinder, labelledTarget, readTarget, unpadCode, withoutSentenceEnd } from './spans';

const MARKERS = {
	escape: /\\[!-/:-@[-`{-~]/,
	code: /`+/,
	run: /\*+|_+|~+/,
	openTag: /<u>/,
	closeTag: /<\/u>/,
	address: /<(?:https?:\/\/|mailto:)[^\s<>]+>/,
	url: /(?:https?:\/\/|www\.)[^\s<>[\]{}"`\\|\u0080-\uFFFF]+/,
	openBrace: new RegExp(`\\{(?:(?:${ANIMATIONS.join('|')}):)?`),
	closeBrace: /\}/,
	openBracket: /!?\[/,
	closeBracket: /\]/,
};

type MarkerName = keyof typeof MARKERS;

const MARKER_NAMES = Object.keys(MARKERS) as MarkerName[];
const ANY_MARKER = MARKER_NAMES.map((name) => `(?<${name}>${MARKERS[name].source})`).join('|');

/** Reads a marker that ends at this place of the source, and says where to read on. */
type Reader = (marker: string, end: number) => number;

/** A tag, brace or bracket that waits for its partner. */
interface Opener {
	marker: string;
	piece: number;
	/** Where its content starts in the source. */
	start: number;
}

/**
 * Reads the Markdown within a block. What turns out to be no marker stays as it is; the time taken
 * grows with the length of the source, whatever is in it.
 */
export function parseInline(source: string): DecoratedText {
	return new InlineParser(source).parse();
}

/** One method for every marker. */
class InlineParser implements Record<MarkerName, Reader> {
	private readonly pieces = new Pieces();
	private readonly emphasis = new Emphasis(this.pieces);
	private readonly tags: Opener[] = [];
	private readonly braces: Opener[] = [];
	private readonly brackets: Opener[] = [];
	private readonly findCodeEnd: ReturnType<typeof codeEndFinder>;

	constructor(private readonly source: string) {
		this.findCodeEnd = codeEndFinder(source);
	}

	parse(): DecoratedText {
		const anyMarker = new RegExp(ANY_MARKER, 'gi');
		let at = 0;
		for (;;) {
			anyMarker.lastIndex = at;
			const found = anyMarker.exec(this.source);
			this.pieces.add(this.source.slice(at, found?.index));
			if (!found) break;
			at = this[nameOf(found)](found[0], found.index + found[0].length);
		}
		this.emphasis.finish();
		return this.pieces.join();
	}

	escape(marker: string, end: number): number {
		this.pieces.add(marker.slice(1));
		return end;
	}

	code(marker: string, end: number): number {
		const close = this.findCodeEnd(marker.length, end);
		const code = this.source.slice(end, close);
		if (close === undefined || code.trim() === '') return this.literal(marker, end);
		this.pieces.add(unpadCode(code));
		return close + marker.length;
	}

	run(marker: string, end: number): number {
		this.emphasis.add(this.source, end - marker.length, marker);
		return end;
	}

	openTag(marker: string, end: number): number {
		return this.open(this.tags, marker, end);
	}

	closeTag(marker: string, end: number): number {
		return this.close(this.tags, marker, end);
	}

	address(marker: string, end: number): number {
		this.pieces.add(marker.slice(1, -1));
		return end;
	}

	url(marker: string, end: number): number {
		const url = withoutSentenceEnd(marker);
		this.pieces.add(url);
		return end - marker.length + url.length;
	}

	openBrace(marker: string, end: number): number {
		return this.open(this.braces, marker, end);
	}

	closeBrace(marker: string, end: number): number {
		return this.close(this.braces, marker, end);
	}

	openBracket(marker: string, end: number): number {
		return this.open(this.brackets, marker, end);
	}

	closeBracket(marker: string, end: number): number {
		const opener = this.brackets.pop();
		const target = readTarget(this.source, end);
		if (!opener || !target) return this.literal(marker, end);
		const label = this.source.slice(opener.start, end - marker.length);
		if (label.trim() + target.url === '') return this.literal(marker, end);
		this.pieces.replace(opener.piece, '');
		this.pieces.add(labelledTarget(label, target.url));
		return target.end;
	}

	private literal(marker: string, end: number): number {
		this.pieces.add(marker);
		return end;
	}

	private open(openers: Opener[], marker: string, end: number): number {
		openers.push({ marker, piece: this.pieces.add(marker), start: end });
		return end;
	}

	/** A pair with nothing in between is not a pair. */
	private close(openers: Opener[], marker: string, end: number): number {
		const opener = openers.pop();
		const closer = this.pieces.add(marker);
		const isEmpty = opener?.start === end - marker.length;
		const mark = opener && markOf(opener.marker);
		if (mark && !isEmpty) {
			this.pieces.replace(opener.piece, '');
			this.pieces.replace(closer, '');
			this.pieces.mark(opener.piece, closer, mark);
		}
		return end;
	}
}

function nameOf({ groups = {} }: RegExpExecArray): MarkerName {
	return MARKER_NAMES.find((name) => groups[name] !== undefined) as MarkerName;
}

/** What an opening tag or brace asks for; nothing for a brace without a name. */
function markOf(opener: string): Mark | undefined {
	if (opener.startsWith('<')) return { style: 'underline' };
	const name = opener.slice(1, -1).toLowerCase();
	const animation = ANIMATIONS.find((known): known is Animation => known === name);
	return animation && { animation };
}
