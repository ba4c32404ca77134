/** Words that Linq takes as an opt-out, in exactly this case (api-v3 §d.6). */
const WORDS = new Set(['STOP', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT']);
/** The one that counts in any case, with a space, a hyphen or nothing between. */
const OPT_OUT = /^opt[ -]?out$/i;

/** Whether a whole message is an opt-out word, after which Linq refuses sends to that person. */
export function isOptOut(text: string): boolean {
	const word = text.trim();
	return WORDS.has(word) || OPT_OUT.test(word);
}
