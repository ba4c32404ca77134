/** Start-up: how long n8n takes to load each package's nodes, and how much there is on the disk. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { inCheckout } from '../../scripts/lib/checkout.mjs';
import { npm } from '../../scripts/lib/npm.mjs';
import { startChild } from '../worker/child.mjs';
import { inRounds } from './rounds.mjs';

const LOADER = new URL('../startup/load.cjs', import.meta.url);
const ROUNDS = 5;

const installed = (...parts) => inCheckout('bench', 'node_modules', ...parts);
const nodesOf = (folder) => ['Linq', 'LinqTrigger'].map((name) => join(folder, name, `${name}.node.js`));

export const OURS = 'linqapp';
export const OTHER_PACKAGE = 'linq4';

export const packages = [
  { id: OURS, label: 'n8n-nodes-linqapp', files: nodesOf(inCheckout('dist', 'nodes')) },
  {
    id: OTHER_PACKAGE,
    label: 'n8n-nodes-linq 4.1.0',
    files: nodesOf(installed('n8n-nodes-linq', 'dist', 'nodes')),
  },
];

export async function measureStartup() {
  const turn = async (id) => {
    const { files } = packages.find((entry) => entry.id === id);
    const child = await startChild(LOADER, { args: files });
    await child.stop();
    return child.first;
  };
  const ids = packages.map(({ id }) => id);
  const load = await inRounds({ ids, turn, rounds: ROUNDS, budgetMs: 10_000 });
  const bytes = {
    [OURS]: await packedSize(),
    [OTHER_PACKAGE]: await sizeOf(installed('n8n-nodes-linq')),
  };
  return { load, bytes };
}

/** What `npm publish` would send, unpacked. */
async function packedSize() {
  const output = await npm(['pack', '--dry-run', '--json', '--silent', '--ignore-scripts'], {
    cwd: inCheckout(),
  });
  const [{ unpackedSize }] = JSON.parse(output.slice(output.indexOf('[')));
  return unpackedSize;
}

async function sizeOf(folder) {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = files
    .filter((file) => file.isFile())
    .map(async (file) => (await stat(join(file.parentPath ?? file.path, file.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
