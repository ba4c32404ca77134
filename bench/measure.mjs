/** What is measured. Each part takes the processes of the run and gives its results. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inCheckout } from '../scripts/lib/checkout.mjs';
import { npm } from '../scripts/lib/npm.mjs';
import { contenders, handlers, OTHER_PACKAGE, OURS } from './contenders.mjs';
import { realN8n } from './realN8n.mjs';
import { inRounds } from './rounds.mjs';
import { waits } from './waits.mjs';

const ids = contenders.map(({ id }) => id);
const isSequential = (id) => contenders.find((contender) => contender.id === id).sequential;

/** `sequentialRounds` is for contenders that send one request at a time. */
const SENDS = [
  { items: 200, latencyMs: 0, rounds: 12, sequentialRounds: 12, budgetMs: 20_000 },
  { items: 1_000, latencyMs: 0, rounds: 3, sequentialRounds: 3, budgetMs: 20_000 },
  { items: 200, latencyMs: 5, rounds: 4, sequentialRounds: 2, budgetMs: 10_000 },
  { items: 200, latencyMs: 25, rounds: 10, sequentialRounds: 1, budgetMs: 30_000 },
  { items: 1_000, latencyMs: 25, rounds: 2, sequentialRounds: 0, budgetMs: 10_000 },
  { items: 50, latencyMs: 200, rounds: 2, sequentialRounds: 1, budgetMs: 10_000 },
];

/** Messages to as many chats. */
async function sends(pool) {
  for (let round = 0; round < 3; round++) await warmUp(pool);
  const measured = [];
  for (const { items, latencyMs, rounds, sequentialRounds, budgetMs } of SENDS) {
    await warmUp(pool);
    const turn = async (id, round) => {
      if (isSequential(id) && round >= sequentialRounds) return undefined;
      return await pool.ask(id, { task: 'send', items, chats: items }, { latencyMs });
    };
    const participants = ids.filter((id) => sequentialRounds > 0 || !isSequential(id));
    const results = await inRounds({ ids: participants, turn, rounds, budgetMs });
    measured.push({ items, latencyMs, results });
  }
  return measured;
}

/**
 * n8n's workers run for days, so the time that V8 takes to compile code, or to compile it again after
 * the others had their turn, must not count.
 */
async function warmUp(pool) {
  for (const id of ids) await pool.ask(id, { task: 'send', items: 200, chats: 200 });
}

const ORDER_CHATS = 20;
const ORDER_ITEMS = 200;

/**
 * 20 chats with 10 messages each, one chat's behind the other, and responses that take 2 to 12 ms.
 *
 * @returns {Promise<Map<string, number>>} messages that a later one of their chat overtook, by id
 */
async function order(pool) {
  const overtaken = new Map();
  for (const id of ids) {
    const task = { task: 'send', items: ORDER_ITEMS, chats: ORDER_CHATS };
    const { done } = await pool.ask(id, task, { latencyMs: 2, jitterMs: 10 });
    overtaken.set(id, countOvertaken(done.map(orderOf)));
  }
  return overtaken;
}

const orderOf = (body) => Number(body.match(/order (\d+) is/)[1]);

function countOvertaken(orders) {
  const latest = new Map();
  return orders.filter((number) => {
    const chat = Math.floor((number * ORDER_CHATS) / ORDER_ITEMS);
    const isLate = number < (latest.get(chat) ?? -1);
    latest.set(chat, Math.max(number, latest.get(chat) ?? -1));
    return isLate;
  }).length;
}

const LISTS = [
  { latencyMs: 25, rounds: 1 },
  { latencyMs: 0, rounds: 3 },
];

/** All of 10,000 chats. */
async function lists(pool) {
  const listers = contenders.filter((contender) => contender.lists).map(({ id }) => id);
  for (const id of listers) await pool.ask(id, { task: 'list' });
  const measured = [];
  for (const { latencyMs, rounds } of LISTS) {
    const turn = async (id) => await pool.ask(id, { task: 'list' }, { latencyMs });
    measured.push({ latencyMs, results: await inRounds({ ids: listers, turn, rounds }) });
  }
  return measured;
}

const HEAP_ROUNDS = 3;

/**
 * What sent messages leave in memory. All contenders run at the same time: memory does not depend on
 * what else the machine does.
 */
async function heap(pool) {
  const measured = [];
  for (const items of [200, 1_000]) {
    const results = Object.fromEntries(ids.map((id) => [id, []]));
    await pool.askTogether(ids, { task: 'send', items: 200, chats: 200 }, {});
    for (let round = 0; round < HEAP_ROUNDS; round++) {
      const heaps = await pool.askTogether(ids, { task: 'heap', items }, {});
      ids.forEach((id, index) => results[id].push(heaps[index]));
    }
    measured.push({ items, results });
  }
  return measured;
}

const EVENTS = [
  { bytes: 1_000, events: 2_000 },
  { bytes: 100_000, events: 100 },
];
/** More than our trigger remembers, so that its memory is full, as in production. */
const WARM_UP_EVENTS = 11_000;
const EVENT_ROUNDS = 25;

/** The trigger: time in `webhook()` per event. */
async function trigger({ start }) {
  const handlerIds = handlers.map(({ id }) => id);
  const worker = await start('triggerWorker.mjs');
  for (const id of handlerIds) {
    await worker.ask({ id, bytes: 1_000, events: id === OURS ? WARM_UP_EVENTS : 1_000 });
  }
  const measured = [];
  for (const { bytes, events } of EVENTS) {
    const turn = async (id) => await worker.ask({ id, bytes, events });
    const settings = { ids: handlerIds, turn, rounds: EVENT_ROUNDS, budgetMs: 20_000 };
    measured.push({ bytes, results: await inRounds(settings) });
  }
  await worker.stop();
  return measured;
}

const installed = (...parts) => inCheckout('bench', 'node_modules', ...parts);
const filesIn = (folder) =>
  ['Linq', 'LinqTrigger'].map((name) => join(folder, name, `${name}.node.js`));

const PACKAGES = {
  [OURS]: filesIn(inCheckout('dist', 'nodes')),
  [OTHER_PACKAGE]: filesIn(installed('n8n-nodes-linq', 'dist', 'nodes')),
};
const LOADS = 7;

/** How long n8n takes to load each package's nodes, and how much there is on the disk. */
async function startup({ start }) {
  const turn = async (id) => {
    const child = await start('loadNodes.cjs', PACKAGES[id]);
    await child.stop();
    return child.first;
  };
  const load = await inRounds({
    ids: Object.keys(PACKAGES),
    turn,
    rounds: LOADS,
    budgetMs: 15_000,
  });
  const bytes = {
    [OURS]: await packedSize(),
    [OTHER_PACKAGE]: await sizeOf(installed('n8n-nodes-linq')),
  };
  return { load, bytes };
}

/** What `npm publish` would send, unpacked. */
async function packedSize() {
  const output = await npm(['pack', '--dry-run', '--json', '--silent', '--ignore-scripts'], {
    cwd: inCheckout(),
  });
  const [{ unpackedSize }] = JSON.parse(output.slice(output.indexOf('[')));
  return unpackedSize;
}

async function sizeOf(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath ?? file.path, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** The parts, in the order in which they are measured: those on the pool of contenders come first. */
export const POOL_PARTS = { sends, order, lists, heap };
export const OTHER_PARTS = { trigger, startup };
/** Needs n8n itself, 2 GB, so it is measured on demand only. */
export const N8N_PARTS = { realN8n, waits };
