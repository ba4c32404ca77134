/**
 * `npm run test:e2e`: the tests in `test/e2e/`, on a real n8n and in a real browser.
 *
 * `npm run test:e2e -- trigger` runs only the files whose name contains "trigger".
 */

import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { inCheckout } from './lib/checkout.mjs';
import { ensureN8n } from './lib/n8nInstall.mjs';
import { build } from './lib/nodePackage.mjs';
import { describe } from './lib/problem.mjs';
import { step } from './lib/progress.mjs';
import { requireCheckout, requireChromium } from './lib/requirements.mjs';

try {
  requireCheckout();
  requireChromium();
  await ensureN8n();
  await step('Build the nodes', build);
  process.exitCode = await runTests(process.argv.slice(2));
} catch (error) {
  console.error(`\n${describe(error)}`);
  process.exitCode = 1;
}

async function runTests(names) {
  const folder = inCheckout('test', 'e2e');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.test.mjs'))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .map((file) => `${folder}/${file}`);
  // One after the other: each of them has an n8n of its own.
  const options = ['--test', '--test-reporter=spec', '--test-concurrency=1'];
  const child = spawn(process.execPath, [...options, ...files], { stdio: 'inherit' });
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
