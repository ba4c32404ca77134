/** A child process that is asked one thing at a time. */

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts a module as a child and waits for its first message.
 *
 * @returns the first message, `ask` for the others, and `stop`
 */
export async function startChild(url, { args = [], execArgv = [], env = process.env } = {}) {
  const child = fork(fileURLToPath(url), args, { execArgv, env });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  const answer = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${[url, ...args].join(' ')} ended (${code})`));
      child.once('exit', ended);
      child.once('message', (message) => {
        child.off('exit', ended);
        if (message.error) reject(new Error(message.error));
        else resolve(message);
      });
    });

  return {
    first: await answer(),
    async ask(question) {
      const answered = answer();
      child.send(question);
      return await answered;
    },
    async stop() {
      process.off('exit', kill);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
