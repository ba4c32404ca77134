/** What may be part of a URL, but at its end more likely belongs to the sentence around it. */
const SENTENCE_END = new Set("*_~?!.,:;'()");

/**
 * Finds where inline code ends: at the next row of just as many backticks. To stay linear, it forgets
 * what is behind: ask from left to right.
 *
 * @returns a function from the number of backticks and the start of the code to the end of the code
 */
export function codeEndFinder(
	source: string,
): (count: number, start: number) => number | undefined {
	const rows = new Map<number, number[]>();
	for (const { 0: ticks, index } of [...source.matchAll(/`+/g)].reverse()) {
		const ends = rows.get(ticks.length);
		if (ends) ends.push(index);
		else rows.set(ticks.length, [index]);
	}
	return (count, start) => {
		const ends = rows.get(count) ?? [];
		while (ends.length > 0 && ends[ends.length - 1] < start) ends.pop();
		return ends[ends.length - 1];
	};
}

/** Code without the one space on either side that keeps its own backticks apart. */
export function unpadCode(code: string): string {
	return code.startsWith(' ') && code.endsWith(' ') ? code.slice(1, -1) : code;
}

/** A URL without what more likely belongs to the sentence around it. */
export function withoutSentenceEnd(url: string): string {
	let end = url.length;
	while (SENTENCE_END.has(url.charAt(end - 1))) end -= 1;
	return url.slice(0, end);
}

/** The target of a link, in round brackets at this place: no spaces, its own brackets in pairs. */
export function readTarget(source: string, at: number): { url: string; end: number } | undefined {
	if (source.charAt(at) !== '(') return undefined;
	let depth = 0;
	for (let index = at; index < source.length; index++) {
		const character = source.charAt(index);
		if (/[\s<>[\]]/.test(character)) return undefined;
		if (character === '(') depth += 1;
		if (character === ')') depth -= 1;
		if (depth === 0) return { url: source.slice(at + 1, index), end: index + 1 };
	}
	return undefined;
}

/** What follows the label of a link: " (https://…)", or nothing when the label says it already. */
export function labelledTarget(label: string, url: string): string {
	const target = url.replace(/^(mailto|tel):/i, '');
	if (label.trim() === '') return target;
	return target === '' || target === label || url === label ? '' : ` (${target})`;
}
