/** Something that can be chosen, and what people and models call it. */
export interface Named {
	value: string;
	/** Besides the value itself. */
	names: readonly string[];
}

/**
 * Makes a function that finds what is meant by a name, such as "Thumbs up" or "thumbs_up". Capital
 * letters, spaces, hyphens, underscores, quotes and colons around it do not matter. It does not guess.
 *
 * @returns undefined for a name that nothing has
 */
export function finderOf<One extends Named>(
	choices: readonly One[],
): (name: string) => One | undefined {
	const byName = new Map(
		choices.flatMap((one) => [one.value, ...one.names].map((name) => [folded(name), one] as const)),
	);
	return (name) => byName.get(folded(name));
}

/** Variation selectors, too: ❤ and ❤️ differ in them only. */
const IGNORED = /[\s_\-:.'"`]|\uFE0E|\uFE0F/g;

const folded = (name: string) => name.toLowerCase().replace(IGNORED, '');
