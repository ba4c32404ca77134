/** A real n8n for the tests of a suite, with the emulator beside it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { signIn } from '../../../scripts/lib/n8nClient.mjs';
import { openWorkbench } from '../../../scripts/lib/workbench.mjs';

const MOVED_CLOCK = import.meta.resolve('./movedClock.mjs');

/**
 * Opens a workbench before the tests of the suite and closes it after them. What it returns is filled
 * then: what `openWorkbench` resolves with, `client`, signed in, and what is below.
 * @param {object} [options] as for `openWorkbench`; with `movableClock`, n8n's clock can be moved
 */
export function setUpWorkbench({ movableClock = false, env, ...options } = {}) {
  let userFolder;
  let aheadMs = 0;
  const clockFile = () => join(userFolder, 'clock-ahead');
  /** @type {any} */
  const bench = {
    /** Where n8n takes what is posted to webhooks. */
    webhookUrl: () => bench.n8n.url,

    restart: async () => await bench.n8n.restart(),

    /** Lets time pass for n8n and for the emulator. n8n looks once a minute which waits are over. */
    async moveClock(ms) {
      aheadMs += ms;
      await writeFile(clockFile(), String(aheadMs));
      await bench.emulator.advanceClock(ms);
      // The session may be over by then.
      bench.client = await signIn(bench.n8n, bench.install);
    },
  };

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-test-'));
    await writeFile(clockFile(), String(aheadMs));
    const clock = { NODE_OPTIONS: `--import ${MOVED_CLOCK}`, CLOCK_AHEAD_FILE: clockFile() };
    const settings = { ...options, env: { ...env, ...(movableClock && clock) } };
    Object.assign(bench, await openWorkbench({ ...settings, userFolder }));
    bench.client = await signIn(bench.n8n, bench.install);
  });

  after(async () => {
    await bench.close?.();
    await rm(userFolder, { recursive: true, force: true });
  });

  return bench;
}
