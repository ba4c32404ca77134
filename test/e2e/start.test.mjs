/** `npm start`: what a person sees who has just cloned the project. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inCheckout } from '../../scripts/lib/checkout.mjs';
import { ensureN8n } from '../../scripts/lib/n8nInstall.mjs';
import { signIn } from '../../scripts/lib/n8nClient.mjs';
import { freePort, requirePort } from '../../scripts/lib/ports.mjs';

const READY = 'Ctrl-C stops everything.';

describe('npm start', () => {
  let userFolder;
  let ports;

  before(async () => {
    userFolder = await mkdtemp(join(tmpdir(), 'n8n-start-'));
    ports = { N8N_PORT: await freePort(), EMULATOR_PORT: await freePort() };
  });

  after(async () => await rm(userFolder, { recursive: true, force: true }));

  test('opens an n8n that can be signed in to, and Ctrl-C ends all of it', async () => {
    const start = startProcess(userFolder, ports);
    const output = await start.says(READY);

    const [first] = output.slice(output.indexOf('Start n8n')).match(/http:\S+/);
    assert.equal(first, `http://127.0.0.1:${ports.EMULATOR_PORT}`, 'the phone comes first');
    for (const id of ['linqFirstMessage', 'linqAnswer', 'linqDrip']) {
      assert.match(output, new RegExp(`http://127.0.0.1:${ports.EMULATOR_PORT}/open/n8n/workflow/${id}\\n`));
    }
    assert.match(output, /owner@example\.com +Linq-local-1/);
    assert.match(output, /Import the credential/);
    const url = `http://127.0.0.1:${ports.N8N_PORT}`;
    const client = await signIn({ url }, await ensureN8n());
    const execution = await client.run('linqFirstMessage', 'When clicking ‘Execute workflow’');
    assert.equal(execution.status, 'success', execution.error?.message);

    assert.equal(await start.interrupt(), 0);
    await portsAreFree(ports);
  });

  test('installs and imports nothing the second time, and keeps what is there', async () => {
    const ledger = join(userFolder, '.n8n', 'imported.json');
    const { mtimeMs: importedAt } = await stat(ledger);
    const start = startProcess(userFolder, ports);
    const output = await start.says(READY);
    assert.doesNotMatch(output, /Install n8n \d/);
    assert.equal((await stat(ledger)).mtimeMs, importedAt);
    assert.equal(await start.interrupt(), 0);
  });

  test('can be interrupted before it is ready', async () => {
    const start = startProcess(userFolder, ports);
    await start.says('Import the credential');
    assert.equal(await start.interrupt(), 0);
    await portsAreFree(ports);
  });

  for (const variable of ['N8N_PORT', 'EMULATOR_PORT']) {
    test(`says which port is busy and how to choose another (${variable})`, async () => {
      const server = createServer().listen(ports[variable], '127.0.0.1');
      await once(server, 'listening');
      try {
        const start = startProcess(userFolder, ports);
        assert.equal(await start.ended, 1);
        assert.match(start.output(), new RegExp(`Port ${ports[variable]}, .* is in use`));
        assert.match(start.output(), new RegExp(`${variable}=\\d+ npm start`));
        assert.doesNotMatch(start.output(), /\n +at /, 'a stack trace');
      } finally {
        server.close();
      }
    });
  }
});

function startProcess(userFolder, ports) {
  const env = {
    ...process.env,
    N8N_USER_FOLDER: userFolder,
    N8N_PORT: String(ports.N8N_PORT),
    EMULATOR_PORT: String(ports.EMULATOR_PORT),
  };
  const child = spawn(process.execPath, [inCheckout('scripts', 'start.mjs')], { env });
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }

  return {
    ended,
    output: () => output,

    /** Waits until the output contains `text`. */
    async says(text) {
      while (!output.includes(text)) {
        const more = await Promise.race([once(child.stdout, 'data'), ended.then(() => undefined)]);
        if (!more) assert.fail(`ended before it said "${text}":\n${output}`);
      }
      return output;
    },

    async interrupt() {
      child.kill('SIGINT');
      return await ended;
    },
  };
}

async function portsAreFree(ports) {
  for (const [variable, port] of Object.entries(ports)) {
    await requirePort(port, { what: variable, variable });
  }
}
