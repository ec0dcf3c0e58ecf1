// Which of seven bars light up for which sign: bit 0 is the top bar, then clockwise, bit 6 the middle one. Pure data.

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
  // K, M, V, W, X and Z have no true shape in seven bars; these are the usual ones.
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

/** The bars of one sign; a sign without a shape stays dark rather than looking like another. */
export const toSegments = (sign: string): number => shapes[sign.toUpperCase()] ?? 0;

/** The sign that these bars mean, for reading a board back; null when they mean none. */
export const fromSegments = (bars: number): string | null =>
  Object.entries(shapes).find(([, shape]) => shape === bars)?.[0] ?? null;
