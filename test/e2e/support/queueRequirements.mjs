/** What n8n's queue mode needs besides n8n: Redis and PostgreSQL, from the system's packages. */

import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from '../../../scripts/lib/problem.mjs';

const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** @throws Problem that says what to install */
export function requireQueueServices() {
  const missing = [
    inPath('redis-server') ? undefined : 'Redis',
    ['postgres', 'initdb', 'psql'].every(find) ? undefined : 'PostgreSQL',
  ].filter(Boolean);
  if (missing.length === 0) return;

  throw new Problem(
    [
      `These tests start n8n in queue mode, and ${missing.join(' and ')} for it, which were not found.`,
      '',
      '  Debian, Ubuntu:  sudo apt-get install redis-server postgresql',
      '  macOS:           brew install redis postgresql',
      '',
      'Nothing has to run beforehand: the tests start their own and throw them away.',
    ].join('\n'),
  );
}

/** The path of one of PostgreSQL's programs. */
export function postgresProgram(name) {
  const found = find(name);
  if (!found) requireQueueServices();
  return found;
}

function find(name) {
  return inPath(name) ?? inDebianFolder(name);
}

function inPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Debian keeps the programs of each version apart, and out of the path; the newest is taken. */
function inDebianFolder(name) {
  if (!existsSync(DEBIAN_FOLDER)) return undefined;
  const versions = readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a));
  return versions
    .map((version) => join(DEBIAN_FOLDER, version, 'bin', name))
    .find((file) => existsSync(file));
}
