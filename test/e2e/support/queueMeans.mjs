/** What the tests in queue mode have in common. */

import { until } from '../../../scripts/lib/n8nClient.mjs';

// Long, because the machine may be slow: what ends it is what it waits for.
const TIMEOUT_MS = 900_000;

/** For all processes of n8n: it shows soon that a worker is dead. The longer a lock, the later. */
export const SOON = {
  QUEUE_WORKER_LOCK_DURATION: '20000',
  QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
  QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** As `until`, for what takes so many executions long. */
export async function eventually(what, ask) {
  return await until(what, ask, TIMEOUT_MS);
}
