// The packet of Onbon BX-5K and BX-6K controllers (user protocol 1.4): eight A5, header, data, CRC-16/ARC, 5A; bytes that
// mean something outside are written as two. Pure.
import { crc16 } from '../../checksum.ts';

const escapes = new Map([
  [0xa5, [0xa6, 0x02]],
  [0xa6, [0xa6, 0x01]],
  [0x5a, [0x5b, 0x02]],
  [0x5b, [0x5b, 0x01]],
]);
const headerBytes = 14;

export const word = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];

/** Wraps a command. `deviceType` FE is any controller. */
export function wrapPacket(address: number, deviceType: number, data: readonly number[]): Uint8Array {
  const header = [...word(address), ...word(0x8000), 0, 0, 0, 0, 0, 0, deviceType, 0x02, ...word(data.length)];
  const inner = [...header, ...data];
  const checked = [...inner, ...word(crc16(Uint8Array.from(inner), 0))];
  return Uint8Array.from([...Array<number>(8).fill(0xa5), ...checked.flatMap(byte => escapes.get(byte) ?? byte), 0x5a]);
}

/** Undoes the escapes between A5 and 5A; null when they make no sense. */
function unescapePacket(bytes: Uint8Array): Uint8Array | null {
  const plain: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0xa6 && byte !== 0x5b) {
      plain.push(byte);
      continue;
    }
    const found = [...escapes].find(([, pair]) => pair[0] === byte && pair[1] === bytes[at + 1]);
    if (found === undefined) return null;
    plain.push(found[0]);
    at++;
  }
  return Uint8Array.from(plain);
}

/** The data of every whole and sound packet in a stretch of bytes, in order. Never throws. */
export function unwrapPackets(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  let begin = -1;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0xa5) begin = at + 1;
    else if (bytes[at] === 0x5a && begin !== -1) {
      const plain = unescapePacket(bytes.subarray(begin, at));
      begin = -1;
      if (plain === null || plain.length < headerBytes + 2 || crc16(plain, 0) !== 0) continue;
      const length = (plain[12] ?? 0) | ((plain[13] ?? 0) << 8);
      if (length === plain.length - headerBytes - 2) found.push(plain.subarray(headerBytes, headerBytes + length));
    }
  }
  return found;
}
