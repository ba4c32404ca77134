/** What the machine must have, asked for before anything slow begins. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import { checkout, inCheckout, packageJson } from './checkout.mjs';
import { Problem } from './problem.mjs';

const GIGABYTE = 1024 ** 3;
const N8N_DISK_SPACE = 4 * GIGABYTE;
const PREBUILT_SQLITE = 'https://github.com/TryGhost/node-sqlite3/releases';

/** This package's own Node version, and its dependencies installed. */
export function requireCheckout() {
  const needed = packageJson.engines.node.match(/\d+(\.\d+)*/)[0];
  if (compareVersions(process.versions.node, needed) < 0) {
    throw new Problem(
      `Node ${needed} or newer is needed, and this is Node ${process.versions.node}. ` +
        'Get it from https://nodejs.org or from your version manager.',
    );
  }
  if (process.platform === 'win32') {
    throw new Problem(
      'On Windows, please run this inside WSL: https://learn.microsoft.com/wsl/install',
    );
  }
  if (!existsSync(inCheckout('node_modules'))) {
    throw new Problem(`The dependencies are not installed. Run \`npm ci\` in ${checkout} first.`);
  }
}

/**
 * What installing n8n takes: space, and for its database driver either a prebuilt binary from
 * GitHub or the tools to compile one.
 */
export async function requireForN8nInstall(folder) {
  await requireDiskSpace(folder);
  const missing = await missingCommands(['python3', 'make', 'g++']);
  if (missing.length === 0 || (await reachable(PREBUILT_SQLITE))) return;

  throw new Problem(
    [
      "n8n's database driver (sqlite3) has to be compiled here, because GitHub, which has it ready-made,",
      `cannot be reached. Missing for that: ${missing.join(', ')}.`,
      '',
      '  Debian, Ubuntu:  sudo apt-get install python3 make g++',
      '  Fedora:          sudo dnf install python3 make gcc-c++',
      '  macOS:           xcode-select --install',
      '',
      'Then run the same command again.',
    ].join('\n'),
  );
}

const CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium, for the tests that look at the editor. */
export function requireChromium() {
  const candidates = [process.env.CHROMIUM_PATH, ...CHROMIUM].filter(Boolean);
  const found = candidates.find((path) => existsSync(path));
  if (found) return found;

  throw new Problem(
    [
      'These tests open the editor in Chromium or Chrome, and neither was found.',
      '',
      '  Debian:  sudo apt-get install chromium',
      '  macOS:   brew install --cask chromium',
      '',
      'If it is somewhere unusual, say where: CHROMIUM_PATH=/path/to/chromium npm run test:e2e',
    ].join('\n'),
  );
}

async function requireDiskSpace(folder) {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize >= N8N_DISK_SPACE) return;

  throw new Problem(
    `n8n needs 4 GB of disk space in ${folder}, and ${((bavail * bsize) / GIGABYTE).toFixed(1)} GB are free. ` +
      'Make room, or set XDG_CACHE_HOME to a folder that has it.',
  );
}

async function missingCommands(commands) {
  const found = await Promise.all(commands.map(runs));
  return commands.filter((_, index) => !found[index]);
}

async function runs(command) {
  return await promisify(execFile)(command, ['--version']).then(
    () => true,
    () => false,
  );
}

async function reachable(url) {
  return await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(10_000) }).then(
    (response) => response.ok,
    () => false,
  );
}

function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let index = 0; index < 3; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
