/**
 * The process of one contender, so that none lives in another's heap or is billed for its CPU.
 * Arguments: the contender's module and the origin of the stub.
 */

import { records as recordsFor } from '../contenders/workload.mjs';
import { heapGrowth } from './heap.mjs';

const [module, origin] = process.argv.slice(2);

const tasks = {
  /** Sends messages and says what that took. */
  async send({ contender, items, chats }) {
    const all = recordsFor(items, chats);
    return await timed(() => contender.send(all), items);
  },
  /** Reads all chats. */
  async list({ contender }) {
    return await timed(() => contender.list());
  },
  /** Sends messages and weighs what stays in memory. */
  async heap({ contender, items }) {
    const all = recordsFor(items);
    return await heapGrowth(async () => await contender.send(all));
  },
};

async function timed(work, items = 1) {
  // What earlier runs left behind is not this one's to clean up. A full collection would throw
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

const { contender: make } = await import(module);
const contender = make(origin);

process.on('message', async ({ task, ...details }) => {
  try {
    process.send(await tasks[task]({ contender, ...details }));
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.on('disconnect', () => process.exit());
process.send({ ready: true });
