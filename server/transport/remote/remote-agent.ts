// The agent's work: stays connected to the server for ever, opens the wires that it wants, and does each write at most once
// and never late.
import { randomUUID } from 'node:crypto';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Log } from '../../runtime/log.ts';
import { createLocalTransport, TransportError } from '../local-transport.ts';
import type { Transport, TransportSetting } from '../transport.ts';
import { openDoneJobs } from './done-jobs.ts';
import {
  agentPath,
  agentProtocol,
  agentRunHeader,
  type FromAgent,
  type MessageConnection,
  openMessageConnection,
  type ToAgent,
  tickMs,
  transportKey,
  twinStatus,
  type WriteFailure,
} from './protocol.ts';

export interface RemoteAgentDependencies {
  /** The server's address, "http://192.168.1.10:8080". */
  server: string;
  token: string;
  /** Where it remembers what it has done. */
  folder: string;
  log: Log;
}

export interface RemoteAgent {
  start(): void;
  stop(): Promise<void>;
}

const firstPauseMs = 200;
const longestPauseMs = 5_000;
const connectWithinMs = 5_000;
/** Shorter words (questions, a line for a board) do no harm twice, and are not worth a write to the disk. */
const smallBytes = 64;
/** What a device says while the server is away: its word on a slip must not be lost to a short cut. */
const heldBytes = 64;
const heldMs = 15_000;

