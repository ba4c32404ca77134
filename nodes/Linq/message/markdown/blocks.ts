/** A stretch of Markdown that is read on its own, together with the line break that ends it. */
export interface Block {
	/** In a `heading` everything is bold; `code` is taken as it is. */
	kind: 'text' | 'heading' | 'code';
	source: string;
}

interface Line {
	text: string;
	/** The line break; empty at the end of the text. */
	end: string;
}

/** The blocks that start at a line, and the line to go on with. */
interface Found {
	blocks: Block[];
	next: number;
}

const FENCE = /^`{3,}$/;
/** The word after a fence names the language of the code, and is not shown. */
const FENCE_START = /^(`{3,})[ \t]*[^\s`]*$/;
const HEADING = /^ {0,3}#{1,6}[ \t]+(\S.*)$/;
const BULLET = /^([ \t]*)[-*][ \t]+(\S.*)$/;
const NUMBER = /^[ \t]*\d{1,9}[.)][ \t]/;
/** Stars and lines of any other length are more likely a rating or a blank to fill in. */
const RULE = /^(-{3,}|\*{3}|_{3})$/;
const PIPE = /(?<!\\)\|/;

/**
 * Cuts Markdown into blocks, replacing what a message cannot show by what it can: bullets, horizontal
 * rules, tables and fenced code become readable text. Paragraphs, numbered lists and quotes are
 * readable as they are.
 */
export function splitBlocks(markdown: string): Block[] {
	const lines = splitLines(markdown);
	const lastFences = findLastFences(lines);
	const blocks: Block[] = [];
	let paragraph = '';
	let at = 0;
	while (at < lines.length) {
		const found = readCode(lines, at, lastFences) ?? readTable(lines, at) ?? readLine(lines, at);
		if (found === undefined) {
			paragraph += lines[at].text + lines[at].end;
			at += 1;
		} else {
			blocks.push({ kind: 'text', source: paragraph }, ...found.blocks);
			paragraph = '';
			at = found.next;
		}
	}
	return [...blocks, { kind: 'text', source: paragraph }];
}

function splitLines(source: string): Line[] {
	const textsAndEnds = source.split(/(\r\n|\r|\n)/);
	const lines: Line[] = [];
	for (let index = 0; index < textsAndEnds.length; index += 2) {
		lines.push({ text: textsAndEnds[index], end: textsAndEnds[index + 1] ?? '' });
	}
	return lines;
}

/** Where a fence of each length stands last: a fence that is never closed must not cost a search. */
function findLastFences(lines: Line[]): Map<string, number> {
	const lastFences = new Map<string, number>();
	for (const [index, { text }] of lines.entries()) {
		if (FENCE.test(text.trim())) lastFences.set(text.trim(), index);
	}
	return lastFences;
}

/** The lines between two fences. A fence that is not closed, or has nothing inside, is just text. */
function readCode(lines: Line[], at: number, lastFences: Map<string, number>): Found | undefined {
	const fence = FENCE_START.exec(lines[at].text.trim())?.[1];
	if (fence === undefined || (lastFences.get(fence) ?? -1) <= at) return undefined;
	let close = at + 1;
	while (lines[close].text.trim() !== fence) close += 1;
	if (close === at + 1) return undefined;
	const code = lines.slice(at + 1, close);
	code[code.length - 1] = { ...code[code.length - 1], end: lines[close].end };
	return {
		blocks: code.map(({ text, end }) => ({ kind: 'code', source: text + end })),
		next: close + 1,
	};
}

/** A row of headers over a row of dashes, and all rows below: "Name | Price". */
function readTable(lines: Line[], at: number): Found | undefined {
	const header = lines[at];
	const dashes = lines[at + 1];
	if (!dashes || !PIPE.test(header.text) || !PIPE.test(dashes.text)) return undefined;
	const columns = cellsOf(dashes.text);
	if (columns.length === 0 || columns.length !== cellsOf(header.text).length) return undefined;
	if (!columns.every((cell) => /^:?-+:?$/.test(cell))) return undefined;

	let next = at + 2;
	while (next < lines.length && PIPE.test(lines[next].text)) next += 1;
	const rows = [header, ...lines.slice(at + 2, next)];
	rows[rows.length - 1] = { ...rows[rows.length - 1], end: lines[next - 1].end };
	return {
		blocks: rows.map(({ text, end }) => ({
			kind: 'text',
			source: cellsOf(text).join(' | ') + end,
		})),
		next,
	};
}

function cellsOf(row: string): string[] {
	const cells = row.split(PIPE).map((cell) => cell.trim());
	if (cells[0] === '') cells.shift();
	if (cells[cells.length - 1] === '') cells.pop();
	return cells;
}

/** What is a block of its own by its first characters. */
function readLine(lines: Line[], at: number): Found | undefined {
	const { text, end } = lines[at];
	const block = (kind: Block['kind'], source: string) => ({
		blocks: [{ kind, source: source + end }],
		next: at + 1,
	});
	if (RULE.test(text.replace(/[ \t]/g, ''))) return block('text', '———');

	const heading = HEADING.exec(text);
	if (heading) return block('heading', heading[1]);

	const bullet = BULLET.exec(text);
	if (bullet) return block('text', `${bullet[1]}• ${bullet[2]}`);

	if (NUMBER.test(text) || text.trim() === '') return block('text', text);
	return undefined;
}
