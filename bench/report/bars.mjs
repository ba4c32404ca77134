/** What the package promises of its speed, and whether this run shows it. */

import { FETCH, HTTP_REQUEST, LANES, OTHER_PACKAGE, OURS } from '../contenders/index.mjs';
import { number, times } from './markdown.mjs';
import { ratio, summary } from './statistics.mjs';

/** Latency in the real world is never 0; there the comparison would be of CPU alone. */
const REAL_LATENCY_MS = 25;

/** @returns {Array<{ what: string, bar: string, measured: string, met: boolean }>} */
export function barsOf({ sends, order, heap, lists }) {
  return [
    ...sends.filter(({ latencyMs }) => latencyMs === REAL_LATENCY_MS).flatMap(speedBars),
    ...sends.map(cpuBar),
    orderBar(order),
    listBar(lists),
    ...heap.filter(({ items }) => items === HEAP_ITEMS).map(heapBar),
  ];
}

const title = ({ items, latencyMs }) => `${number(items)} items, ${latencyMs} ms`;

function speedBars(cell) {
  const against = (id) => ratio(cell.results[OURS], cell.results[id], 'wallMs');
  const lanes = against(LANES);
  const pool = against(FETCH);
  const faster = ratio(cell.results[OTHER_PACKAGE], cell.results[OURS], 'wallMs');
  return [
    atMost(`${title(cell)}: time, of 10 bare lanes`, lanes, 1.15),
    atMost(`${title(cell)}: time, of fetch × 10`, pool, 1.5),
    {
      what: `${title(cell)}: faster than n8n-nodes-linq`,
      bar: '≥ 8×',
      measured: times(faster),
      met: faster >= 8,
    },
  ];
}

const cpuBar = (cell) =>
  atMost(
    `${title(cell)}: CPU per item, of HTTP Request`,
    ratio(cell.results[OURS], cell.results[HTTP_REQUEST], 'cpuPerItemMs'),
    1.3,
  );

const atMost = (what, value, limit) => ({
  what,
  bar: `≤ ${limit}×`,
  measured: times(value),
  met: value <= limit,
});

function orderBar(order) {
  const overtaken = order.get(OURS);
  return {
    what: '20 chats × 10 messages: overtaken in their chat',
    bar: '0',
    measured: String(overtaken),
    met: overtaken === 0,
  };
}

function listBar(lists) {
  const counts = lists.flatMap(({ results }) => results[OURS]);
  const requests = Math.max(...counts.map((count) => count.requests));
  const wanted = counts[0].records / 100;
  return {
    what: `Return All of ${number(counts[0].records)} chats: requests`,
    bar: `= ${wanted}`,
    measured: String(requests),
    met: counts.every((count) => count.requests === Math.ceil(count.records / 100)),
  };
}

/** With fewer of them, what counts as no growth would be most of what is compared. */
const HEAP_ITEMS = 1_000;

/** A heap is never the same twice, least of all while V8 compiles: what counts as nothing. */
const HEAP_NOISE = 256 * 1024;

/** With the least that any round left: what grows with every run would be in that one too. */
function heapBar(cell) {
  const of = (value) => summary(cell.results[OURS], value);
  const kept = of('kept').median + Math.max(0, of('left').min);
  const outputs = of('outputs').median;
  return {
    what: `${title(cell)}: heap kept, of what the outputs weigh`,
    bar: '≤ 1× + 256 kB',
    measured: times(kept / outputs),
    met: kept <= outputs + HEAP_NOISE,
  };
}
