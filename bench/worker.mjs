/**
 * The process of one contender, so that none lives in another's heap or is billed for its CPU.
 * Arguments: the contender's module, its id, and the origin of the stub.
 */

import { setTimeout as sleep } from 'node:timers/promises';
import { records as recordsFor } from './contenders.mjs';

const [module, id, origin] = process.argv.slice(2);
const { makers } = await import(module);
const contender = makers[id](origin);

const tasks = {
  /** Sends messages and measures the time and the CPU. */
  async send({ items, chats }) {
    const all = recordsFor(items, chats);
    return await timed(() => contender.send(all), items);
  },
  /** Reads all chats. */
  async list() {
    return await timed(() => contender.list());
  },
  /** Sends messages and measures what stays in memory. */
  async heap({ items }) {
    const all = recordsFor(items);
    return await heapGrowth(async () => await contender.send(all));
  },
};

async function timed(work, items = 1) {
  // Collects what earlier runs left, so that its cost is not this run's. A full collection would throw
  // away compiled code as well.
  globalThis.gc({ type: 'minor' });
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000;
  const records = typeof result === 'number' ? { records: result } : {};
  return { wallMs, cpuPerItemMs: cpuMs / items, ...records };
}

/**
 * How much memory a run keeps, compared with the size of its outputs.
 *
 * @returns bytes: `kept` until n8n drops the run's data, without the items that the node was fed with;
 *   `outputs` that a copy of the items takes that the node gave; and `left` afterwards, more than before
 *   the run
 */
async function heapGrowth(work) {
  const before = await settledHeap();
  let data = await work();
  contender.dropInputs?.(data);
  const withRun = await settledHeap();
  const copies = [JSON.parse(JSON.stringify(contender.outputsOf?.(data) ?? data))];
  const withCopy = await settledHeap();
  data = undefined;
  copies.pop();
  const after = await settledHeap();
  return { kept: withRun - after, outputs: withCopy - withRun, left: after - before };
}

/** The heap once sockets and timers of what has ended are gone too. */
async function settledHeap() {
  for (let round = 0; round < 3; round++) {
    await sleep(20);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}

process.on('message', async ({ task, ...details }) => {
  try {
    process.send(await tasks[task](details));
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });
