// The segments of a seven-segment digit for each character: bit 0 is the top, then clockwise, and bit 6 is the middle. Pure data.

const shapes: Record<string, number> = {
  ' ': 0x00,
  '-': 0x40,
  _: 0x08,
  '=': 0x48,
  '?': 0x53,
  '0': 0x3f,
  '1': 0x06,
  '2': 0x5b,
  '3': 0x4f,
  '4': 0x66,
  '5': 0x6d,
  '6': 0x7d,
  '7': 0x07,
  '8': 0x7f,
  '9': 0x6f,
  A: 0x77,
  B: 0x7c,
  C: 0x39,
  D: 0x5e,
  E: 0x79,
  F: 0x71,
  G: 0x3d,
  H: 0x76,
  I: 0x30,
  J: 0x1e,
  // K, M, V, W, X and Z cannot be drawn properly with seven segments; these shapes are the usual ones.
  K: 0x75,
  L: 0x38,
  M: 0x15,
  N: 0x54,
  O: 0x5c,
  P: 0x73,
  Q: 0x67,
  R: 0x50,
  S: 0x2d,
  T: 0x78,
  U: 0x3e,
  V: 0x1c,
  W: 0x2a,
  X: 0x36,
  Y: 0x6e,
  Z: 0x1b,
};

/** The segments of a character. A character without a shape stays dark, so that it does not look like another. */
export const toSegments = (character: string): number => shapes[character.toUpperCase()] ?? 0;

/** The character that these segments show; null when they show none. */
export const fromSegments = (segments: number): string | null =>
  Object.entries(shapes).find(([, shape]) => shape === segments)?.[0] ?? null;
