// The agent's connection to the server: connects, reconnects for ever, and logs each kind of trouble once.
import { randomUUID } from 'node:crypto';
import { type ClientRequest, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Log } from '../../runtime/log.ts';
import { type MessageConnection, openMessageConnection } from './message-connection.ts';
import {
  agentPath,
  agentProtocol,
  agentRunHeader,
  duplicateStatus,
  type FromAgent,
  type ToAgent,
  tickMs,
} from './protocol.ts';

interface ServerConnection {
  /** False, and nothing sent, while there is no connection. */
  send(message: FromAgent): boolean;
  start(): void;
  stop(): void;
}

const firstPauseMs = 200;
const maxPauseMs = 5_000;
const maxConnectMs = 5_000;

export function createServerConnection(dependencies: {
  /** The server's address, "http://192.168.1.10:8080". */
  server: string;
  token: string;
  log: Log;
  /** Called before the first message of a new connection. */
  onConnect: () => void;
  onMessage: (message: ToAgent) => void;
}): ServerConnection {
  const { server, token, log, onConnect, onMessage } = dependencies;
  const run = randomUUID();
  const logKeys = { part: 'agent', id: server } as const;
  let connection: MessageConnection<FromAgent> | null = null;
  let wanted = false;
  let retry: NodeJS.Timeout | null = null;
  let pauseMs = firstPauseMs;
  let rejectionLogged = false;
  let outageLogged = false;

  function connectLater(why: string): void {
    if (!wanted) return;
    // Logged once per outage: whoever sets the agent up sees the reason, and a night without the server fills no log.
    if (!outageLogged) log.warn({ code: 'agent.server-unreachable', ...logKeys, reason: why }, 'server unreachable');
    outageLogged = true;
    retry = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, maxPauseMs);
  }

  function requestUpgrade(): ClientRequest {
    const address = new URL(agentPath, server);
    const headers = {
      connection: 'Upgrade',
      upgrade: agentProtocol,
      authorization: `Bearer ${token}`,
      [agentRunHeader]: run,
    };
    const options = { headers, agent: false, timeout: maxConnectMs } as const;
    return (address.protocol === 'https:' ? requestHttps : requestHttp)(address, options);
  }

  function connect(): void {
    const request = requestUpgrade();
    let settled = false;
    const fail = (why: string) => {
      if (settled) return;
      settled = true;
      request.destroy();
      connectLater(why);
    };
    request.on('error', error => fail(error.message));
    request.on('timeout', () => fail('no answer'));
    request.on('response', response => {
      response.resume();
      onRejected(response.statusCode);
      fail(`status ${response.statusCode}`);
    });
    request.on('upgrade', (_response, socket, head) => {
      if (settled || !wanted) return void socket.destroy();
      settled = true;
      socket.setTimeout(0);
      socket.setNoDelay(true);
      onUpgraded(socket, head);
    });
    request.end();
  }

  /** A wrong token may become right when the site file is changed, so it is logged once and tried for ever. */
  function onRejected(status: number | undefined): void {
    const why =
      status === duplicateStatus
        ? 'another agent with this token is connected: each computer needs an agent and a token of its own'
        : 'the server does not know this agent';
    if (!rejectionLogged)
      log.error(
        { code: 'agent.rejected', ...logKeys, reason: `status ${status}: ${why}` },
        'server rejected this agent',
      );
    rejectionLogged = true;
    pauseMs = maxPauseMs;
  }

  function onUpgraded(socket: Duplex, head: Buffer): void {
    rejectionLogged = false;
    outageLogged = false;
    pauseMs = firstPauseMs;
    onConnect();
    log.info({ code: 'agent.server-connected', ...logKeys }, 'connected to the server');
    const opened = openMessageConnection<ToAgent, FromAgent>(socket, head, {
      message: onMessage,
      end() {
        clearInterval(ticker);
        if (connection !== opened) return;
        connection = null;
        log.warn({ code: 'agent.server-lost', ...logKeys }, 'connection to the server lost');
        connectLater('connection lost');
      },
    });
    const ticker = setInterval(() => opened.send({ type: 'tick' }), tickMs);
    connection = opened;
    opened.send({ type: 'tick' });
  }

  return {
    send(message) {
      connection?.send(message);
      return connection !== null;
    },
    start() {
      wanted = true;
      connect();
    },
    stop() {
      wanted = false;
      if (retry !== null) clearTimeout(retry);
      connection?.close();
    },
  };
}
