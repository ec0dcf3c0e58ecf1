// The 7-bit alphabet of mobile phones (3GPP TS 23.038, default table and its extension): characters to septets, septets to octets,
// and back.

const escapeCode = 0x1b;
const letters = Array.from(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Characters that need two septets: an escape precedes them. */
const extension: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

const codeOf = new Map<string, readonly number[]>([
  ...letters.map((letter, code): [string, number[]] => [letter, [code]]).filter(([letter]) => letter !== '\u001b'),
  ...Object.entries(extension).map(([letter, code]): [string, number[]] => [letter, [escapeCode, code]]),
]);
const extended = new Map(Object.entries(extension).map(([letter, code]) => [code, letter]));

/** Returns the one or two septets of a character; null when the alphabet does not contain it. */
export function septetsOf(letter: string): readonly number[] | null {
  return codeOf.get(letter) ?? null;
}

/** @throws Error when a character is not in the alphabet */
export function toSeptets(text: string): number[] {
  return Array.from(text).flatMap(letter => {
    const codes = septetsOf(letter);
    if (codes === null) throw new Error('a letter outside the 7-bit alphabet');
    return codes;
  });
}

export function fromSeptets(septets: readonly number[]): string {
  let text = '';
  for (let i = 0; i < septets.length; i++) {
    const code = septets[i] ?? 0;
    if (code !== escapeCode) text += letters[code & 0x7f] ?? '';
    else {
      i += 1;
      // The standard asks to show an unknown extension as the character of the default table, and a lone escape as a space.
      const after = septets[i];
      text += after === undefined ? ' ' : (extended.get(after) ?? letters[after & 0x7f] ?? ' ');
    }
  }
  return text;
}

/**
 * Packs septets into octets, lowest bit first.
 * @param skipBits zero bits at the start, so that the text after a header begins on a septet boundary
 */
export function packSeptets(septets: readonly number[], skipBits: number): number[] {
  const octets: number[] = [];
  let accumulator = 0;
  let bits = skipBits;
  for (const septet of septets) {
    accumulator |= septet << bits;
    bits += 7;
    while (bits >= 8) {
      octets.push(accumulator & 0xff);
      accumulator >>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) octets.push(accumulator & 0xff);
  return octets;
}

/** Reverses `packSeptets`; returns fewer than `count` septets when the octets end. */
export function unpackSeptets(octets: readonly number[], count: number, skipBits: number): number[] {
  const septets: number[] = [];
  for (let bit = skipBits; septets.length < count && bit + 7 <= octets.length * 8; bit += 7) {
    const at = bit >> 3;
    const two = (octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8);
    septets.push((two >> (bit & 7)) & 0x7f);
  }
  return septets;
}
