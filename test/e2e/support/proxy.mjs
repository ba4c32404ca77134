/** A cable to the emulator that tests can cut. */

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { listenOn } from '../../../scripts/lib/ports.mjs';

export async function startProxy(url) {
  let target = new URL(url);
  const sockets = new Set();
  const keep = (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    keep(near);
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const port = await listenOn(server);
  async function cut() {
    server.close();
    for (const socket of sockets) socket.destroy();
    if (server.listening) await once(server, 'close');
  }
  return {
    url: `http://127.0.0.1:${port}`,
    /** Breaks what is connected, and refuses what wants to be. */
    cut,
    /** Lets connections through again, to another emulator if one is given. */
    async mend(other) {
      if (other) target = new URL(other);
      await listenOn(server, port);
    },
    close: async () => server.listening && (await cut()),
  };
}
