// Encodes and decodes the packets of Socket.IO, for text only. The build of the screens uses this file instead of the package
// `socket.io-parser`, because the screens never send binary data and the phone page must be small enough for a poor network.
// The bytes are those of the standard.

/** @public The replaced package exports this name: the version of the protocol. */
export const protocol = 5;

export const PacketType = {
  CONNECT: 0,
  DISCONNECT: 1,
  EVENT: 2,
  ACK: 3,
  CONNECT_ERROR: 4,
  BINARY_EVENT: 5,
  BINARY_ACK: 6,
} as const;

interface Packet {
  type: number;
  nsp: string;
  id?: number | undefined;
  data?: unknown;
}

/**
 * One packet is one text: the type, the namespace unless it is "/", the id if an answer is expected, and the data as JSON.
 * Example: `21["watch",{…}]`
 */
export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

type Listener = (packet: Packet) => void;

/** Passes each decoded packet to its listeners. `add` throws on anything else, and the socket's manager then reconnects. */
export class Decoder {
  private listeners: Listener[] = [];

  on(_decoded: string, listener: Listener): void {
    this.listeners.push(listener);
  }

  off(_decoded: string, listener: Listener): void {
    this.listeners = this.listeners.filter(registered => registered !== listener);
  }

  add(text: string): void {
    const [whole, type, nsp, id, data] = /^([0-4])(?:(\/[^,]*),)?(\d*)(.*)$/s.exec(text) ?? [];
    if (whole === undefined) throw new Error('not a text packet');
    const packet: Packet = {
      type: Number(type),
      nsp: nsp ?? '/',
      id: id ? Number(id) : undefined,
      data: data ? JSON.parse(data) : undefined,
    };
    for (const listener of this.listeners) listener(packet);
  }

  destroy(): void {
    // The decoder keeps nothing between packets.
  }
}
