const FIRST = ['text', 'from', 'to'];

/** Where people look for an output field: words and people first, IDs and times last. */
function rank(name: string): number {
	const place = FIRST.indexOf(name);
	if (place >= 0) return place;
	if (name.endsWith('Id')) return FIRST.length + 1;
	return name.endsWith('At') ? FIRST.length + 2 : FIRST.length;
}

/**
 * Fails where output fields are in another order than people read.
 *
 * @param place where they get their order, for the message
 */
export function expectReadingOrder(names: string[], place: string): void {
	const ordered = [...names].sort((a, b) => rank(a) - rank(b));
	if (ordered.join() === names.join()) return;
	throw new Error(
		`The order of output fields is ${FIRST.join(', ')}, then what has no rule, then names that end in Id, then those that end in At. Change ${place} from ${names.join(', ')} to ${ordered.join(', ')}.`,
	);
}
