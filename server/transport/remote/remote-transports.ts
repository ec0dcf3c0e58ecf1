// Wires that end at another computer: an agent there lends them. To whoever uses one it is a wire like any other; a write
// that a cut interrupts is asked for again under the same id, and the agent does it at most once.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Log } from '../../runtime/log.ts';
import { TransportError } from '../local-transport.ts';
import type { Transport, TransportSetting } from '../transport.ts';
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
} from './protocol.ts';

export interface RemoteTransports {
  /** A wire of that agent. It is up when the agent is here and says so. */
  create(agentId: string, setting: TransportSetting): Transport;
  /** For the `upgrade` event of the HTTP server: takes what is ours, leaves the rest alone. */
  onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Agents that are here now. */
  connectedAgents(): string[];
  stop(): void;
}

interface Pending {
  job: string;
  data: string;
  untilAt: number;
  settle(fault: TransportError | null): void;
}

interface RemoteTransportState {
  setting: TransportSetting;
  wanted: boolean;
  farUp: boolean;
  toldUp: boolean;
  pending: Pending | null;
  byteListeners: Set<(bytes: Uint8Array) => void>;
  changeListeners: Set<(up: boolean) => void>;
}

interface Agent {
  talk: MessageConnection<ToAgent> | null;
  /** Which run of which program it is. */
  run: string | null;
  saidTwin: boolean;
  wires: Map<string, RemoteTransportState>;
}

