// Connects to one device for a test. It checks that the running server does not hold the device, and explains in a sentence why a
// connection failed. For a device at another computer it listens on the server's port, so that the agent there connects to this program.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../config/environment.ts';
import { SetupError } from '../../config/setup-error.ts';
import { createTransports, localSetting } from '../../devices/open-devices.ts';
import { createLog, type Log } from '../../runtime/log.ts';
import { lockDataDir } from '../../store/open.ts';
import type { SiteTransport } from '../../transport/complete-setting.ts';
import type { RemoteTransports } from '../../transport/remote/remote-transports.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';

export interface DeviceConnection {
  createTransport: (placed: PlacedTransport) => Transport;
  log: Log;
  /** Returns one sentence that says why the connection cannot be opened. */
  explainFailure(): string;
  close(): Promise<void>;
}

/** A device that is plugged in is connected in less time. */
export const connectMs = 3_500;
/** An agent tries to connect to its server at least every five seconds. */
const agentMs = 15_000;

/** Describes where a device is plugged in, for people. */
export function describePlace(wire: SiteTransport | null): string {
  if (wire === null) return 'pretend';
  if (wire.kind === 'agent') return `${describePlace(wire.wire)}, lent by the agent ${wire.agent}`;
  if (wire.kind === 'tcp') return `${wire.host}:${wire.port}`;
  if (wire.kind === 'cups') return `the CUPS queue ${wire.queue}`;
  return wire.path;
}

function describeFailure(wire: SiteTransport, reason: string | null): string {
  const place = describePlace(wire);
  if (wire.kind === 'agent')
    return `${place}, cannot be opened over there: is it plugged in and switched on? The agent's own log says why.`;
  if (reason === null) return `${place} did not open within ${connectMs / 1000} s.`;
  if (/EBUSY|[Cc]annot lock port|temporarily unavailable|busy/.test(reason))
    return `${place} is held by another program, most likely the running server: stop the server, try again, and start it afterwards.`;
  if (/EACCES|EPERM|[Pp]ermission/.test(reason))
    return `This user may not open ${place}: run the command as the user of the server.`;
  if (/ENOENT|[Nn]o such file/.test(reason)) return `There is no ${place}: is the cable plugged in?`;
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|no connection within/.test(reason))
    return `Nobody takes the connection at ${place} (${reason}): is the device switched on, and the address right?`;
  return `${place} cannot be opened: ${reason}.`;
}

/** Only one program can use a device. @throws SetupError when the running server uses it */
function refuseWhileServerRuns(dataDir: string, wire: SiteTransport): void {
  if (!existsSync(join(dataDir, 'motcua.lock'))) return;
  try {
    lockDataDir(dataDir)();
  } catch (error) {
    if (!(error instanceof SetupError)) return;
    throw new SetupError(
      `The server is running and holds ${describePlace(wire)}: stop the server, try again, and start it afterwards.`,
    );
  }
}

/**
 * Listens on the server's port until the agent connects. Returns the function that closes everything.
 * @throws SetupError when the port is in use or the agent does not connect in time
 */
async function waitForAgent(
  agent: string,
  { config, remote, print }: { config: Config; remote: RemoteTransports; print: (line: string) => void },
): Promise<() => Promise<void>> {
  const { port, host } = config;
  const { onUpgrade, connectedAgents, stop } = remote;
  const http = createServer((_request, response) => void response.writeHead(503).end());
  http.on('upgrade', onUpgrade);
  const close = async () => {
    stop();
    const closed = new Promise<void>(resolve => http.close(() => resolve()));
    http.closeAllConnections();
    await closed;
  };
  await new Promise<void>((resolve, reject) => {
    http.once('error', () =>
      reject(
        new SetupError(
          `Port ${port} is taken, most likely by the running server, which holds what the agent ${agent} lends: stop the server, try again, and start it afterwards.`,
        ),
      ),
    );
    http.listen(port, host, resolve);
  });
  print(`Waiting for the agent ${agent} on port ${port}…`);
  const until = Date.now() + agentMs;
  while (!connectedAgents().includes(agent) && Date.now() < until) await wait(50);
  if (connectedAgents().includes(agent)) return close;
  await close();
  throw new SetupError(
    `The agent ${agent} did not come within ${agentMs / 1000} s: is \`npm run agent\` running there, with the address of this computer and the right token?`,
  );
}

/** @throws SetupError when the device cannot be reached from here now */
export async function connectDevice(
  wire: SiteTransport,
  config: Config,
  print: (line: string) => void,
): Promise<DeviceConnection> {
  if (localSetting(wire).kind !== 'cups') refuseWhileServerRuns(config.dataDir, wire);
  let downReason: string | null = null;
  // A transport logs why it is down, and that reason is shown at the terminal.
  const log = createLog('warn', {
    write(line) {
      const { code, reason } = JSON.parse(line) as { code?: string; reason?: string };
      if (code === 'transport.down') downReason = reason ?? downReason;
    },
  });
  const { createTransport, remote } = createTransports(config.site, log);
  const close =
    wire.kind === 'agent' ? await waitForAgent(wire.agent, { config, remote, print }) : async () => remote.stop();
  return { createTransport, log, explainFailure: () => describeFailure(wire, downReason), close };
}
