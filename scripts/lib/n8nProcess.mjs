/** A running n8n: start it, wait until it responds, stop it, start it again. */

import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { n8nEnvironment } from './n8nEnvironment.mjs';
import { freePort } from './ports.mjs';

const READY_WITHIN = 180_000;
const STOPPED_WITHIN = 15_000;

/**
 * @typedef {object} N8n
 * @property {string} url where the editor and the webhooks are
 * @property {number} port
 * @property {string} userFolder
 * @property {string} logFile all output of n8n
 * @property {Promise<void>} crashed rejects when n8n ends without having been asked to
 * @property {() => Promise<void>} stop ends n8n and its task runner; may be called twice
 * @property {() => Promise<void>} kill ends both at once, as a power cut would
 * @property {(env?: Record<string, string>) => Promise<void>} restart the same n8n again, on the same
 *   port and folder, with `env` added
 */

/**
 * Starts n8n and resolves when it responds to requests.
 * @param {{ install: import('./n8nInstall.mjs').N8nInstall, userFolder: string, port?: number,
 *   command?: 'start' | 'worker' | 'webhook', env?: Record<string, string> }} settings without a
 *   port, a free one is taken; other commands than `start` are the parts of an n8n in queue mode
 * @returns {Promise<N8n>}
 */
export async function startN8n({ install, userFolder, port, command = 'start', env = {} }) {
  const chosenPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${chosenPort}`;
  const logFile = join(userFolder, 'n8n.log');
  let child;

  async function launch(extra) {
    // Not the usual 5679: a second n8n on this machine has that.
    const brokerPort = await freePort();
    const environment = n8nEnvironment({
      install,
      userFolder,
      port: chosenPort,
      brokerPort,
      extra,
    });
    child = launchProcess(install, command, environment, logFile);
    await Promise.race([ready(url, command), child.crashed]);
  }

  const n8n = {
    url,
    port: chosenPort,
    userFolder,
    logFile,
    get crashed() {
      return child.crashed;
    },
    stop: async () => await child?.stop(),
    kill: async () => await child?.kill(),
    async restart(more = {}) {
      await n8n.stop();
      await launch({ ...env, ...more });
    },
  };
  try {
    await launch(env);
  } catch (error) {
    await n8n.stop();
    throw error;
  }
  return n8n;
}

function launchProcess(install, command, env, logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  // In a process group of its own: Ctrl-C in the terminal reaches us alone, and we end n8n in
  // order; and whatever n8n leaves behind can be ended with it.
  const child = spawn(install.node, [install.n8n, command], {
    cwd: dirname(logFile),
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });

  const killGroup = () => signalGroup(child.pid, 'SIGKILL');
  process.once('exit', killGroup);

  let stopping = false;
  const ended = new Promise((resolve) => child.once('close', resolve));
  const crashed = ended.then(async (code) => {
    process.off('exit', killGroup);
    log.end();
    if (!stopping) throw new Error(`n8n ended by itself (${code}). ${await lastWords(logFile)}`);
  });
  // Whoever waits for it sees the crash; with nobody waiting it must not end this process.
  crashed.catch(() => {});

  async function stop() {
    stopping = true;
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await Promise.race([ended, sleep(STOPPED_WITHIN, undefined, { ref: false })]);
    killGroup();
    await ended;
  }

  async function kill() {
    stopping = true;
    killGroup();
    await ended;
  }
  return { crashed, stop, kill };
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** An older n8n says that it is ready before its REST API is there, which only `start` has. */
async function ready(url, command) {
  await waitForResponse(`${url}/healthz/readiness`);
  if (command === 'start') await waitForResponse(`${url}/rest/settings`);
}

async function waitForResponse(url) {
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(200);
  }
  throw new Error(`n8n did not respond within ${READY_WITHIN / 1_000} s at ${url}.`);
}

async function lastWords(logFile) {
  const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n');
  return `The end of ${logFile}:\n${lines.slice(-20).join('\n')}`;
}
