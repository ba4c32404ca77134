/** What the package promises about its speed, and whether this run meets it. */

import {
  contenders,
  FETCH,
  HTTP_REQUEST,
  LANES,
  OTHER_PACKAGE,
  OURS,
  OURS_50,
  VERIFY,
} from './contenders.mjs';
import { number, ratio, summary, times } from './rounds.mjs';

/** The best rounds of two runs of one contender differ by about this much. */
const TOLERANCE = 1.1;

/**
 * The least latency of a network. Below it, n8n cannot equal clients that keep their connections: its
 * helper opens a new one for each request.
 */
const REAL_LATENCY_MS = 25;

/**
 * @param {object} measured the results by part; parts that were not measured have no bars
 * @returns {Array<{ what: string, bar: string, measured: string, met: boolean }>}
 */
export function barsOf({ sends = [], order, lists, heap = [], trigger = [], startup }) {
  return [
    ...sends.flatMap(orderKeepingBars),
    ...sends.filter(({ items, latencyMs }) => items === 200 && latencyMs === 25).flatMap(wideBars),
    ...sends.filter(({ latencyMs }) => latencyMs >= REAL_LATENCY_MS).flatMap(overheadBars),
    ...sends.filter(({ items }) => items >= 200).map(cpuBar),
    ...(order ? [orderBar(order)] : []),
    ...(lists ? [listBar(lists)] : []),
    ...heap.filter(({ items }) => items === HEAP_ITEMS).map(heapBar),
    ...trigger.map(triggerBar),
    ...(startup ? [startupBar(startup)] : []),
  ];
}

const title = ({ items, latencyMs }) => `${number(items)} items, ${latencyMs} ms`;

const against = (cell, id, value = 'wallMs') => ratio(cell.results[OURS], cell.results[id], value);

/** Never slower than whoever keeps the order of a chat, on n8n or not. */
function orderKeepingBars(cell) {
  const rivals = contenders.filter(
    ({ id, inOrder }) => inOrder && id !== OURS && id !== OURS_50 && cell.results[id],
  );
  return rivals.map(({ id, label }) =>
    atMost(`${title(cell)}: time, of ${label}`, against(cell, id), TOLERANCE),
  );
}

function wideBars(cell) {
  const wide = ratio(cell.results[OURS_50], cell.results[HTTP_REQUEST], 'wallMs');
  const faster = ratio(cell.results[OTHER_PACKAGE], cell.results[OURS], 'wallMs');
  return [
    atMost(`${title(cell)}: time with 50 lanes, of HTTP Request, all at once`, wide, 1),
    {
      what: `${title(cell)}: faster than n8n-nodes-linq`,
      bar: '≥ 8×',
      measured: times(faster),
      met: faster >= 8,
    },
  ];
}

/** What the node's promises cost, beside lanes that promise nothing. */
const overheadBars = (cell) => [
  atMost(`${title(cell)}: time, of 10 bare lanes`, against(cell, LANES), 1.15),
  atMost(`${title(cell)}: time, of fetch × 10, without n8n`, against(cell, FETCH), 1.5),
];

const cpuBar = (cell) =>
  atMost(
    `${title(cell)}: CPU per item, of HTTP Request`,
    against(cell, HTTP_REQUEST, 'cpuPerItemMs'),
    1.3,
  );

const atMost = (what, value, limit) => ({
  what,
  bar: `≤ ${limit}×`,
  measured: times(value),
  met: value <= limit,
});

function orderBar(order) {
  const overtaken = order.get(OURS) + order.get(OURS_50);
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
  const fewest = Math.ceil(counts[0].records / 100);
  return {
    what: `Return All of ${number(counts[0].records)} chats: requests`,
    bar: `= ${fewest}`,
    measured: String(requests),
    met: requests === fewest,
  };
}

/** With fewer items, the noise would be larger than what is measured. */
const HEAP_ITEMS = 1_000;

/** Two measurements of the same heap differ by about this much, because V8 compiles in between. */
const HEAP_NOISE = 256 * 1024;

/** Adds the least that any round has left: a leak would be in that one, too. */
function heapBar(cell) {
  const of = (value) => summary(cell.results[OURS], value);
  const kept = of('kept').median + Math.max(0, of('left').min);
  const outputs = of('outputs').median;
  return {
    what: `${number(cell.items)} items: heap kept, of what the outputs weigh`,
    bar: '≤ 1× + 256 kB',
    measured: times(kept / outputs),
    met: kept <= outputs + HEAP_NOISE,
  };
}

const triggerBar = ({ bytes, results }) =>
  atMost(
    `Event of ${bytes / 1_000} kB: time in the trigger, of a bare handler that verifies and parses`,
    ratio(results[OURS], results[VERIFY], 'perEventMs'),
    1.3,
  );

/** A bar in milliseconds would depend on the machine, so n8n's own library is the measure. */
const startupBar = ({ load }) =>
  atMost('Loading the nodes, of loading n8n-workflow', loadRatio(load[OURS]), 0.1);

/** How long a package's nodes take to load, in terms of what n8n-workflow took in the same process. */
export const loadRatio = (rounds) =>
  summary(
    rounds.map(({ ms, n8nWorkflowMs }) => ({ ratio: ms / n8nWorkflowMs })),
    'ratio',
  ).median;
