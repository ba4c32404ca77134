/** Runs a program to its end, and keeps its output for the error message. */

import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

const TAIL = 30;

/**
 * Resolves with the program's output (both streams, interleaved); rejects with the last lines of
 * it when the program fails. `onLine` sees every line as it comes.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} [options]
 */
export async function run(command, args, { cwd, env, onLine } = {}) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    readLines(stream, (line) => {
      lines.push(line);
      onLine?.(line);
    });
  }

  // When we are interrupted, it must not go on alone.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve(exitCode ?? signal));
  }).finally(() => process.off('exit', kill));
  const output = lines.join('\n');
  if (code !== 0) {
    const call = [command, ...args].join(' ');
    throw new Problem(`\`${call}\` failed (${code}):\n${lines.slice(-TAIL).join('\n')}`);
  }
  return output;
}

/** Calls `onLine` for every whole line of a stream, and for what is left at its end. */
export function readLines(stream, onLine) {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    lines.forEach(onLine);
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}
