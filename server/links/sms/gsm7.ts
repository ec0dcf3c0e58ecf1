// The 7-bit alphabet of mobile phones (3GPP TS 23.038, default table and its extension): letters to septets, septets to
// octets, and back. Pure.

const escapeCode = 0x1b;
const letters = Array.from(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Those that cost two septets: an escape goes before them. */
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

/** The septets of one letter, one or two; null when the alphabet does not have it. */
export function septetsOf(letter: string): readonly number[] | null {
  return codeOf.get(letter) ?? null;
}

/** A text as septets. @throws when a letter is not in the alphabet */
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
      // As the standard asks: an unknown extension is shown as the letter of the plain table, a lone escape as a space.
      const after = septets[i];
      text += after === undefined ? ' ' : (extended.get(after) ?? letters[after & 0x7f] ?? ' ');
    }
  }
  return text;
}

/** Packs septets into octets, the first bit being the lowest. `skipBits`: zeros in front, so that the text begins on a septet. */
export function packSeptets(septets: readonly number[], skipBits: number): number[] {
  const octets: number[] = [];
  let held = 0;
  let bits = skipBits;
  for (const septet of septets) {
    held |= septet << bits;
    bits += 7;
    while (bits >= 8) {
      octets.push(held & 0xff);
      held >>= 8;
      bits -= 8;
    }
  }
  if (bits > 0) octets.push(held & 0xff);
  return octets;
}

/** The other way; fewer than `count` come when the octets end. */
export function unpackSeptets(octets: readonly number[], count: number, skipBits: number): number[] {
  const septets: number[] = [];
  for (let bit = skipBits; septets.length < count && bit + 7 <= octets.length * 8; bit += 7) {
    const at = bit >> 3;
    const two = (octets[at] ?? 0) | ((octets[at + 1] ?? 0) << 8);
    septets.push((two >> (bit & 7)) & 0x7f);
  }
  return septets;
}
