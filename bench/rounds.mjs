/** Rounds of measurements: taking them, summarising them, and writing the numbers. */

/**
 * Runs rounds in which the contenders take turns, so that other load on the machine affects all of them
 * alike. Every round begins with another one.
 *
 * @param {object} settings
 * @param {string[]} settings.ids who takes part
 * @param {(id: string, round: number) => Promise<object | undefined>} settings.turn
 * @param {number} settings.rounds how many rounds there are
 * @param {number} [settings.budgetMs] how long after the first round another one may begin, so that a
 *   slow machine has fewer of them
 * @returns {Promise<Record<string, Array<object | undefined>>>} results by id, then by round
 */
export async function inRounds({ ids, turn, rounds, budgetMs = Infinity }) {
  const results = Object.fromEntries(ids.map((id) => [id, []]));
  let until = Infinity;
  for (let round = 0; round < rounds && Date.now() <= until; round++) {
    for (let offset = 0; offset < ids.length; offset++) {
      const id = ids[(round + offset) % ids.length];
      results[id][round] = await turn(id, round);
    }
    if (round === 0) until = Date.now() + budgetMs;
  }
  return results;
}

function median(values) {
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
 * How many times as much of something one contender took as another, each in its best round: other load
 * on the machine only ever adds.
 */
export function ratio(rounds, otherRounds, value) {
  return summary(rounds, value).min / summary(otherRounds, value).min;
}

/**
 * A table that can be read as text and as Markdown.
 *
 * @param {string[][]} rows the first one is the head; cells that hold a number go to the right
 */
export function table([head, ...rows]) {
  const widths = head.map((_, column) =>
    Math.max(3, ...[head, ...rows].map((row) => row[column].length)),
  );
  const isNumeric = head.map(
    (_, column) => column > 0 && rows.every((row) => /^[–-]?\d|^–|^$/.test(row[column])),
  );
  const line = (row) =>
    `| ${row.map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => `${'-'.repeat(width + 1)}${isNumeric[i] ? ':' : '-'}`).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

const decimals = (value) => (value < 9.95 ? 2 : value < 99.5 ? 1 : 0);

/** A count, or a measured value with the digits that mean something. */
export function number(value) {
  const digits = Number.isInteger(value) ? 0 : decimals(Math.abs(value));
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `1.24×` */
export const times = (value) => `${value.toFixed(value < 9.95 ? 2 : 1)}×`;

/** `640 (612–701)`: the median, and the lowest and highest if there were several rounds. */
export const spread = ({ median, min, max }) =>
  min === max ? number(median) : `${number(median)} (${number(min)}–${number(max)})`;
