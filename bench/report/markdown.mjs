/** Tables that can be read as text and as Markdown. */

/** @param {string[][]} rows the first one is the head; cells that hold a number go to the right */
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
