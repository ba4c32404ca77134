/** The report: what was measured, as Markdown that also reads well in a terminal. */

import { createRequire } from 'node:module';
import { cpus, loadavg, totalmem } from 'node:os';
import { packageJson } from '../scripts/lib/checkout.mjs';
import { barsOf, loadRatio } from './bars.mjs';
import {
  contenders,
  FETCH,
  handlers,
  HTTP_REQUEST,
  labelOf,
  LANES,
  OTHER_PACKAGE,
  OURS,
  PARSE,
  VERIFY,
  WEBHOOK,
} from './contenders.mjs';
import { number, ratio, spread, summary, table, times } from './rounds.mjs';

const require = createRequire(import.meta.url);

/** How many other programs waited for a processor when the benchmark began. */
const [loadBefore] = loadavg();

/** All of it: the bars, then what each part has measured. */
export function reportOf(nodeVersion, measured) {
  const { sends, order, lists, heap, trigger, startup, realN8n, waits } = measured;
  return joined([
    '# Benchmarks',
    'Written by `npm run bench`, which fails when a bar is missed. Everything runs in one go on one machine, against a stub of Linq with a fixed latency in a process of its own. Whatever is an n8n node runs on n8n’s own engine, each in its own process.',
    machine(nodeVersion),
    'Times are medians over several rounds in which the contenders take turns, with the lowest and highest in brackets. Ratios compare the best rounds, because what else goes on in a machine only ever adds.',
    '`npm run bench -- --node <path>` measures on another Node.js, `npm run bench -- --n8n` in a real n8n, too.',
    '## Bars',
    'Never slower than whoever keeps the order of a chat means: at most 1.1 times its time, because the best rounds of two runs of one contender differ by about that much.',
    barsTable(measured),
    ...(sends ? sendsSection(sends) : []),
    ...(order ? orderSection(order) : []),
    ...(heap ? heapSection(heap) : []),
    ...(lists ? listsSection(lists) : []),
    ...(trigger ? triggerSection(trigger) : []),
    ...(realN8n ? realN8nSection(realN8n) : []),
    ...(waits ? waitsSection(waits) : []),
    ...(startup ? startupSection(startup) : []),
  ]);
}

/** Only the bars, for another Node.js than the usual one. */
export function barsReport(nodeVersion, measured) {
  const [major] = nodeVersion.split('.');
  return joined([
    `# Benchmarks on Node ${major}`,
    'Written by `npm run bench -- --node <path>`. [Benchmarks](benchmarks.md) says what is measured, and how.',
    machine(nodeVersion),
    barsTable(measured),
  ]);
}

const joined = (paragraphs) => `${paragraphs.join('\n\n')}\n`;

