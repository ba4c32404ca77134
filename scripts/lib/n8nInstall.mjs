/**
 * Real releases of n8n, each installed once per lock file and kept outside the checkout.
 *
 * One is 2 GB and takes minutes, so every checkout with the same manifests shares one install. An
 * install that was interrupted is never taken for a good one: it happens in a folder of its own,
 * which gets its name only when all of it is there.
 */

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { inCheckout } from './checkout.mjs';
import { npm, withoutNpmSettings } from './npm.mjs';
import { Problem } from './problem.mjs';
import { step } from './progress.mjs';
import { requireForN8nInstall } from './requirements.mjs';

const MANIFESTS = ['package.json', 'package-lock.json'];

/**
 * @typedef {object} N8nRelease
 * @property {string} version of n8n
 * @property {string} manifests the folder with its `package.json` and `package-lock.json`
 */

/** The n8n that the nodes are developed for. */
export const currentN8n = release('n8n');

/** The oldest n8n that the README names. */
export const oldestN8n = release('n8n-oldest');

/** @returns {N8nRelease} */
function release(name) {
  const manifests = inCheckout('scripts', name);
  const { dependencies } = JSON.parse(readFileSync(join(manifests, 'package.json'), 'utf8'));
  return { version: dependencies.n8n, manifests };
}

/**
 * @typedef {object} N8nInstall
 * @property {string} version of n8n
 * @property {string} folder the folder whose `node_modules` has n8n
 * @property {string} node the Node that this n8n needs (newer than the one that runs us)
 * @property {string} n8n the n8n command, a script for that Node
 */

/**
 * The installed n8n, after installing it if need be.
 * @param {N8nRelease} [chosen]
 * @returns {Promise<N8nInstall>}
 */
export async function ensureN8n(chosen = currentN8n) {
  const cache = cacheFolder();
  const folder = join(cache, `n8n-${lockHash(chosen)}`);
  if (!existsSync(folder)) await install(chosen, cache, folder);
  return { version: chosen.version, ...locate(folder) };
}

function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-linqapp');
}

function lockHash({ manifests }) {
  const hash = createHash('sha256');
  for (const name of MANIFESTS) hash.update(readFileSync(join(manifests, name)));
  // Compiled binaries are for one platform; a cache may be carried to another.
  return hash.update(`${process.platform} ${process.arch}`).digest('hex').slice(0, 16);
}

async function install({ version, manifests }, cache, folder) {
  await requireForN8nInstall(cache);
  await removeAbandoned(cache);

  const unfinished = `${folder}.unfinished-${process.pid}`;
  mkdirSync(unfinished);
  for (const name of MANIFESTS) copyFileSync(join(manifests, name), join(unfinished, name));

  console.log(`  n8n ${version} is not on this machine yet. Once only: about 6 minutes, 2 GB.`);
  await step(`Install n8n ${version}`, (say) => download(unfinished, say));
  await step('Prepare its Node and its database driver', () => buildBinaries(unfinished));
  await rename(unfinished, folder).catch((error) => {
    // Somebody else's install got there first, and is as good as ours.
    if (!existsSync(folder)) throw error;
  });
}

/** Folders of installs whose process is gone. */
async function removeAbandoned(cache) {
  for (const name of readdirSync(cache)) {
    const pid = Number(name.match(/\.unfinished-(\d+)$/)?.[1]);
    if (pid && !isRunning(pid)) await rm(join(cache, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function download(folder, say) {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const total = Object.keys(lock.packages).length;
  let fetched = 0;
  await npm(
    // `install`, not `ci`: the lock file lists every package, but not each binary that some package
    // offers for another platform, and `ci` insists on those too. Peers in n8n's tree disagree.
    [
      'install',
      '--legacy-peer-deps',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=http',
    ],
    {
      cwd: folder,
      onLine(line) {
        if (/ http (fetch|cache) .*\.tgz/.test(line)) say(`${++fetched} of ${total} packages`);
      },
    },
  );
}

/** The two packages that are nothing without their install scripts. */
async function buildBinaries(folder) {
  const output = await npm(
    ['rebuild', 'node', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'],
    {
      cwd: folder,
      env: {
        ...withNodeHeaders(withoutNpmSettings(process.env)),
        npm_config_legacy_peer_deps: 'true',
      },
    },
  );
  const { node, sqlite } = locate(folder);
  // npm may skip scripts that it was not told to trust, and end well all the same.
  const missing = [node, sqlite].filter((file) => !existsSync(file));
  if (missing.length === 0) return;

  const log = join(folder, 'rebuild.log');
  await writeFile(log, output);
  throw new Problem(
    `npm did not produce ${missing.join(' and ')}. What it said is in ${log}. ` +
      `This npm may refuse install scripts; npm ${process.versions.node.startsWith('20') ? 10 : 11} runs them.`,
  );
}

/** The C++ headers of this Node, if it brought them: node-gyp would download them otherwise. */
function withNodeHeaders(env) {
  const prefix = dirname(dirname(process.execPath));
  const bundled = existsSync(join(prefix, 'include', 'node', 'node_api.h'));
  return bundled && !env.npm_config_nodedir ? { ...env, npm_config_nodedir: prefix } : env;
}

function locate(folder) {
  const modules = join(folder, 'node_modules');
  return {
    folder,
    node: join(modules, 'node', 'bin', 'node'),
    n8n: join(modules, 'n8n', 'bin', 'n8n'),
    sqlite: join(modules, 'sqlite3', 'build', 'Release', 'node_sqlite3.node'),
  };
}
