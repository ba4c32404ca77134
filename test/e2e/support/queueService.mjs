/** A program that serves on this machine as long as a test lasts: a database, a queue. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readLines } from '../../../scripts/lib/command.mjs';

const TAIL = 20;

/**
 * Starts a program and resolves when it says that it is ready.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, account?: { uid: number, gid: number } }} place its working folder, and
 *   whose rights it has
 * @param {RegExp} ready what a line of its output says then
 * @returns {Promise<{ stop: (signal?: NodeJS.Signals) => Promise<void> }>}
 */
export async function startService(command, args, { cwd, account }, ready) {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const ended = once(child, 'close').finally(() => process.off('exit', kill));
  const lines = [];

  await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      readLines(stream, (line) => {
        lines.push(line);
        if (lines.length > TAIL) lines.shift();
        if (ready.test(line)) resolve();
      });
    }
    ended.then(
      () => reject(new Error(`${command} ended before it was ready:\n${lines.join('\n')}`)),
      reject,
    );
  });

  return {
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await ended;
    },
  };
}
