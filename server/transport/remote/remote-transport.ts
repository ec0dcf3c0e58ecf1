// The server's end of one transport that an agent has opened. It behaves like any other transport; a write that was cut off is
// sent again under the same job id when the agent is back, and the agent performs it at most once.
import { randomUUID } from 'node:crypto';
import { type Transport, TransportError, type TransportSetting } from '../transport.ts';
import { type ToAgent, transportKey, type WriteFailure } from './protocol.ts';

/** The agent that has the transport, as the transport needs it. */
export interface AgentLink {
  readonly id: string;
  readonly connected: boolean;
  /** Does nothing while the agent is not connected. */
  send(message: ToAgent): void;
  /** Tells the agent again which of its transports are wanted. */
  sendWanted(): void;
}

export interface RemoteTransport extends Transport {
  readonly setting: TransportSetting;
  readonly wanted: boolean;
  /** The agent reports whether its end is connected. */
  onAgentReport(up: boolean): void;
  onDeviceBytes(bytes: Uint8Array): void;
  /** A write job has ended; ids of other transports' jobs are ignored. */
  onJobDone(job: string, failure: WriteFailure | null): void;
  /** The agent has connected anew: sends a write again that has had no answer. */
  resendWrite(): void;
}

interface PendingWrite {
  job: string;
  data: string;
  untilAt: number;
  settle(error: TransportError | null): void;
}

export function createRemoteTransport(agent: AgentLink, setting: TransportSetting): RemoteTransport {
  const wire = transportKey(setting);
  const byteListeners = new Set<(bytes: Uint8Array) => void>();
  const changeListeners = new Set<(up: boolean) => void>();
  let wanted = false;
  let upAtAgent = false;
  let up = false;
  let pending: PendingWrite | null = null;

  function updateUp(): void {
    const now = agent.connected && wanted && upAtAgent;
    if (now === up) return;
    up = now;
    for (const listener of changeListeners) listener(up);
  }

  function sendPending(): void {
    if (pending === null) return;
    const { job, data, untilAt } = pending;
    agent.send({ type: 'write', wire, job, data, untilAt });
  }

  /** Ends the write under way, and discards at the agent too what is still on the way. */
  function abortWrite(error: TransportError): void {
    if (pending === null) return;
    pending.settle(error);
    agent.send({ type: 'hang-up', wire });
  }

  return {
    setting,
    get wanted() {
      return wanted;
    },
    get up() {
      return up;
    },
    onAgentReport(isUp) {
      upAtAgent = isUp;
      updateUp();
    },
    onDeviceBytes(bytes) {
      for (const listener of byteListeners) listener(bytes);
    },
    onJobDone(job, failure) {
      if (pending?.job !== job) return;
      pending.settle(failure === null ? null : new TransportError(failure, failure.message));
    },
    resendWrite: sendPending,
    onBytes(listener) {
      byteListeners.add(listener);
      return () => byteListeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    write(bytes, deadlineMs) {
      if (!up)
        return Promise.reject(new TransportError({ reason: 'closed', taken: 'nothing' }, `${agent.id}: no connection`));
      if (pending !== null)
        return Promise.reject(
          new TransportError({ reason: 'busy', taken: 'nothing' }, `${agent.id}: another write is under way`),
        );
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          abortWrite(
            new TransportError(
              { reason: 'timed-out', taken: 'unsure' },
              `${agent.id}: no answer within ${deadlineMs} ms`,
            ),
          );
        }, deadlineMs);
        pending = {
          job: randomUUID(),
          data: Buffer.from(bytes).toString('base64'),
          untilAt: Date.now() + deadlineMs,
          settle(error) {
            clearTimeout(timer);
            pending = null;
            if (error === null) resolve();
            else reject(error);
          },
        };
        sendPending();
      });
    },
    start() {
      if (wanted) return;
      wanted = true;
      agent.sendWanted();
    },
    async stop(throwAway = false) {
      if (!wanted) return;
      if (throwAway && pending === null) agent.send({ type: 'hang-up', wire });
      abortWrite(new TransportError({ reason: 'closed', taken: 'unsure' }, `${agent.id}: stopped`));
      wanted = false;
      upAtAgent = false;
      agent.sendWanted();
      updateUp();
    },
  };
}
