// The transports that an agent has opened for the server.
import type { Log } from '../../runtime/log.ts';
import { createLocalTransport } from '../local-transport.ts';
import type { Transport, TransportSetting } from '../transport.ts';
import { type FromAgent, transportKey } from './protocol.ts';

interface AgentTransports {
  find(key: string): Transport | undefined;
  /** Opens those that are new and closes those that are no longer wanted; reports the state of the others. */
  setWanted(settings: readonly TransportSetting[]): void;
  /** Discards what is on the way, and connects anew. */
  reconnect(key: string): void;
  stop(): Promise<void>;
}

/** What devices send while the server is away is kept, so that a printer's confirmation is not lost to a short outage. */
const maxHeldMessages = 64;
const maxHeldMs = 15_000;

/** `send` returns false while the server is away. */
export function createAgentTransports(send: (message: FromAgent) => boolean, log: Log): AgentTransports {
  const transports = new Map<string, Transport>();
  let held: { message: FromAgent; at: number }[] = [];
  const isFresh = ({ at }: { at: number }) => Date.now() - at < maxHeldMs;

  function hold(message: FromAgent): void {
    held = [...held.filter(isFresh), { message, at: Date.now() }].slice(-maxHeldMessages);
  }

  function open(key: string, setting: TransportSetting): void {
    const transport = createLocalTransport(setting, log);
    transports.set(key, transport);
    transport.onChange(up => {
      if (transports.get(key) === transport) send({ type: 'wire', wire: key, up });
    });
    transport.onBytes(bytes => {
      const message: FromAgent = { type: 'bytes', wire: key, data: Buffer.from(bytes).toString('base64') };
      if (!send(message)) hold(message);
    });
    transport.start();
  }

  return {
    find: key => transports.get(key),
    setWanted(settings) {
      const wantedKeys = new Set(settings.map(transportKey));
      for (const [key, transport] of transports)
        if (!wantedKeys.has(key)) {
          transports.delete(key);
          void transport.stop();
        }
      for (const setting of settings) {
        const key = transportKey(setting);
        const transport = transports.get(key);
        if (transport === undefined) open(key, setting);
        else send({ type: 'wire', wire: key, up: transport.up });
      }
      for (const { message } of held.splice(0).filter(isFresh)) send(message);
    },
    reconnect(key) {
      const transport = transports.get(key);
      transport?.stop(true).then(() => transports.get(key) === transport && transport.start());
    },
    async stop() {
      await Promise.all([...transports.values()].map(transport => transport.stop()));
    },
  };
}
