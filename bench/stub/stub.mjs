/** The stub server, seen from outside. */

import { startChild } from '../worker/child.mjs';

export async function startStub() {
  const child = await startChild(new URL('./server.mjs', import.meta.url));
  return {
    origin: `http://127.0.0.1:${child.first.port}`,
    /** Sets how long an answer takes, in milliseconds, and starts the counts anew. */
    set: async (latency) => await child.ask({ set: latency }),
    /** `{ requests, peak, done }` since then. */
    count: async () => await child.ask({ count: true }),
    stop: child.stop,
  };
}