/** What the numbers were measured on. Nothing that names the machine. */
function machine(nodeVersion) {
  const processors = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const { version } = require('n8n-core/package.json');
  const isBusy = loadBefore > processors.length / 2;
  const speed = processors[0]?.speed ? ` of ${(processors[0].speed / 1000).toFixed(1)} GHz` : '';
  return [
    `${processors.length} processors${speed}, ${memory} GB, ${process.platform} ${process.arch}`,
    `Node ${nodeVersion}, n8n-core ${version}, ${packageJson.name} ${packageJson.version}`,
    `Load average before the run: ${loadBefore.toFixed(1)}${isBusy ? ', so the machine was busy with other work, and the times are not its best' : ''}`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

const kilobytes = (bytes) => number(Math.round(bytes / 1024));

function barsTable(measured) {
  return table([
    ['What', 'Bar', 'Measured', ''],
    ...barsOf(measured).map(({ what, bar, measured: value, met }) => [
      what,
      bar,
      value,
      met ? 'pass' : 'FAIL',
    ]),
  ]);
}

const sendsSection = (sends) => [
  '## Sending',
  'One message to each of as many chats as there are items. *Peak in flight* is what the stub counted, from a request’s arrival to its response: without latency it is done with each before it reads the next, whatever the client does, so it sees one at a time.',
  ...sends.flatMap((cell) => [
    `### ${number(cell.items)} items, ${cell.latencyMs} ms`,
    sendsTable(cell),
  ]),
  ...REASONS,
];

const orderSection = (order) => [
  '### Order',
  '*Overtaken* counts the messages that a later one of the same chat overtook, of 200 to 20 chats with responses that take 2 to 12 ms.',
  table([
    ['Contender', 'Overtaken'],
    ...[...order].map(([id, overtaken]) => [labelOf(id), number(overtaken)]),
  ]),
];

const heapSection = (heap) => [
  '### Heap',
  '*Outputs* is what a copy of the items takes that the node gave; *kept* is what is freed when n8n drops the run’s data, without the items that the node was fed with; *left* is by how much the heap is larger after that than before the run, which is mostly what V8 compiles and drops. These are medians, with the lowest and highest round in brackets. The bar takes the median of *kept* and of *outputs*, and adds the lowest of *left* to *kept* if it is above 0, because what grows with every run would be in that one too.',
  ...heap.flatMap((cell) => [`#### ${number(cell.items)} items`, heapTable(cell)]),
];

const listsSection = (lists) => [
  '## Lists',
  'All of 10,000 chats. The HTTP Request node pages by its own pagination and gives one item per page; n8n-nodes-linq reads one page only.',
  listsTable(lists),
];

const triggerSection = (trigger) => [
  '## Trigger',
  'Time in `webhook()` per event, on n8n’s own webhook context. A bare handler that only parses would start workflows for anybody’s requests.',
  triggerTable(trigger),
];

const WAYS = { node: 'Send and Wait', table: 'One trigger and a table' };

const waitsSection = (measured) => [
  '### Waits for answers',
  'A reply to one of N executions that wait on one line, all in one n8n with SQLite, by *Send and Wait for Response* and by the examples [`ask-and-wait.json`](../examples/ask-and-wait.json) and [`pass-on-answers.json`](../examples/pass-on-answers.json): how many deliveries it makes, how long it takes until the next node of that execution has sent a message, and until n8n has taken all deliveries, and what n8n spends of a processor until then. Linq repeats a delivery that is not answered in time, so more attempts than deliveries mean that n8n was too slow.',
  table([
    ['Way', 'Waits', 'Deliveries', 'Attempts', 'Woken after, s', 'All taken after, s', 'CPU, s'],
    ...measured.map(({ way, count, deliveries, attempts, wokenMs, settledMs, cpu }) => [
      WAYS[way],
      ...[count, deliveries, attempts].map(number),
      wokenMs === undefined ? 'not' : (wokenMs / 1_000).toFixed(1),
      (settledMs / 1_000).toFixed(1),
      cpu.toFixed(1),
    ]),
  ]),
];

const realN8nSection = (results) => [
  '### In a real n8n',
  'Signed deliveries of 1 kB, ten at a time, to the trigger and to n8n’s own Webhook node, which verifies nothing, in one n8n with its usual settings. Most of the difference is n8n’s: for its own Webhook node alone it sets up no sandbox for expressions.',
  table([
    ['Node', 'Events per second', '× Webhook'],
    ...[
      [OURS, 'Linq Trigger'],
      [WEBHOOK, 'n8n’s Webhook'],
    ].map(([id, label]) => [
      label,
      spread(summary(results[id], 'perSecond')),
      times(
        summary(results[id], 'perSecond').median / summary(results[WEBHOOK], 'perSecond').median,
      ),
    ]),
  ]),
];

const startupSection = (startup) => [
  '## Start-up',
  'Loading the nodes in a fresh process in which n8n’s own libraries are loaded, beside how long `n8n-workflow` took in the same process, and the package’s size on the disk. All nodes are one readable bundle, because loading a hundred small files took most of the time. Schemas are made when an operation first runs, because a workflow uses a few of them.',
  startupTable(startup),
];

const REASONS = [
  '### Where the time goes',
  'What costs more than it seems, and what the package does about it:',
  [
    '**Connections.** For each request n8n’s helper makes a new agent, and with it a connection. `keepAlive` in its `agentOptions` does not help: the agent is not used again, so its connection is only left open. This, and axios, is what lies between the bare lanes and the `fetch` pool, and no node on n8n 2.41 can do without.',
    '**Waves.** Requests begun in one turn of the event loop leave together when it ends, their responses come together, and in between all lanes are idle. So starts are spaced by how long the fastest task took, divided by the lanes, and by two milliseconds at most: that keeps the lanes out of step. Before the first response they are 0.4 ms apart, so that the first requests are on their way while the others are prepared. Where responses come at once there is nothing to gain, and no space.',
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
      if (!rounds) return [label, ...Array.from({ length: 7 }, () => '–')];
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

function heapTable({ results }) {
  const range = (id, value) => heapRange(summary(results[id], value));
  return table([
    ['Contender', 'Outputs, kB', 'Kept, kB', 'Left, kB'],
    ...contenders.map(({ id, label }) => [
      label,
      kilobytes(summary(results[id], 'outputs').median),
      range(id, 'kept'),
      range(id, 'left'),
    ]),
  ]);
}

/** Unlike `spread`, for values that can be negative. */
const heapRange = ({ median, min, max }) =>
  min === max ? kilobytes(median) : `${kilobytes(median)} (${kilobytes(min)} to ${kilobytes(max)})`;

function listsTable(lists) {
  const ids = Object.keys(lists[0].results);
  const time =
    (id) =>
    ({ results }) =>
      spread(summary(results[id], 'wallMs'));
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
  const against = (results, id, other) => times(ratio(results[id], results[other], 'perEventMs'));
  return table([
    [
      'Handler',
      ...trigger.flatMap(({ bytes }) => [
        `${bytes / 1_000} kB, ms`,
        '× verifying and parsing',
        '× parsing',
      ]),
    ],
    ...handlers.map(({ id, label }) => [
      label,
      ...trigger.flatMap(({ results }) => [
        spread(summary(results[id], 'perEventMs')),
        against(results, id, VERIFY),
        against(results, id, PARSE),
      ]),
    ]),
  ]);
}

function startupTable({ load, bytes }) {
  return table([
    ['Package', 'Loading the nodes, ms', '× n8n-workflow', 'Unpacked, kB'],
    ...[OURS, OTHER_PACKAGE].map((id) => [
      handlers.find((handler) => handler.id === id).label.replace(/,.*/, ''),
      spread(summary(load[id], 'ms')),
      times(loadRatio(load[id])),
      kilobytes(bytes[id]),
    ]),
  ]);
}
