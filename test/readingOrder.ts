/** Names of output fields in the order that people read: words and people first, IDs and times last. */
export function inReadingOrder(names: string[]): string[] {
	const rank = (name: string) => {
		const place = ['text', 'from', 'to'].indexOf(name);
		if (place >= 0) return place;
		if (/Id$/.test(name)) return 4;
		return /At$/.test(name) ? 5 : 3;
	};
	return [...names].sort((a, b) => rank(a) - rank(b));
}
