// Encodes and decodes the packets of Engine.IO 4, the transport below Socket.IO, for text only. The build of the screens uses
// this file instead of `engine.io-parser`, for the same reason as socket-io-packets.ts. The bytes are those of the standard.

/** The first character of a packet is the index of its type in this list. */
const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'];

const charCodeOfZero = 48;

interface EnginePacket {
  type: string;
  data?: string;
}

export function encodePacket({ type, data }: EnginePacket, _binary: boolean, done: (text: string) => void): void {
  done(`${types.indexOf(type)}${data ?? ''}`);
}

/** Anything else than a packet becomes an error packet, which makes the client close the connection and reconnect. */
export function decodePacket(text: unknown): EnginePacket {
  const type = typeof text === 'string' ? types[text.charCodeAt(0) - charCodeOfZero] : undefined;
  return type === undefined ? { type: 'error', data: 'parser error' } : { type, data: (text as string).slice(1) };
}

/** @public The replaced package exports this name. Only its binary transports would call it. */
export function encodePacketToBinary(): never {
  throw new Error('binary packets are not supported');
}
