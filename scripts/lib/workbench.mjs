/**
 * Everything at once: a real n8n with this package installed as users install it, the emulator
 * beside it, the credential and the examples imported. `npm start` opens one for a person, the
 * end-to-end tests open their own.
 */

import { step } from './progress.mjs';
import { emulatorCredential, readExamples } from './examples.mjs';
import { startEmulator } from './emulator.mjs';
import { importOnce } from './n8nImport.mjs';
import { currentN8n, ensureN8n } from './n8nInstall.mjs';
import { startN8n } from './n8nProcess.mjs';
import { installPackage } from './nodePackage.mjs';

/**
 * Expects the package to be built.
 * @param {object} settings
 * @param {import('./n8nInstall.mjs').N8nRelease} [settings.release] the current one by default
 * @param {string} settings.userFolder where n8n keeps its data; may be empty or of an earlier run
 * @param {number} [settings.n8nPort] a free one by default
 * @param {object} [settings.emulatorOptions] as for `startEmulator`
 * @param {Record<string, string>} [settings.env] more environment for n8n
 * @param {(closer: () => Promise<void>) => void} [settings.onOpened] told how to close each part
 *   as soon as it runs, for a caller who may be interrupted while the rest is still starting
 */
export async function openWorkbench({
  release = currentN8n,
  userFolder,
  n8nPort,
  emulatorOptions = {},
  env = {},
  onOpened = () => {},
}) {
  const closers = [];
  const opened = (closer) => {
    closers.unshift(closer);
    onOpened(closer);
  };
  const close = async () => {
    for (const closer of closers.splice(0)) await closer();
  };

  try {
    const install = await ensureN8n(release);
    await step('Install the nodes into n8n', () => installPackage(userFolder));
    const emulator = await step('Start the emulator', () => startEmulator(emulatorOptions));
    opened(() => emulator.close());
    const workflows = await readExamples();
    await step('Import the credential and the examples', () =>
      importOnce(
        { install, userFolder },
        { credentials: [emulatorCredential(emulator)], workflows },
      ),
    );
    const n8n = await step(`Start n8n ${release.version}`, () =>
      startN8n({ install, userFolder, port: n8nPort, env }),
    );
    opened(() => n8n.stop());
    return { install, emulator, n8n, workflows, close };
  } catch (error) {
    await close();
    throw error;
  }
}
