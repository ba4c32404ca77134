interface Sequenced {
	seq: number;
}

/** Index of the first row whose `seq` is at least `seq`, in rows sorted by `seq`. */
export function lowerBound(rows: readonly Sequenced[], seq: number): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (rows[middle].seq < seq) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Puts a row in its place; rows that are newer than all others cost nothing. */
export function insertOrdered<T extends Sequenced>(rows: T[], row: T): void {
	const index = lowerBound(rows, row.seq);
	if (rows[index] !== row) rows.splice(index, 0, row);
}

/** Takes a row out, if it is there. */
export function removeOrdered<T extends Sequenced>(rows: T[], row: T): void {
	const index = lowerBound(rows, row.seq);
	if (rows[index] === row) rows.splice(index, 1);
}
