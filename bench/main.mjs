/**
 * `npm run bench`: how fast the nodes are, beside everything else that could do the same. Prints a
 * report, writes it to `docs/benchmarks.md`, and fails when a bar is missed. Talks to this machine
 * only; takes about five minutes, more where other work keeps the machine busy.
 *
 * `npm run bench -- --node <path>` has another Node.js run what is measured, and writes the bars to
 * `docs/benchmarks-node-<version>.md`. `npm run bench -- --n8n` also takes events in a real n8n, which it
 * installs if need be. `npm run bench -- --only trigger,startup` measures parts, and writes nothing.
 */

import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { inCheckout } from '../scripts/lib/checkout.mjs';
import { run } from '../scripts/lib/command.mjs';
import { build } from '../scripts/lib/nodePackage.mjs';
import { describe, Problem } from '../scripts/lib/problem.mjs';
import { step } from '../scripts/lib/progress.mjs';
import { requireCheckout } from '../scripts/lib/requirements.mjs';
import { barsOf } from './bars.mjs';
import { ensureInstalled } from './install.mjs';
import { N8N_PARTS, OTHER_PARTS, POOL_PARTS } from './measure.mjs';
import { openProcesses } from './processes.mjs';
import { barsReport, reportOf } from './report.mjs';

const USUAL_PARTS = Object.keys({ ...POOL_PARTS, ...OTHER_PARTS });
const ALL_PARTS = [...USUAL_PARTS, ...Object.keys(N8N_PARTS)];

const { values: options } = parseArgs({
  options: {
    node: { type: 'string', default: process.execPath },
    n8n: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const parts = options.only?.split(',') ?? (options.n8n ? ALL_PARTS : USUAL_PARTS);

try {
  requireCheckout();
  requireParts();
  const nodeVersion = (await run(options.node, ['--version'])).trim().slice(1);
  await step('Install what it is compared with', ensureInstalled);
  await step('Build the nodes', build);
  const measured = await measureAll();
  const file = await writeReport(nodeVersion, measured);
  const missed = barsOf(measured).filter(({ met }) => !met);
  for (const { what, bar, measured: value } of missed) {
    console.error(`Missed: ${what}: ${value}, and it must be ${bar}.`);
  }
  if (file) console.log(`Written to docs/${basename(file)}.`);
  process.exitCode = missed.length === 0 ? 0 : 1;
} catch (error) {
  console.error(`\n${describe(error)}`);
  process.exitCode = 1;
}

function requireParts() {
  const unknown = parts.find((part) => !ALL_PARTS.includes(part));
  if (unknown === undefined) return;
  throw new Problem(`There is no part "${unknown}". Choose from: ${ALL_PARTS.join(', ')}.`);
}

async function measureAll() {
  const processes = await openProcesses(options.node);
  const measured = {};
  const measure = async (all, subject) => {
    for (const [part, work] of Object.entries(all)) {
      if (parts.includes(part)) measured[part] = await step(part, () => work(subject));
    }
  };
  try {
    if (parts.some((part) => part in POOL_PARTS)) {
      await measure(POOL_PARTS, await step('Start the contenders', processes.openPool));
    }
    await measure(OTHER_PARTS, processes);
    await measure(N8N_PARTS);
    return measured;
  } finally {
    await processes.close();
  }
}

/** @returns the file, if all parts were measured */
async function writeReport(nodeVersion, measured) {
  const isComplete = USUAL_PARTS.every((part) => part in measured);
  const isUsualNode = nodeVersion === process.versions.node;
  const full = reportOf(nodeVersion, measured);
  console.log(`\n${full}`);
  if (!isComplete) return undefined;

  const [major] = nodeVersion.split('.');
  const file = inCheckout('docs', isUsualNode ? 'benchmarks.md' : `benchmarks-node-${major}.md`);
  await writeFile(file, isUsualNode ? full : barsReport(nodeVersion, measured));
  return file;
}
