/**
 * Installs what the benchmark compares with, once per lock file, into `bench/node_modules`.
 *
 * n8n and its engine are not among it: Node finds them one folder up, in the checkout's own
 * `node_modules`, so that every contender runs on the same copy.
 */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout } from '../scripts/lib/checkout.mjs';
import { run } from '../scripts/lib/command.mjs';
import { npm } from '../scripts/lib/npm.mjs';

const here = (...parts) => inCheckout('bench', ...parts);
const STAMP = here('node_modules', '.installed');

export async function ensureInstalled() {
  const hash = await manifestHash();
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === hash) return;
  await npm(['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'], {
    cwd: here(),
  });
  await unpackN8nNodes();
  await writeFile(STAMP, hash);
}

/**
 * n8n-nodes-base has 70 dependencies and 400 nodes. Its HTTP Request node and its Loop Over Items are
 * 15 files that need four libraries, which bench/package.json pins to the versions that
 * n8n-nodes-base names.
 */
async function unpackN8nNodes() {
  const { n8nNodes } = JSON.parse(await readFile(here('package.json'), 'utf8'));
  const scratch = await mkdtemp(join(tmpdir(), 'linqapp-bench-'));
  try {
    const output = await npm(
      ['pack', n8nNodes.package, '--silent', '--ignore-scripts', '--pack-destination', scratch],
      { cwd: scratch },
    );
    const tarball = join(scratch, output.trim().split('\n').at(-1));
    const hash = createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64');
    if (`sha512-${hash}` !== n8nNodes.integrity) {
      throw new Error(`${n8nNodes.package} is not the file that bench/package.json names.`);
    }
    const folder = here('node_modules', 'n8n-nodes-base');
    await mkdir(folder, { recursive: true });
    await run('tar', [
      ...['-xzf', tarball, '-C', folder, '--strip-components=1'],
      ...n8nNodes.paths.map((path) => `package/${path}`),
    ]);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

async function manifestHash() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(await readFile(here(name)));
  return hash.digest('hex');
}
