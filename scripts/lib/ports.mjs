/** Ports on this machine. */

import { createServer } from 'node:net';
import { Problem } from './problem.mjs';

const HOST = '127.0.0.1';

/**
 * Has a server listen on the loopback address.
 * @param {import('node:net').Server} server
 * @param {number} [port] a free one by default
 * @returns {Promise<number>} the port
 */
export async function listenOn(server, port = 0) {
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve(undefined));
  });
  return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
}

/** A port that nobody listens on just now. */
export async function freePort() {
  return await listenBriefly(0);
}

/**
 * Makes sure that a port can be had.
 * @param {number} port
 * @param {{ what: string, variable: string }} purpose what would listen there, and the
 *   environment variable that chooses another port for it
 */
export async function requirePort(port, { what, variable }) {
  await listenBriefly(port).catch((error) => {
    const reason =
      error.code === 'EADDRINUSE'
        ? 'is in use by another program'
        : `cannot be had (${error.code})`;
    throw new Problem(
      `Port ${port}, meant for ${what}, ${reason}. ` +
        `Stop that program, or choose another port: ${variable}=${port + 1000} npm start`,
    );
  });
}

/** A port from the environment, or the usual one. */
export function portFromEnvironment(variable, usual) {
  const value = process.env[variable];
  if (!value) return usual;
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`${variable} must be a port number between 1 and 65535, and is "${value}".`);
}

async function listenBriefly(port) {
  const server = createServer();
  const found = await listenOn(server, port);
  await new Promise((resolve) => server.close(resolve));
  return found;
}
