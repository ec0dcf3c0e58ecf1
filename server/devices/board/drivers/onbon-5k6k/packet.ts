// The packet of Onbon BX-5K and BX-6K controllers (user protocol 1.4): eight times A5, header, data, CRC-16/ARC, 5A. Bytes with a
// meaning of their own are escaped as two bytes. Pure.
import { crc16 } from '../../../../transport/checksum.ts';

const escapes = new Map([
  [0xa5, [0xa6, 0x02]],
  [0xa6, [0xa6, 0x01]],
  [0x5a, [0x5b, 0x02]],
  [0x5b, [0x5b, 0x01]],
]);
const headerBytes = 14;

/** Sixteen bits as two bytes, the low byte first. */
export const toLittleEndian = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];

/** Wraps a command into a packet. The `deviceType` FE means any controller. */
export function wrapPacket(address: number, deviceType: number, data: readonly number[]): Uint8Array {
  const header = [
    ...toLittleEndian(address),
    ...toLittleEndian(0x8000),
    0,
    0,
    0,
    0,
    0,
    0,
    deviceType,
    0x02,
    ...toLittleEndian(data.length),
  ];
  const inner = [...header, ...data];
  const checked = [...inner, ...toLittleEndian(crc16(Uint8Array.from(inner), 0))];
  return Uint8Array.from([...Array<number>(8).fill(0xa5), ...checked.flatMap(byte => escapes.get(byte) ?? byte), 0x5a]);
}

/** Removes the escapes from the bytes between A5 and 5A; null when an escape is not valid. */
function unescapePacket(bytes: Uint8Array): Uint8Array | null {
  const unescaped: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== 0xa6 && byte !== 0x5b) {
      unescaped.push(byte);
      continue;
    }
    const found = [...escapes].find(([, pair]) => pair[0] === byte && pair[1] === bytes[at + 1]);
    if (found === undefined) return null;
    unescaped.push(found[0]);
    at++;
  }
  return Uint8Array.from(unescaped);
}

/** The data of all complete packets with a right checksum, in order. Never throws. */
export function unwrapPackets(bytes: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  let start = -1;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0xa5) start = at + 1;
    else if (bytes[at] === 0x5a && start !== -1) {
      const packet = unescapePacket(bytes.subarray(start, at));
      start = -1;
      if (packet === null || packet.length < headerBytes + 2 || crc16(packet, 0) !== 0) continue;
      const length = (packet[12] ?? 0) | ((packet[13] ?? 0) << 8);
      if (length === packet.length - headerBytes - 2) found.push(packet.subarray(headerBytes, headerBytes + length));
    }
  }
  return found;
}
