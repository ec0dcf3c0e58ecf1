// The way to one device for a trial of it: looks whether the running server holds it, opens its wire, and says in words why
// it could not. A wire of another computer comes through its agent, which finds this program where it looks for the server.
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../../config/environment.ts';
import { SetupError } from '../../config/setup-error.ts';
import { createTransports, localSetting } from '../../devices/open-devices.ts';
import { createLog, type Log } from '../../runtime/log.ts';
import { holdDataDir } from '../../store/open.ts';
import type { SiteTransport } from '../../transport/complete-setting.ts';
import type { PlacedTransport, Transport } from '../../transport/transport.ts';

export interface DeviceConnection {
  createTransport: (placed: PlacedTransport) => Transport;
  log: Log;
  /** Why the line cannot be opened, in one sentence. */
  explain(): string;
  close(): Promise<void>;
}

/** A line that is plugged in is up in less. */
export const upMs = 3_500;
/** An agent looks for its server at least every five seconds. */
const agentMs = 15_000;

/** Where a device is plugged in, as a person says it. */
export function describePlace(wire: SiteTransport | null): string {
  if (wire === null) return 'pretend';
  if (wire.kind === 'agent') return `${describePlace(wire.wire)}, lent by the agent ${wire.agent}`;
  if (wire.kind === 'tcp') return `${wire.host}:${wire.port}`;
  if (wire.kind === 'cups') return `the CUPS queue ${wire.queue}`;
  return wire.path;
}

function explainFailure(wire: SiteTransport, why: string | null): string {
  const place = describePlace(wire);
  if (wire.kind === 'agent')
    return `${place}, cannot be opened over there: is it plugged in and switched on? The agent's own log says why.`;
  if (why === null) return `${place} did not open within ${upMs / 1000} s.`;
  if (/EBUSY|[Cc]annot lock port|temporarily unavailable|busy/.test(why))
    return `${place} is held by another program, most likely the running server: stop the server, try again, and start it afterwards.`;
  if (/EACCES|EPERM|[Pp]ermission/.test(why))
    return `This user may not open ${place}: run the command as the user of the server.`;
  if (/ENOENT|[Nn]o such file/.test(why)) return `There is no ${place}: is the cable plugged in?`;
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|no connection within/.test(why))
    return `Nobody takes the connection at ${place} (${why}): is the device switched on, and the address right?`;
  return `${place} cannot be opened: ${why}.`;
}

/** A device has one owner. @throws SetupError when the running server is it */
function refuseWhileServerRuns(dataDir: string, wire: SiteTransport): void {
  if (!existsSync(join(dataDir, 'motcua.lock'))) return;
  try {
    holdDataDir(dataDir)();
  } catch (error) {
    if (!(error instanceof SetupError)) return;
    throw new SetupError(
      `The server is running and holds ${describePlace(wire)}: stop the server, try again, and start it afterwards.`,
    );
  }
}

/** Listens where the server would, and waits until the agent comes. @throws SetupError when it does not */
async function waitForAgent(
  agent: string,
  { port, host }: Config,
  { onUpgrade, connectedAgents, stop }: ReturnType<typeof createTransports>['remote'],
  say: (line: string) => void,
): Promise<() => Promise<void>> {
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
  say(`Waiting for the agent ${agent} on port ${port}…`);
  const until = Date.now() + agentMs;
  while (!connectedAgents().includes(agent) && Date.now() < until) await wait(50);
  if (connectedAgents().includes(agent)) return close;
  await close();
  throw new SetupError(
    `The agent ${agent} did not come within ${agentMs / 1000} s: is \`npm run agent\` running there, with the address of this computer and the right token?`,
  );
}

/** @throws SetupError when the device is surely not to be reached from here now */
export async function connectDevice(
  wire: SiteTransport,
  config: Config,
  say: (line: string) => void,
): Promise<DeviceConnection> {
  if (localSetting(wire).kind !== 'cups') refuseWhileServerRuns(config.dataDir, wire);
  let why: string | null = null;
  // A transport logs why it is down, and that reason is shown at the terminal.
  const log = createLog('warn', {
    write(line) {
      const { code, reason } = JSON.parse(line) as { code?: string; reason?: string };
      if (code === 'transport.down') why = reason ?? why;
    },
  });
  const { createTransport, remote } = createTransports(config.site, log);
  const close = wire.kind === 'agent' ? await waitForAgent(wire.agent, config, remote, say) : async () => remote.stop();
  return { createTransport, log, explain: () => explainFailure(wire, why), close };
}
