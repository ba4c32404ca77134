const words = ['STOP', 'UNSUBSCRIBE', 'OPTOUT', 'CANCEL', 'END', 'QUIT'];

/**
 * Whether a whole message is an opt-out (facts §d.6): one of six words in capitals, or "opt out"
 * in any case and spelling.
 */
export function isOptOut(text: string): boolean {
	const word = text.trim();
	return words.includes(word) || /^opt[ -]?out$/i.test(word);
}
