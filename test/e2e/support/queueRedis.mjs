/** A Redis that keeps nothing, on this machine only. */

import { tmpdir } from 'node:os';
import { freePort } from '../../../scripts/lib/ports.mjs';
import { startService } from './queueService.mjs';

/** Resolves with what n8n must know of it (`env`), and how to stop it. */
export async function startRedis() {
  const port = String(await freePort());
  const service = await startService(
    'redis-server',
    ['--bind', '127.0.0.1', '--port', port, '--save', '', '--appendonly', 'no'],
    { cwd: tmpdir() },
    /ready to accept connections/i,
  );
  return {
    env: { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port },
    stop: async () => await service.stop(),
  };
}
