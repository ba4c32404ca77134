/** The report: what was measured, as Markdown that also reads well in a terminal. */

import {
  contenders,
  FETCH,
  HTTP_REQUEST,
  labelOf,
  LANES,
  OURS,
} from '../contenders/index.mjs';
import { packages } from '../measure/startup.mjs';
import { handlers, PARSE } from '../trigger/labels.mjs';
import { barsOf } from './bars.mjs';
import { describeMachine } from './machine.mjs';
import { number, spread, table, times } from './markdown.mjs';
import { ratio, summary } from './statistics.mjs';

const verdict = ({ met }) => (met ? 'pass' : 'FAIL');
const kilobytes = (bytes) => number(Math.round(bytes / 1024));

export function barsTable(measured) {
  return table([
    ['What', 'Bar', 'Measured', ''],
    ...barsOf(measured).map((bar) => [bar.what, bar.bar, bar.measured, verdict(bar)]),
  ]);
}

export function reportOf(measured) {
  return `${[
    '# Benchmarks',
    'Written by `npm run bench`. Everything runs in one go on one machine, against a stub of Linq with a fixed latency in a process of its own. Whatever is an n8n node runs on n8n’s own engine, each in its own process.',
    ...describeMachine().map((line) => `- ${line}`).join('\n').split('\n\n'),
    'Times are medians over several rounds in which the contenders take turns, with the lowest and highest in brackets; ratios are medians of the ratios within a round. On a machine that is busy with other work, whoever needs more CPU also waits longer for it, so there the ratios of time come out worse than they are; those of CPU suffer less.',
    '## Bars',
    barsTable(measured),
    '## Sending',
    'One message to each of as many chats as there are items. *Peak in flight* is what the stub counted, from a request’s arrival to its answer: without latency it is done with each before it reads the next, whatever the client does, so it sees one at a time. What each cell keeps in memory is under [Heap](#heap).',
    ...measured.sends.flatMap((cell) => [
      `### ${number(cell.items)} items, ${cell.latencyMs} ms`,
      sendsTable(cell),
    ]),
    ...REASONS,
    '### Order',
    '*Overtaken* counts the messages that a later one of the same chat overtook, of 200 to 20 chats with answers that take 2 to 12 ms.',
    orderTable(measured.order),
    '### Heap',
    '*Outputs* is what a copy of the items takes that the node gave; *kept* is what n8n’s letting go of the run’s data frees, without the items that the node was fed with; *left* is by how much the heap is larger after that than before the run, which is mostly what V8 compiles and drops. These are medians, with the lowest and highest round in brackets; contenders that go one by one have a single round at 25 ms. The bars take the median of *kept* and of *outputs*, and add the lowest of *left* to *kept* if it is above 0, because what grows with every run would be in that one too.',
    ...[...new Set(measured.heap.map(({ items }) => items))].flatMap((items) => [
      `#### ${number(items)} items`,
      heapTable(measured.heap.filter((cell) => cell.items === items)),
    ]),
    '## Lists',
    'All of 10,000 chats. The HTTP Request node pages by its own pagination and gives one item per page; n8n-nodes-linq reads one page only.',
    listsTable(measured.lists),
    '## Trigger',
    'Time in `webhook()` per event, on n8n’s own webhook context. A bare handler that only parses would start workflows for anybody’s requests.',
    triggerTable(measured.trigger),
    '## Start-up',
    'Loading both nodes in a fresh process in which n8n’s own libraries are loaded, and the package’s size on the disk.',
    startupTable(measured.startup),
  ].join('\n\n')}\n`;
}

const REASONS = [
  '### Where the time goes',
  'What costs more than it seems, and what the package does about it:',
  [
    '**Connections.** For each request n8n’s helper makes a new agent, and with it a connection. `keepAlive` in its `agentOptions` does not help: the agent is not used again, so its connection is only left open. This, and axios, is what lies between the bare lanes and the `fetch` pool, and no node on n8n 2.41 can do without.',
    '**Waves.** Requests begun in one turn of the event loop leave together when it ends, their answers come together, and in between all lanes are idle. So starts are spaced by how long tasks take, divided by the lanes, and by two milliseconds at most: that keeps the lanes out of step. Where responses come at once there is nothing to gain, and no space.',
    '**Expressions.** n8n sets up a sandbox for each evaluation. What has no expression is read once for all items; what only names fields, such as `{{ $json.chatId }}`, is read from the item; and the credential makes its header in a function.',
    '**Schemas** are built once, when n8n loads the nodes.',
    '**Redirects** are refused, so that n8n’s helper leaves out the library that would follow them.',
  ]
    .map((line) => `- ${line}`)
    .join('\n'),
];

function sendsTable({ results }) {
  const against = (rounds, id, value) => times(ratio(rounds, results[id], value));
  return table([
    [
      'Contender',
      'Time, ms',
      '× fetch',
      '× bare lanes',
      '× ours',
      'CPU per item, ms',
      '× HTTP Request',
      'Peak in flight',
    ],
    ...contenders.map(({ id, label }) => {
      const rounds = results[id];
      return [
        label,
        spread(summary(rounds, 'wallMs')),
        against(rounds, FETCH, 'wallMs'),
        against(rounds, LANES, 'wallMs'),
        against(rounds, OURS, 'wallMs'),
        spread(summary(rounds, 'cpuPerItemMs')),
        against(rounds, HTTP_REQUEST, 'cpuPerItemMs'),
        number(summary(rounds, 'peak').max),
      ];
    }),
  ]);
}

const orderTable = (order) =>
  table([
    ['Contender', 'Overtaken'],
    ...[...order].map(([id, overtaken]) => [labelOf(id), number(overtaken)]),
  ]);

/** One column per latency of each value, but for the outputs, which are the same at all of them. */
function heapTable(cells) {
  const columns = (value) => cells.map(({ latencyMs }) => `${value} at ${latencyMs} ms, kB`);
  const ranges = (id, value) => cells.map(({ results }) => heapRange(summary(results[id], value)));
  return table([
    ['Contender', 'Outputs, kB', ...columns('Kept'), ...columns('Left')],
    ...contenders.map(({ id, label }) => [
      label,
      kilobytes(summary(cells.flatMap(({ results }) => results[id]), 'outputs').median),
      ...ranges(id, 'kept'),
      ...ranges(id, 'left'),
    ]),
  ]);
}

/** Unlike `spread`, for values that can be negative. */
const heapRange = ({ median, min, max }) =>
  min === max ? kilobytes(median) : `${kilobytes(median)} (${kilobytes(min)} to ${kilobytes(max)})`;

function listsTable(lists) {
  const ids = Object.keys(lists[0].results);
  const time = (id) => ({ results }) => spread(summary(results[id], 'wallMs'));
  return table([
    [
      'Contender',
      'Requests',
      ...lists.map(({ latencyMs }) => `Time at ${latencyMs} ms, ms`),
      '× fetch at 0 ms',
    ],
    ...ids.map((id) => {
      const { results } = lists.find(({ latencyMs }) => latencyMs === 0);
      return [
        id === FETCH ? '`fetch`, page by page, without n8n' : labelOf(id),
        number(results[id][0].requests),
        ...lists.map(time(id)),
        times(ratio(results[id], results[FETCH], 'wallMs')),
      ];
    }),
  ]);
}

function triggerTable(trigger) {
  return table([
    [
      'Handler',
      ...trigger.flatMap(({ bytes }) => [`${bytes / 1_000} kB, ms`, '× parsing only']),
    ],
    ...handlers.map(({ id, label }) => [
      label,
      ...trigger.flatMap(({ results }) => [
        spread(summary(results[id], 'perEventMs')),
        times(ratio(results[id], results[PARSE], 'perEventMs')),
      ]),
    ]),
  ]);
}

function startupTable({ load, bytes }) {
  return table([
    ['Package', 'Loading both nodes, ms', 'Unpacked, kB'],
    ...packages.map(({ id, label }) => [
      label,
      spread(summary(load[id], 'ms')),
      kilobytes(bytes[id]),
    ]),
  ]);
}
