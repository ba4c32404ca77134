/** The processes of a run: one per contender, and the stub that they talk to. */

import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contenders } from './contenders.mjs';

/** Without the second one collections drop compiled code, which would pass for a smaller heap. */
const EXEC_ARGV = ['--expose-gc', '--no-flush-bytecode'];

/**
 * @param {string} node the Node.js that all of them run on
 * @returns `start` for a process of one's own, `openPool` for the contenders, and `close`
 */
export async function openProcesses(node) {
  // n8n's engine keeps an encryption key in the user's folder; this one is thrown away.
  const userFolder = await mkdtemp(join(tmpdir(), 'linqapp-bench-'));
  const env = { ...process.env, N8N_USER_FOLDER: userFolder, N8N_LOG_LEVEL: 'error' };
  const children = [];

  async function start(name, args = []) {
    const child = await startChild(name, { args, execArgv: EXEC_ARGV, env, execPath: node });
    children.push(child);
    return child;
  }

  return {
    start,
    async openPool() {
      const stub = await start('stub.mjs');
      const origin = `http://127.0.0.1:${stub.first.port}`;
      const workers = new Map();
      for (const { id, module } of contenders) {
        workers.set(id, await start('worker.mjs', [`./${module}.mjs`, id, origin]));
      }
      return poolOf(stub, workers);
    },
    async close() {
      for (const child of children) await child.stop();
      await rm(userFolder, { recursive: true });
    },
  };
}

const poolOf = (stub, workers) => ({
  /**
   * Has one contender do one thing against a stub of this latency.
   *
   * @returns what the contender says, and what the stub counted
   */
  async ask(id, task, latency = {}) {
    await stub.ask({ set: latency });
    const result = await workers.get(id).ask(task);
    return { ...result, ...(await stub.ask({ count: true })) };
  },
  /** Has several contenders do the same thing at the same time. */
  async askTogether(ids, task, latency) {
    await stub.ask({ set: latency });
    return await Promise.all(ids.map(async (id) => await workers.get(id).ask(task)));
  },
});

/**
 * Starts a module of this folder as a child process that does one task at a time, and waits for
 * its first message.
 *
 * @returns the first message, `ask` for the others, and `stop`
 */
async function startChild(name, { args, ...options }) {
  const child = fork(fileURLToPath(new URL(name, import.meta.url)), args, options);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  const nextMessage = () =>
    new Promise((resolve, reject) => {
      const ended = (code) => reject(new Error(`${[name, ...args].join(' ')} ended (${code})`));
      child.once('exit', ended);
      child.once('message', (/** @type {any} */ message) => {
        child.off('exit', ended);
        if (message.error) reject(new Error(message.error));
        else resolve(message);
      });
    });

  return {
    first: await nextMessage(),
    async ask(task) {
      const response = nextMessage();
      child.send(task);
      return await response;
    },
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null || child.signalCode !== null || !child.connected) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
