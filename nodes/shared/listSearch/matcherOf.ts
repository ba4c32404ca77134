import { withoutPunctuation } from '../handles';

/**
 * Makes what finds a text by a part of it, in capitals or not. A part of a phone number is found however it
 * is written: "(202) 555-0112" in +12025550112.
 *
 * @param filter what somebody searches for; nothing finds all
 */
export function matcherOf(filter: string): (text: string) => boolean {
	const query = filter.trim().toLowerCase();
	const number = withoutPunctuation(query);
	const searches = /^\+?\d+$/.test(number) ? [query, number] : [query];
	return (text) => searches.some((search) => text.toLowerCase().includes(search));
}
