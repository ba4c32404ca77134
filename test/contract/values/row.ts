/** The result for a value that is refused. */
export const REFUSED = 'refused';

/** One value, what the node makes of it, and what the emulator makes of it as it stands. */
export interface Row {
	/** Where the value itself is too long or too strange for the title of a test. */
	name?: string;
	value: unknown;
	/** What the node sends in its place: mostly the value itself, or {@link REFUSED}. */
	node: unknown;
	/** The value, or {@link REFUSED}. */
	emulator: unknown;
	/** Why the two differ, where they do. */
	because?: string;
}

/** Values that both accept. */
export const both = (...values: unknown[]): Row[] =>
	values.map((value) => ({ value, node: value, emulator: value }));
/** Values that both refuse. */
export const neither = (...values: unknown[]): Row[] =>
	values.map((value) => ({ value, node: REFUSED, emulator: REFUSED }));
export const named = (name: string, [row]: Row[]): Row => ({ ...row, name });
