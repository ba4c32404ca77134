/** What the tests in queue mode have in common. */

import { setTimeout as sleep } from 'node:timers/promises';

// Long, because the machine may be slow: what ends it is what it waits for.
const TIMEOUT_MS = 900_000;

/** For all processes of n8n: it shows soon that a worker is dead. The longer a lock, the later. */
export const SOON = {
  QUEUE_WORKER_LOCK_DURATION: '20000',
  QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
  QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** Calls it again until it gives a result. */
export async function eventually(what, ask) {
  const deadline = Date.now() + TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await sleep(250);
  }
  throw new Error(`There was no ${what}.`);
}

/** Does `work` for all inputs, some at a time; results in the order of the inputs. */
export async function inLanes(lanes, inputs, work) {
  const results = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < inputs.length) {
        const index = next++;
        results[index] = await work(inputs[index]);
      }
    }),
  );
  return results;
}
