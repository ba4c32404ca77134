/** How much memory a run keeps, against what its outputs weigh. */

import { setTimeout as sleep } from 'node:timers/promises';
import { forgetInputs, outputsOf } from '../engine/outputs.mjs';

/**
 * @returns bytes: `kept` until n8n lets go of the run's data, without the items that the node was fed
 *   with; `outputs` that a copy of the items takes that the node gave; and `left` afterwards, more
 *   than before the run
 */
export async function heapGrowth(work) {
  const before = await settledHeap();
  let data = await work();
  const onEngine = 'resultData' in data;
  if (onEngine) forgetInputs(data);
  const withRun = await settledHeap();
  let copy = JSON.parse(JSON.stringify(onEngine ? outputsOf(data) : data));
  const withCopy = await settledHeap();
  data = copy = undefined;
  const after = await settledHeap();
  return {
    kept: withRun - after,
    outputs: withCopy - withRun,
    left: after - before,
  };
}

/** The heap once sockets and timers of what has ended are gone too. */
async function settledHeap() {
  for (let round = 0; round < 3; round++) {
    await sleep(20);
    globalThis.gc();
  }
  return process.memoryUsage().heapUsed;
}
