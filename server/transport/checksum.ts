// The checksums that simple serial protocols append to their frames. Pure.

export const checksumKinds = [
  'none',
  'xor8',
  'sum8',
  'sum8-2c',
  'crc16-modbus',
  'crc16-arc',
  'xor8-hex',
  'sum16-hex',
] as const;
export type ChecksumKind = (typeof checksumKinds)[number];

/** CRC-16 with the reflected polynomial A001. The variant "ARC" starts with 0, "Modbus" with FFFF. */
export function crc16(bytes: Uint8Array, start: 0 | 0xffff): number {
  let crc: number = start;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

export const xor8 = (bytes: Uint8Array): number => bytes.reduce((value, byte) => value ^ byte, 0);
export const sum16 = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum + byte) & 0xffff, 0);

/** Upper-case hex digits, the lowest `digits` of them. */
export const toHex = (value: number, digits: number): string =>
  value.toString(16).toUpperCase().padStart(digits, '0').slice(-digits);

/** The bytes of the checksum as they stand in the frame. `lowFirst` matters to the CRCs only. */
export function checksum(kind: ChecksumKind, bytes: Uint8Array, lowFirst: boolean): Uint8Array {
  const word = (value: number) => Uint8Array.from(lowFirst ? [value & 0xff, value >> 8] : [value >> 8, value & 0xff]);
  const ascii = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));
  switch (kind) {
    case 'none':
      return new Uint8Array();
    case 'xor8':
      return Uint8Array.of(xor8(bytes));
    case 'sum8':
      return Uint8Array.of(sum16(bytes) & 0xff);
    case 'sum8-2c':
      return Uint8Array.of(-sum16(bytes) & 0xff);
    case 'crc16-modbus':
      return word(crc16(bytes, 0xffff));
    case 'crc16-arc':
      return word(crc16(bytes, 0));
    case 'xor8-hex':
      return ascii(toHex(xor8(bytes), 2));
    case 'sum16-hex':
      return ascii(toHex(sum16(bytes), 4));
  }
}
