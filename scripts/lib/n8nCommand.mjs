/** One run of n8n's command line, such as an import. */

import { run } from './command.mjs';
import { n8nEnvironment } from './n8nEnvironment.mjs';

/**
 * Runs `n8n <args>` on a user folder and resolves with its output.
 * n8n's commands log their errors and still exit with 0, so the caller says what success looks like.
 * @param {{ install: import('./n8nInstall.mjs').N8nInstall, userFolder: string,
 *   env?: Record<string, string> }} place `env` is more environment for n8n
 * @param {string[]} args
 * @param {{ success: RegExp }} expected
 */
export async function n8nCommand({ install, userFolder, env }, args, { success }) {
  const output = await run(install.node, [install.n8n, ...args], {
    cwd: userFolder,
    env: n8nEnvironment({ install, userFolder, extra: env }),
  });
  if (success.test(output)) return output;

  const told = output.split('\n').filter((line) => !/(Starting|Finished) migration/.test(line));
  throw new Error(`\`n8n ${args[0]}\` did not succeed:\n${told.slice(-20).join('\n')}`);
}
