// The server's side of all agents: accepts their connections and creates the transports that end at their computers.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../../runtime/log.ts';
import type { Transport, TransportSetting } from '../transport.ts';
import { type MessageConnection, openMessageConnection } from './message-connection.ts';
import {
  agentPath,
  agentProtocol,
  agentRunHeader,
  duplicateStatus,
  type FromAgent,
  type ToAgent,
  tickMs,
  transportKey,
} from './protocol.ts';
import { type AgentLink, createRemoteTransport, type RemoteTransport } from './remote-transport.ts';

export interface RemoteTransports {
  /** A transport at the agent of that id. It is up while the agent is connected and reports that its own end is up. */
  create(agentId: string, setting: TransportSetting): Transport;
  /** For the `upgrade` event of the HTTP server: handles requests of agents and ignores all others. */
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The ids of the agents that are connected now. */
  connectedAgents(): string[];
  stop(): void;
}

interface Agent extends AgentLink {
  connection: MessageConnection<ToAgent> | null;
  /** The id of the running program, which tells a reconnecting agent from a second one with the same token. */
  run: string | null;
  duplicateLogged: boolean;
  transports: Map<string, RemoteTransport>;
}

/** `identify` returns the id of the agent that has this token, or null. */
export function createRemoteTransports(identify: (token: string) => string | null, log: Log): RemoteTransports {
  const agents = new Map<string, Agent>();
  let ticker: NodeJS.Timeout | null = null;

  function agentById(id: string): Agent {
    const agent = agents.get(id) ?? createAgent(id);
    agents.set(id, agent);
    return agent;
  }

  function onMessage(agent: Agent, message: FromAgent): void {
    switch (message.type) {
      case 'wire':
        agent.transports.get(message.wire)?.onAgentReport(message.up);
        break;
      case 'bytes':
        agent.transports.get(message.wire)?.onDeviceBytes(Buffer.from(message.data, 'base64'));
        break;
      case 'done':
        for (const transport of agent.transports.values()) transport.onJobDone(message.job, message.fault);
        break;
      case 'tick':
        break;
    }
  }

  /**
   * Two agents with one token that replace each other would tear each other's slips, so the one that is connected stays until
   * it leaves or falls silent.
   */
  function isDuplicate(agent: Agent, run: string | null): boolean {
    if (agent.connection === null || agent.run === run) return false;
    if (!agent.duplicateLogged)
      log.warn(
        { code: 'agent.duplicate-rejected', part: 'agent', id: agent.id },
        'second agent with the same token rejected',
      );
    agent.duplicateLogged = true;
    return true;
  }

  /** `head` holds the bytes that came with the request already. */
  function accept(agent: Agent, socket: Duplex, head: Buffer): void {
    agent.duplicateLogged = false;
    // The same program has connected again, so its earlier connection is dead, even if nothing has reported that yet.
    agent.connection?.close();
    log.info({ code: 'agent.connected', part: 'agent', id: agent.id }, 'agent connected');
    const connection = openMessageConnection<FromAgent, ToAgent>(socket, head, {
      message: message => onMessage(agent, message),
      end() {
        if (agent.connection !== connection) return;
        agent.connection = null;
        log.warn({ code: 'agent.disconnected', part: 'agent', id: agent.id }, 'agent disconnected');
        for (const transport of agent.transports.values()) transport.onAgentReport(false);
      },
    });
    agent.connection = connection;
    connection.send({ type: 'tick', now: Date.now() });
    agent.sendWanted();
    for (const transport of agent.transports.values()) transport.resendWrite();
    ticker ??= setInterval(() => {
      for (const { connection } of agents.values()) connection?.send({ type: 'tick', now: Date.now() });
    }, tickMs);
  }

  return {
    create(agentId, setting) {
      const agent = agentById(agentId);
      const transport = createRemoteTransport(agent, setting);
      agent.transports.set(transportKey(setting), transport);
      return transport;
    },
    onUpgrade(request, socket, head) {
      if (request.url !== agentPath || request.headers.upgrade !== agentProtocol) return;
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      const id = token === undefined ? null : identify(token);
      if (id === null) return reject(socket, '401 Unauthorized');
      const agent = agentById(id);
      const header = request.headers[agentRunHeader];
      const run = typeof header === 'string' ? header : null;
      if (isDuplicate(agent, run)) return reject(socket, `${duplicateStatus} Conflict`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${agentProtocol}\r\n\r\n`);
      agent.run = run;
      accept(agent, socket, head);
    },
    connectedAgents: () => [...agents.values()].filter(agent => agent.connected).map(agent => agent.id),
    stop() {
      if (ticker !== null) clearInterval(ticker);
      ticker = null;
      for (const agent of agents.values()) agent.connection?.close();
    },
  };
}

function createAgent(id: string): Agent {
  const agent: Agent = {
    id,
    connection: null,
    run: null,
    duplicateLogged: false,
    transports: new Map(),
    get connected() {
      return agent.connection !== null;
    },
    send(message) {
      agent.connection?.send(message);
    },
    sendWanted() {
      const wires = [...agent.transports.values()].filter(transport => transport.wanted).map(({ setting }) => setting);
      agent.send({ type: 'wires', wires });
    },
  };
  return agent;
}

function reject(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
