// Where the server listens, and the address under which other devices of the office reach it.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { SetupError } from '../config/setup-error.ts';

const anyInterface = ['0.0.0.0', '::'];

/** The host name for links: `host` itself, or this computer's address in the local network when it listens everywhere. */
export function reachableHost(host: string): string {
  return anyInterface.includes(host) ? findLanAddress() : host;
}

function findLanAddress(): string {
  for (const addresses of Object.values(networkInterfaces()))
    for (const address of addresses ?? []) if (address.family === 'IPv4' && !address.internal) return address.address;
  return '127.0.0.1';
}

/** Returns the port, which the system chooses when `port` is 0. @throws SetupError when the port is taken or forbidden */
export async function listen(http: Server, { host, port }: { host: string; port: number }): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new SetupError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} on ${host} is taken by another program: stop it, or choose another PORT.`
            : `The server cannot listen on ${host}:${port}: ${error.message}.`,
        ),
      ),
    );
    http.listen(port, host, resolve);
  });
  return (http.address() as AddressInfo).port;
}
