/**
 * `npm run bench`: how fast the nodes are, beside everything else that could do the same. Prints a
 * report and writes it to `docs/benchmarks.md`. Talks to this machine only; takes about eight
 * minutes, more where other work keeps the machine busy.
 *
 * Always ends well, because a busy machine is no defect; `npm run bench -- --assert` fails when a
 * bar is missed.
 */

import { writeFile } from 'node:fs/promises';
import { inCheckout } from '../scripts/lib/checkout.mjs';
import { build } from '../scripts/lib/nodePackage.mjs';
import { describe } from '../scripts/lib/problem.mjs';
import { step } from '../scripts/lib/progress.mjs';
import { requireCheckout } from '../scripts/lib/requirements.mjs';
import { ensureInstalled } from './install.mjs';
import { measureHeap } from './measure/heap.mjs';
import { measureLists } from './measure/lists.mjs';
import { measureOrder } from './measure/order.mjs';
import { measureSends } from './measure/sends.mjs';
import { measureStartup } from './measure/startup.mjs';
import { measureTrigger } from './measure/trigger.mjs';
import { barsOf } from './report/bars.mjs';
import { reportOf } from './report/report.mjs';
import { openPool } from './worker/pool.mjs';

try {
  requireCheckout();
  await step('Install what it is compared with', ensureInstalled);
  await step('Build the nodes', build);
  const measured = await measureAll();
  const report = reportOf(measured);
  await writeFile(inCheckout('docs', 'benchmarks.md'), report);
  console.log(`\n${report}`);
  if (process.argv.includes('--assert')) {
    process.exitCode = barsOf(measured).every(({ met }) => met) ? 0 : 1;
  }
} catch (error) {
  console.error(`\n${describe(error)}`);
  process.exitCode = 1;
}

async function measureAll() {
  const pool = await step('Start the contenders', openPool);
  try {
    const measure = async (title, work) => await step(title, async () => await work(pool));
    return {
      sends: await measure('Sends', measureSends),
      order: await measure('Order', measureOrder),
      lists: await measure('Lists', measureLists),
      heap: await measure('Heap', measureHeap),
      trigger: await step('Trigger', async () => await measureTrigger(pool.env)),
      startup: await step('Start-up', measureStartup),
    };
  } finally {
    await pool.close();
  }
}
