/** Numbers that stand for several rounds. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle)
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[Math.floor(middle)];
}

/** Median, lowest and highest of one value over the rounds that there were. */
export function summary(rounds, value) {
  const values = rounds.filter(Boolean).map((round) => round[value]);
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

/**
 * How many times as much of something one contender took as another: the median over the rounds
 * that both took part in, because within a round they met the same machine.
 */
export function ratio(rounds, otherRounds, value) {
  const both = rounds.map((round, index) => [round, otherRounds[index]]);
  return median(both.filter(([a, b]) => a && b).map(([a, b]) => a[value] / b[value]));
}
