/** A PostgreSQL with an empty database, on this machine only. */

import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { postgresProgram } from './queueRequirements.mjs';
import { startService } from './queueService.mjs';

const execute = promisify(execFile);
const USER = 'n8n';
const MAX_OUTPUT = 64 * 1024 * 1024;

// Nothing here has to outlive the test.
const FORGETFUL = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };

/**
 * Resolves with what n8n must know of it (`env`), how to read from it (`rows`) and write to it
 * (`run`), and how to stop it and forget its data.
 */
export async function startPostgres() {
  const account = await accountOfPostgres();
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  if (account) await chown(folder, account.uid, account.gid);
  const place = { cwd: folder, account };

  const init = ['-D', folder, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await execute(postgresProgram('initdb'), init, { cwd: folder, ...account });

  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...FORGETFUL,
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const service = await startService(
    postgresProgram('postgres'),
    ['-D', folder, ...options],
    place,
    /ready to accept connections/i,
  );

  /** Runs a statement, and resolves with what psql prints. */
  async function run(statement) {
    const server = ['-h', '127.0.0.1', '-p', String(port), '-U', USER, '-d', 'postgres'];
    const options = ['--no-psqlrc', '--tuples-only', '--no-align', '-c', statement];
    const { stdout } = await execute(postgresProgram('psql'), [...server, ...options], {
      maxBuffer: MAX_OUTPUT,
    });
    return stdout;
  }

  return {
    env: {
      DB_TYPE: 'postgresdb',
      DB_POSTGRESDB_HOST: '127.0.0.1',
      DB_POSTGRESDB_PORT: String(port),
      DB_POSTGRESDB_DATABASE: 'postgres',
      DB_POSTGRESDB_USER: USER,
      DB_POSTGRESDB_PASSWORD: '',
    },

    run,

    /** The rows of a SELECT, as objects. */
    rows: async (select) =>
      JSON.parse(await run(`SELECT coalesce(json_agg(row), '[]') FROM (${select}) AS row`)),

    async stop() {
      // Without waiting for those who are still connected.
      await service.stop('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; its package brings an account for it. */
async function accountOfPostgres() {
  if (process.getuid() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map((flag) => execute('id', [flag, 'postgres'])),
  );
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
