const LONGEST_QUOTE = 40;

/**
 * What somebody wrote, in quotation marks, cut so that what is said about it stays readable.
 *
 * @param longest in characters
 */
export function quote(text: string, longest = LONGEST_QUOTE): string {
	const characters = Array.from(text);
	if (characters.length <= longest) return `"${text}"`;
	return `"${characters.slice(0, longest).join('')}…"`;
}
