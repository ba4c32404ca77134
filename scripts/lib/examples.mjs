/** The workflows in `examples/`, and the credential they name. */

import { readFile, readdir } from 'node:fs/promises';
import { inCheckout } from './checkout.mjs';

const FOLDER = inCheckout('examples');

/** The id by which the examples name their credential. */
export const credentialId = 'linqEmulator0001';

/** Every example, as n8n imports it. */
export async function readExamples() {
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
  return await Promise.all(files.map(readExample));
}

/** One example, by its file name. */
export async function readExample(file) {
  return JSON.parse(await readFile(`${FOLDER}/${file}`, 'utf8'));
}

/** The credential that the examples name by this id, for a given emulator. */
export function emulatorCredential({ baseUrl, token }) {
  return {
    id: credentialId,
    name: 'Linq emulator',
    type: 'linqPartnerApi',
    data: { apiToken: token, baseUrl },
  };
}
