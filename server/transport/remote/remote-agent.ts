// The agent: runs on a computer where devices are plugged in, stays connected to the server, opens the transports that the
// server wants, and performs each write at most once and never too late.
import type { Log } from '../../runtime/log.ts';
import { TransportError } from '../transport.ts';
import { createAgentTransports } from './agent-transports.ts';
import { openDoneJobs } from './done-jobs.ts';
import type { ToAgent, WriteFailure } from './protocol.ts';
import { createServerConnection } from './server-connection.ts';

export interface RemoteAgentDependencies {
  /** The server's address, "http://192.168.1.10:8080". */
  server: string;
  token: string;
  /** Where the agent records the write jobs that it has begun. */
  folder: string;
  log: Log;
}

export interface RemoteAgent {
  /** Connects, and stays connected until `stop`. */
  start(): void;
  /** Resolves when all transports are closed. */
  stop(): Promise<void>;
}

/** Shorter writes (a status request, a line for a board) do no harm when repeated, and are not worth a write to the disk. */
const minRecordedBytes = 64;

/** @throws when the folder cannot be written */
export function createRemoteAgent({ server, token, folder, log }: RemoteAgentDependencies): RemoteAgent {
  const doneJobs = openDoneJobs(folder);
  const runningJobs = new Set<string>();
  /**
   * By how many ms this clock is ahead of the server's: the smallest difference seen, since delays only enlarge it. Null
   * before the first tick of this connection.
   */
  let aheadMs: number | null = null;

  const connection = createServerConnection({
    server,
    token,
    log,
    onMessage,
    onConnect() {
      aheadMs = null;
    },
  });
  const transports = createAgentTransports(connection.send, log);

  /** Null when all bytes were taken. */
  async function write({
    job,
    wire: key,
    data,
    untilAt,
  }: Extract<ToAgent, { type: 'write' }>): Promise<WriteFailure | null> {
    const transport = transports.find(key);
    const bytes = Buffer.from(data, 'base64');
    // A slip that was delayed on the way is for a citizen who has been told by now that nothing came out.
    const leftMs = untilAt - (Date.now() - (aheadMs ?? 0));
    if (leftMs <= 0) return { reason: 'timed-out', taken: 'nothing', message: 'it came too late' };
    if (transport === undefined) return { reason: 'closed', taken: 'nothing', message: 'no such wire here' };
    const recorded = bytes.length >= minRecordedBytes;
    if (recorded) doneJobs.begin(job);
    const failure = await transport.write(bytes, leftMs).then(() => null, describeFailure);
    if (recorded) doneJobs.end(job, failure);
    return failure;
  }

  function onWrite(message: Extract<ToAgent, { type: 'write' }>): void {
    const { job } = message;
    if (runningJobs.has(job)) return;
    const earlier = doneJobs.find(job);
    if (earlier !== undefined) {
      connection.send({ type: 'done', job, fault: earlier });
      return;
    }
    runningJobs.add(job);
    void write(message).then(fault => {
      runningJobs.delete(job);
      connection.send({ type: 'done', job, fault });
    });
  }

  function onMessage(message: ToAgent): void {
    switch (message.type) {
      case 'tick': {
        const difference = Date.now() - message.now;
        aheadMs = aheadMs === null ? difference : Math.min(aheadMs, difference);
        break;
      }
      case 'wires':
        transports.setWanted(message.wires);
        break;
      case 'hang-up':
        transports.reconnect(message.wire);
        break;
      case 'write':
        onWrite(message);
        break;
    }
  }

  return {
    start: connection.start,
    async stop() {
      connection.stop();
      await transports.stop();
      doneJobs.close();
    },
  };
}

function describeFailure(error: unknown): WriteFailure {
  if (!(error instanceof TransportError))
    return { reason: 'closed', taken: 'unsure', message: (error as Error).message };
  const { reason, taken, message } = error;
  return { reason, taken, message };
}
