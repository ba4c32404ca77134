/** This package as users get it: built, packed, and unpacked where n8n keeps community nodes. */

import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inCheckout, packageJson } from './checkout.mjs';
import { run } from './command.mjs';
import { npm } from './npm.mjs';

const SOURCES = ['nodes', 'credentials', 'icons'];
const BUILD_SETTINGS = [
  'gulpfile.js',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** Bundles the nodes into `dist`, unless that is newer than all it is made from. */
export async function build() {
  if (await isBuilt()) return;
  const gulp = inCheckout('node_modules', 'gulp', 'bin', 'gulp.js');
  await run(process.execPath, [gulp, 'build'], { cwd: inCheckout() });
}

async function isBuilt() {
  // Copied files keep the time of their source, so only what was bundled tells.
  const bundles = (await timesIn('dist')).filter(({ path }) => path.endsWith('.js'));
  if (bundles.length === 0) return false;
  const settings = BUILD_SETTINGS.map((path) => timeOf(inCheckout(path)));
  const sources = [
    ...(await Promise.all(SOURCES.map(timesIn))).flat(),
    ...(await Promise.all(settings)),
  ];
  return (
    Math.min(...bundles.map(({ time }) => time)) > Math.max(...sources.map(({ time }) => time))
  );
}

/** When each file and folder was last changed; a folder changes when a file in it goes. */
async function timesIn(folder) {
  const names = await readdir(inCheckout(folder), { recursive: true }).catch(() => []);
  return await Promise.all(['', ...names].map((name) => timeOf(inCheckout(folder, name))));
}

async function timeOf(path) {
  return { path, time: (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs };
}

/** Packs what `npm publish` would send, and unpacks it into `folder`, replacing what was there. */
export async function unpackInto(folder) {
  const scratch = await mkdtemp(join(tmpdir(), 'n8n-nodes-linqapp-'));
  try {
    const output = await npm(
      ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch],
      {
        cwd: inCheckout(),
      },
    );
    const tarball = join(scratch, output.trim().split('\n').at(-1));
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/**
 * Installs the package the way n8n does when a user enters its name under Settings > Community
 * nodes: the same folder, the same changes to package.json, the same ledger. (n8n then runs
 * `npm install` in it, which finds nothing to do, because the package has no dependencies.)
 */
export async function installPackage(userFolder) {
  const nodesFolder = join(userFolder, '.n8n', 'nodes');
  const folder = join(nodesFolder, 'node_modules', packageJson.name);
  await unpackInto(folder);
  await dropDependencies(join(folder, 'package.json'));
  await writeJson(join(nodesFolder, 'package.json'), {
    name: 'installed-nodes',
    private: true,
    dependencies: { [packageJson.name]: packageJson.version },
  });
}

async function dropDependencies(file) {
  const { devDependencies, peerDependencies, optionalDependencies, ...kept } = JSON.parse(
    await readFile(file, 'utf8'),
  );
  await writeJson(file, kept);
}

const writeJson = async (file, value) => await writeFile(file, JSON.stringify(value, null, 2));
