/**
 * The tests that need a real n8n: `npm run test:e2e` on the current one and in a real browser,
 * `npm run test:compat` on the oldest one that the README names.
 *
 * `npm run test:e2e -- trigger` runs only the files whose name contains "trigger".
 */

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { inCheckout } from './lib/checkout.mjs';
import { currentN8n, ensureN8n, oldestN8n } from './lib/n8nInstall.mjs';
import { build } from './lib/nodePackage.mjs';
import { describe } from './lib/problem.mjs';
import { step } from './lib/progress.mjs';
import { requireCheckout, requireChromium } from './lib/requirements.mjs';

/** The folders below `test/`, and what the tests in each of them need. */
const SUITES = {
  e2e: { release: currentN8n, require: requireChromium },
  compat: { release: oldestN8n, require: () => {} },
};

const [suite, ...names] = process.argv.slice(2);

try {
  requireCheckout();
  SUITES[suite].require();
  await ensureN8n(SUITES[suite].release);
  await step('Build the nodes', build);
  process.exitCode = await runTests();
} catch (error) {
  console.error(`\n${describe(error)}`);
  process.exitCode = 1;
}

async function runTests() {
  const folder = inCheckout('test', suite);
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.test.mjs'))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .map((file) => `${folder}/${file}`);
  // One after the other: each of them has an n8n of its own.
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=1'];
  const child = spawn(process.execPath, [...options, ...files], { stdio: 'inherit' });
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
