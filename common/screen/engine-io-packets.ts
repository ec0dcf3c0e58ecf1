// The packets of the line itself (Engine.IO 4), text only, put in place of those of `engine.io-parser` when the screens are
// built, for the same reason as packets.ts: what is binary never travels here. The bytes are exactly the standard's.

/** A packet's first character is the place of its type in this list. */
const types = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'];

const zero = 48;

interface LinePacket {
  type: string;
  data?: string;
}

export function encodePacket({ type, data }: LinePacket, _binary: boolean, done: (text: string) => void): void {
  done(`${types.indexOf(type)}${data ?? ''}`);
}

/** What is no packet becomes an error packet, at which the line is closed and made anew. */
export function decodePacket(text: unknown): LinePacket {
  const type = typeof text === 'string' ? types[text.charCodeAt(0) - zero] : undefined;
  return type === undefined ? { type: 'error', data: 'parser error' } : { type, data: (text as string).slice(1) };
}

/** Named by the package that this stands in for; only its binary transports would use it. */
export function encodePacketToBinary(): never {
  throw new Error('nothing binary travels here');
}
