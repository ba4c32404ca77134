/** The local Linq of `emulator/`, in this process. */

import { tsImport } from 'tsx/esm/api';

/**
 * Starts the emulator; the options and what it resolves with are those of `startEmulator` in
 * `emulator/index.ts`.
 */
export async function startEmulator(options) {
  const emulator = await tsImport('../../emulator/index.ts', import.meta.url);
  return await emulator.startEmulator(options);
}
