/** One process per contender, and the stub that they talk to. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contenders } from '../contenders/index.mjs';
import { startStub } from '../stub/stub.mjs';
import { startChild } from './child.mjs';

const WORKER = new URL('./worker.mjs', import.meta.url);

/** Without the second one collections drop compiled code, which would pass for a smaller heap. */
const EXEC_ARGV = ['--expose-gc', '--no-flush-bytecode'];

export async function openPool() {
  // n8n's engine keeps an encryption key in the user's folder; this one is thrown away.
  const userFolder = await mkdtemp(join(tmpdir(), 'linqapp-bench-'));
  const env = { ...process.env, N8N_USER_FOLDER: userFolder, N8N_LOG_LEVEL: 'error' };
  const stub = await startStub();
  const workers = new Map(
    await Promise.all(
      contenders.map(async ({ id }) => {
        const module = new URL(`../contenders/${id}.mjs`, import.meta.url).href;
        const settings = { args: [module, stub.origin], execArgv: EXEC_ARGV, env };
        return [id, await startChild(WORKER, settings)];
      }),
    ),
  );

  return {
    /** The environment of the contenders. */
    env,
    /** Has one contender do one thing against a stub of this latency; adds what the stub counted. */
    async ask(id, task, latency = {}) {
      await stub.set(latency);
      const result = await workers.get(id).ask(task);
      return { ...result, ...(await stub.count()) };
    },
    /** Has several contenders do the same thing at the same time. */
    async askTogether(ids, task, latency) {
      await stub.set(latency);
      return await Promise.all(ids.map(async (id) => await workers.get(id).ask(task)));
    },
    async close() {
      for (const child of [...workers.values(), stub]) await child.stop();
      await rm(userFolder, { recursive: true });
    },
  };
}
