// Socket.IO's own packets, text only, put in place of the package `socket.io-parser` when the screens are built: nothing binary
// ever travels here, and the phone page has to come through a poor network. The bytes on the line are exactly the standard's.

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

/** One packet is one text: type, namespace unless it is "/", id if an answer is wanted, data. `21["watch",{…}]` */
export class Encoder {
  encode({ type, nsp, id, data }: Packet): string[] {
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${data === undefined ? '' : JSON.stringify(data)}`];
  }
}

type Listener = (packet: Packet) => void;

/** Tells its listeners each packet it is given. What is no packet throws, and the manager then makes the line anew. */
export class Decoder {
  private listeners: Listener[] = [];

  on(_decoded: string, listener: Listener): void {
    this.listeners.push(listener);
  }

  off(_decoded: string, listener: Listener): void {
    this.listeners = this.listeners.filter(other => other !== listener);
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
    // Nothing is kept between packets.
  }
}