export function createRemoteAgent({ server, token, folder, log }: RemoteAgentDependencies): RemoteAgent {
  const run = randomUUID();
  const done = openDoneJobs(folder);
  const wires = new Map<string, Transport>();
  const underWay = new Set<string>();
  let talk: MessageConnection<FromAgent> | null = null;
  let held: { message: FromAgent; at: number }[] = [];
  let wanted = false;
  let retry: NodeJS.Timeout | null = null;
  let pauseMs = firstPauseMs;
  let refused = false;
  let saidAway = false;
  /** How far this clock is ahead of the server's, as little as it can be; null before the first tick of this connection. */
  let aheadMs: number | null = null;

  function hold(message: FromAgent): void {
    held = [...held.filter(({ at }) => Date.now() - at < heldMs), { message, at: Date.now() }].slice(-heldBytes);
  }

  function openWires(settings: TransportSetting[]): void {
    const names = new Set(settings.map(transportKey));
    for (const [name, wire] of wires)
      if (!names.has(name)) {
        wires.delete(name);
        void wire.stop();
      }
    for (const setting of settings) {
      const name = transportKey(setting);
      const known = wires.get(name);
      if (known !== undefined) {
        talk?.send({ type: 'wire', wire: name, up: known.up });
        continue;
      }
      const wire = createLocalTransport(setting, log);
      wires.set(name, wire);
      wire.onChange(up => {
        if (wires.get(name) === wire) talk?.send({ type: 'wire', wire: name, up });
      });
      wire.onBytes(bytes => {
        const message: FromAgent = { type: 'bytes', wire: name, data: Buffer.from(bytes).toString('base64') };
        if (talk === null) hold(message);
        else talk.send(message);
      });
      wire.start();
    }
    for (const { message, at } of held.splice(0)) if (Date.now() - at < heldMs) talk?.send(message);
  }

  async function write(message: Extract<ToAgent, { type: 'write' }>): Promise<WriteFailure | null> {
    const { job, wire: name } = message;
    const wire = wires.get(name);
    const bytes = Buffer.from(message.data, 'base64');
    // Something held up on the way is for a citizen who has been told that there is no paper.
    const leftMs = message.untilAt - (Date.now() - (aheadMs ?? 0));
    if (leftMs <= 0) return { reason: 'timed-out', taken: 'nothing', message: 'it came too late' };
    if (wire === undefined) return { reason: 'closed', taken: 'nothing', message: 'no such wire here' };
    const small = bytes.length < smallBytes;
    if (!small) done.begin(job);
    let fault: WriteFailure | null = null;
    try {
      await wire.write(bytes, leftMs);
    } catch (error) {
      const {
        reason,
        taken,
        message: why,
      } = error instanceof TransportError ? error : new TransportError('closed', 'unsure', (error as Error).message);
      fault = { reason, taken, message: why };
    }
    if (!small) done.end(job, fault);
    return fault;
  }

  function onMessage(message: ToAgent): void {
    if (message.type === 'tick') {
      const ahead = Date.now() - message.now;
      aheadMs = aheadMs === null ? ahead : Math.min(aheadMs, ahead);
    } else if (message.type === 'wires') openWires(message.wires);
    else if (message.type === 'hang-up') {
      const wire = wires.get(message.wire);
      wire?.stop(true).then(() => wires.get(message.wire) === wire && wire.start());
    } else if (message.type === 'write') {
      const { job } = message;
      const before = done.find(job);
      if (underWay.has(job)) return;
      if (before !== undefined) {
        talk?.send({ type: 'done', job, fault: before });
        return;
      }
      underWay.add(job);
      void write(message).then(fault => {
        underWay.delete(job);
        talk?.send({ type: 'done', job, fault });
      });
    }
  }

  function dialLater(why: string): void {
    if (!wanted) return;
    // Once for each absence: whoever sets the agent up sees why, and a night without the server fills no log.
    if (!saidAway)
      log.warn({ code: 'agent.server-unreachable', part: 'agent', id: server, reason: why }, 'server unreachable');
    saidAway = true;
    retry = setTimeout(dial, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }

  function dial(): void {
    const address = new URL(agentPath, server);
    const headers = {
      connection: 'Upgrade',
      upgrade: agentProtocol,
      authorization: `Bearer ${token}`,
      [agentRunHeader]: run,
    };
    const ask = (address.protocol === 'https:' ? requestHttps : requestHttp)(address, {
      headers,
      agent: false,
      timeout: connectWithinMs,
    });
    let over = false;
    const fail = (why: string) => {
      if (over) return;
      over = true;
      ask.destroy();
      dialLater(why);
    };
    ask.on('error', error => fail(error.message));
    ask.on('timeout', () => fail('no answer'));
    ask.on('response', response => {
      response.resume();
      // A wrong token does not mend itself, but the site file may: said once, tried for ever.
      const why =
        response.statusCode === twinStatus
          ? 'another agent with this token is connected: each computer needs an agent and a token of its own'
          : 'the server does not know this agent';
      if (!refused)
        log.error(
          { code: 'agent.rejected', part: 'agent', id: server, reason: `status ${response.statusCode}: ${why}` },
          'server rejected this agent',
        );
      refused = true;
      pauseMs = longestPauseMs;
      fail(`status ${response.statusCode}`);
    });
    ask.on('upgrade', (_response, socket, head) => {
      if (over || !wanted) return void socket.destroy();
      over = true;
      refused = false;
      saidAway = false;
      pauseMs = firstPauseMs;
      aheadMs = null;
      socket.setTimeout(0);
      socket.setNoDelay(true);
      log.info({ code: 'agent.server-connected', part: 'agent', id: server }, 'connected to the server');
      const mine = openMessageConnection<ToAgent, FromAgent>(socket, head, {
        message: onMessage,
        end() {
          clearInterval(ticker);
          if (talk !== mine) return;
          talk = null;
          log.warn({ code: 'agent.server-lost', part: 'agent', id: server }, 'connection to the server lost');
          dialLater('hung up');
        },
      });
      const ticker = setInterval(() => mine.send({ type: 'tick' }), tickMs);
      talk = mine;
      mine.send({ type: 'tick' });
    });
    ask.end();
  }

  return {
    start() {
      wanted = true;
      dial();
    },
    async stop() {
      wanted = false;
      if (retry !== null) clearTimeout(retry);
      talk?.close();
      await Promise.all([...wires.values()].map(wire => wire.stop()));
      done.close();
    },
  };
}
