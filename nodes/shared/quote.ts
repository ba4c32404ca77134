const LONGEST_QUOTE = 40;

/** What the user wrote, in quotation marks, cut to 40 characters so that an error stays readable. */
export function quote(text: string): string {
	const characters = Array.from(text);
	if (characters.length <= LONGEST_QUOTE) return `"${text}"`;
	return `"${characters.slice(0, LONGEST_QUOTE).join('')}…"`;
}
