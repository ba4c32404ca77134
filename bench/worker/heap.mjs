/** How much memory a run keeps, against what its outputs weigh. */

import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @returns bytes: `kept` while n8n holds the run's data, `outputs` that a copy of it takes, and
 *   `left` when all of it has been let go
 */
export async function heapGrowth(work) {
  const before = await settledHeap();
  let data = await work();
  const withRun = await settledHeap();
  let copy = JSON.parse(JSON.stringify(outputsOf(data)));
  const withCopy = await settledHeap();
  data = copy = undefined;
  const after = await settledHeap();
  return {
    kept: withRun - before,
    outputs: withCopy - withRun,
    left: after - before,
  };
}

/** The items of all nodes; without n8n, what was given. */
const outputsOf = (data) =>
  data.resultData
    ? Object.values(data.resultData.runData).map(([run]) => run.data.main)
    : data;

/** The heap once sockets and timers of what has ended are gone too. */
async function settledHeap() {
  for (let round = 0; round < 3; round++) {
    await sleep(20);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