/** `identify`: whose token it is, or null. */
export function createRemoteTransports(identify: (token: string) => string | null, log: Log): RemoteTransports {
  const agents = new Map<string, Agent>();
  let ticker: NodeJS.Timeout | null = null;

  function agentOf(id: string): Agent {
    const agent = agents.get(id) ?? {
      talk: null,
      run: null,
      saidTwin: false,
      wires: new Map<string, RemoteTransportState>(),
    };
    agents.set(id, agent);
    return agent;
  }

  function tellUp(agent: Agent, wire: RemoteTransportState): void {
    const up = agent.talk !== null && wire.wanted && wire.farUp;
    if (up === wire.toldUp) return;
    wire.toldUp = up;
    for (const listener of wire.changeListeners) listener(up);
  }

  function sayWires(agent: Agent): void {
    const wires = [...agent.wires.values()].filter(wire => wire.wanted).map(wire => wire.setting);
    agent.talk?.send({ type: 'wires', wires });
  }

  function sayWrite(agent: Agent, name: string, { job, data, untilAt }: Pending): void {
    agent.talk?.send({ type: 'write', wire: name, job, data, untilAt });
  }

  function onMessage(agent: Agent, message: FromAgent): void {
    if (message.type === 'wire') {
      const wire = agent.wires.get(message.wire);
      if (wire === undefined) return;
      wire.farUp = message.up;
      tellUp(agent, wire);
    } else if (message.type === 'bytes') {
      const bytes = Buffer.from(message.data, 'base64');
      for (const listener of agent.wires.get(message.wire)?.byteListeners ?? []) listener(bytes);
    } else if (message.type === 'done') {
      for (const { pending } of agent.wires.values()) {
        if (pending?.job !== message.job) continue;
        const { fault } = message;
        pending.settle(fault === null ? null : new TransportError(fault.reason, fault.taken, fault.message));
      }
    }
  }

  /** Two that take turns would tear each other's slips: who is here stays, until it leaves or is silent. */
  function isTwin(id: string, run: string | null): boolean {
    const agent = agentOf(id);
    if (agent.talk === null || agent.run === run) return false;
    if (!agent.saidTwin)
      log.warn({ code: 'agent.duplicate-rejected', part: 'agent', id }, 'second agent with the same token rejected');
    agent.saidTwin = true;
    return true;
  }

  function welcome(id: string, run: string | null, socket: Duplex, head: Buffer): void {
    const agent = agentOf(id);
    agent.run = run;
    agent.saidTwin = false;
    // The old connection may not know yet that it is dead.
    agent.talk?.close();
    log.info({ code: 'agent.connected', part: 'agent', id }, 'agent connected');
    const talk = openMessageConnection<FromAgent, ToAgent>(socket, head, {
      message: message => onMessage(agent, message),
      end() {
        if (agent.talk !== talk) return;
        agent.talk = null;
        log.warn({ code: 'agent.disconnected', part: 'agent', id }, 'agent disconnected');
        for (const wire of agent.wires.values()) {
          wire.farUp = false;
          tellUp(agent, wire);
        }
      },
    });
    agent.talk = talk;
    talk.send({ type: 'tick', now: Date.now() });
    sayWires(agent);
    for (const [name, { pending }] of agent.wires) if (pending !== null) sayWrite(agent, name, pending);
    ticker ??= setInterval(() => {
      for (const each of agents.values()) each.talk?.send({ type: 'tick', now: Date.now() });
    }, tickMs);
  }

  return {
    create(agentId, setting) {
      const agent = agentOf(agentId);
      const name = transportKey(setting);
      const state: RemoteTransportState = {
        setting,
        wanted: false,
        farUp: false,
        toldUp: false,
        pending: null,
        byteListeners: new Set(),
        changeListeners: new Set(),
      };
      agent.wires.set(name, state);

      /** Throws away what is on the way over there too. */
      function breakOff(fault: TransportError): void {
        if (state.pending === null) return;
        state.pending.settle(fault);
        agent.talk?.send({ type: 'hang-up', wire: name });
      }

      return {
        get up() {
          return state.toldUp;
        },
        onBytes(listener) {
          state.byteListeners.add(listener);
          return () => state.byteListeners.delete(listener);
        },
        onChange(listener) {
          state.changeListeners.add(listener);
          return () => state.changeListeners.delete(listener);
        },
        write(bytes, deadlineMs) {
          if (!state.toldUp)
            return Promise.reject(new TransportError('closed', 'nothing', `${agentId}: the line or its agent is down`));
          if (state.pending !== null)
            return Promise.reject(new TransportError('busy', 'nothing', `${agentId}: another write is under way`));
          return new Promise((resolve, reject) => {
            const timer = setTimeout(() => {
              breakOff(new TransportError('timed-out', 'unsure', `${agentId}: no word within ${deadlineMs} ms`));
            }, deadlineMs);
            state.pending = {
              job: randomUUID(),
              data: Buffer.from(bytes).toString('base64'),
              untilAt: Date.now() + deadlineMs,
              settle(fault) {
                clearTimeout(timer);
                state.pending = null;
                if (fault === null) resolve();
                else reject(fault);
              },
            };
            sayWrite(agent, name, state.pending);
          });
        },
        start() {
          if (state.wanted) return;
          state.wanted = true;
          sayWires(agent);
        },
        async stop(throwAway = false) {
          if (!state.wanted) return;
          if (throwAway && state.pending === null) agent.talk?.send({ type: 'hang-up', wire: name });
          breakOff(new TransportError('closed', 'unsure', `${agentId}: stopped`));
          state.wanted = false;
          state.farUp = false;
          sayWires(agent);
          tellUp(agent, state);
        },
      };
    },
    onUpgrade(request, socket, head) {
      if (request.url !== agentPath || request.headers.upgrade !== agentProtocol) return;
      const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      const id = token === undefined ? null : identify(token);
      if (id === null) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      const run = request.headers[agentRunHeader];
      const runId = typeof run === 'string' ? run : null;
      if (isTwin(id, runId)) {
        socket.end(`HTTP/1.1 ${twinStatus} Conflict\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: ${agentProtocol}\r\n\r\n`);
      welcome(id, runId, socket, head);
    },
    connectedAgents: () => [...agents].filter(([, agent]) => agent.talk !== null).map(([id]) => id),
    stop() {
      if (ticker !== null) clearInterval(ticker);
      ticker = null;
      for (const agent of agents.values()) agent.talk?.close();
    },
  };
}
