/** Puts credentials and workflows into an n8n that is not running. */

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { n8nCommand } from './n8nCommand.mjs';

/**
 * Imports what has not been imported in this form before. Ids are kept, so a changed example
 * replaces its older self, and what a person changed in the editor stays as long as the example
 * does.
 * @param {{ install: import('./n8nInstall.mjs').N8nInstall, userFolder: string,
 *   env?: Record<string, string> }} place as for `n8nCommand`
 * @param {{ credentials?: object[], workflows?: object[] }} content
 * @returns {Promise<boolean>} whether there was anything to import
 */
export async function importOnce(place, { credentials = [], workflows = [] }) {
  const ledger = join(place.userFolder, '.n8n', 'imported.json');
  const known = await readLedger(ledger);
  const isNew = (entry) => known[entry.id] !== digest(entry);
  const newCredentials = credentials.filter(isNew);
  const newWorkflows = workflows.filter(isNew);

  await importFile(place, 'import:credentials', newCredentials);
  await importFile(place, 'import:workflow', newWorkflows);

  const imported = [...newCredentials, ...newWorkflows];
  if (imported.length === 0) return false;
  for (const entry of imported) known[entry.id] = digest(entry);
  await writeFile(ledger, JSON.stringify(known, null, 2));
  return true;
}

async function importFile(place, command, entries) {
  if (entries.length === 0) return;
  await mkdir(place.userFolder, { recursive: true });
  const folder = await mkdtemp(join(tmpdir(), 'n8n-import-'));
  try {
    const file = join(folder, 'import.json');
    await writeFile(file, JSON.stringify(entries));
    await n8nCommand(place, [command, `--input=${file}`], { success: /Successfully imported/ });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readLedger(file) {
  return await readFile(file, 'utf8').then(JSON.parse, () => ({}));
}

const digest = (entry) => createHash('sha256').update(JSON.stringify(entry)).digest('hex');
