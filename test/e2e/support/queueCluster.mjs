/**
 * n8n in queue mode: a main process with the editor, webhook processors that take what Linq
 * delivers, workers that execute. Each has its own folder with the package in it, as on machines
 * of their own; a database, a queue and the encryption key are all they share.
 */

import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { startEmulator } from '../../../scripts/lib/emulator.mjs';
import { emulatorCredential } from '../../../scripts/lib/examples.mjs';
import { signIn } from '../../../scripts/lib/n8nClient.mjs';
import { importOnce } from '../../../scripts/lib/n8nImport.mjs';
import { ensureN8n } from '../../../scripts/lib/n8nInstall.mjs';
import { startN8n } from '../../../scripts/lib/n8nProcess.mjs';
import { build, installPackage } from '../../../scripts/lib/nodePackage.mjs';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { step } from '../../../scripts/lib/progress.mjs';
import { startPostgres } from './queuePostgres.mjs';
import { startRedis } from './queueRedis.mjs';
import { requireQueueServices } from './queueRequirements.mjs';

/**
 * @param {{ emulatorOptions?: object, env?: Record<string, string> }} settings `env` goes to all
 *   processes of n8n
 */
export async function openQueueCluster({ emulatorOptions = {}, env = {} } = {}) {
  requireQueueServices();
  const install = await ensureN8n();
  await step('Build the nodes', build);

  // So that whoever ends this test ends what it has started: each part goes with the process.
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-'));
  const closers = [async () => await rm(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const closer of closers.splice(0)) await closer();
  };
  const opened = (part, stop) => {
    closers.unshift(stop);
    return part;
  };

  try {
    const emulator = await startEmulator(emulatorOptions);
    opened(emulator, async () => await emulator.close());
    const [redis, postgres] = await step('Start Redis and PostgreSQL', () =>
      Promise.all([startRedis(), startPostgres()]),
    );
    opened(redis, redis.stop);
    opened(postgres, postgres.stop);

    const first = join(folder, 'main');
    await step('Install the nodes into n8n', () => installPackage(first));
    const webhookPort = await freePort();
    const shared = {
      ...redis.env,
      ...postgres.env,
      ...env,
      EXECUTIONS_MODE: 'queue',
      N8N_ENCRYPTION_KEY: 'only-for-this-test',
      N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
      // What the main process tells Linq is where the webhook processor listens.
      N8N_WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
    };

    await step('Import the credential', () =>
      importOnce(
        { install, userFolder: first, env: shared },
        { credentials: [emulatorCredential(emulator)] },
      ),
    );

    /** Starts one more process of n8n, on a new folder. */
    const add = async (name, command, port) => {
      const userFolder = join(folder, name);
      if (userFolder !== first) {
        await cp(join(first, '.n8n', 'nodes'), join(userFolder, '.n8n', 'nodes'), {
          recursive: true,
        });
      }
      const n8n = await step(`Start n8n, ${name}`, () =>
        startN8n({ install, userFolder, port, command, env: shared }),
      );
      return opened(n8n, async () => await n8n.stop());
    };

    // Alone, because it makes the tables.
    const main = await add('main', 'start');
    const webhooks = await add('webhook processor', 'webhook', webhookPort);
    const workers = [await add('worker 1', 'worker'), await add('worker 2', 'worker')];
    return { install, emulator, database: postgres, main, webhooks, workers, add, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * The same for the tests of a suite: opened before them and closed after them. What it returns is filled
 * then, and has what `setUpWorkbench` gives for one n8n.
 * @param {object} [options] as for `openQueueCluster`
 */
export function setUpQueueCluster(options) {
  const bench = {
    webhookUrl: () => bench.webhooks.url,

    async restart() {
      const { main, webhooks, workers } = bench;
      await Promise.all([main, webhooks, ...workers].map(async (n8n) => await n8n.restart()));
    },
  };

  before(async () => {
    Object.assign(bench, await openQueueCluster(options));
    bench.client = await signIn(bench.main, bench.install);
  });

  after(async () => await bench.close?.());

  return bench;
}
