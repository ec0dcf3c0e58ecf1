// Splits ESC/POS bytes into commands as a printer does: each command takes as many bytes as its own length fields say, even when
// they are wrong, so that a wrong length swallows the bytes that follow, as on a real printer. It accepts any bytes in pieces of
// any size and never throws.

export type Command =
  | { kind: 'letters'; bytes: Uint8Array }
  /** The line feed (LF). */
  | { kind: 'line-end' }
  /** A complete command; `name` is written as in Epson's command reference, "GS v". */
  | { kind: 'command'; name: string; bytes: Uint8Array }
  /** A command that is not in the tables below. Its two bytes are dropped, and what follows is printed as letters. */
  | { kind: 'unknown'; bytes: Uint8Array };

export interface Parser {
  /** Returns the commands that are complete now, in order. */
  read(bytes: Uint8Array): Command[];
  /** The number of bytes of a command whose end has not come yet. */
  readonly held: number;
}

/** Computes the length of a command in bytes from its first bytes; 'more' when they are not enough for that. */
type Length = (held: Uint8Array) => number | 'more';

const fixed =
  (length: number): Length =>
  () =>
    length;

/** For commands with a length of two bytes at `at`, low byte first; `besides` is the number of bytes that it does not count. */
const counted =
  (at: number, besides: number): Length =>
  held =>
    held.length < at + 2 ? 'more' : besides + (held[at] ?? 0) + 256 * (held[at + 1] ?? 0);

const untilZero: Length = held => {
  const end = held.indexOf(0, 3);
  return end < 0 ? 'more' : end + 1;
};

function lengthOfBitImage(held: Uint8Array): number | 'more' {
  if (held.length < 5) return 'more';
  const columns = (held[3] ?? 0) + 256 * (held[4] ?? 0);
  return 5 + columns * ((held[2] ?? 0) >= 32 ? 3 : 1);
}

function lengthOfRaster(held: Uint8Array): number | 'more' {
  if (held.length < 8) return 'more';
  const width = (held[4] ?? 0) + 256 * (held[5] ?? 0);
  return 8 + width * ((held[6] ?? 0) + 256 * (held[7] ?? 0));
}

function lengthOfBars(held: Uint8Array): number | 'more' {
  if (held.length < 4) return 'more';
  // The old form ends with a zero byte, the new one holds its length.
  return (held[2] ?? 0) <= 6 ? untilZero(held) : 4 + (held[3] ?? 0);
}

function lengthOfCut(held: Uint8Array): number | 'more' {
  if (held.length < 3) return 'more';
  return [65, 66, 97, 98, 103, 104].includes(held[2] ?? 0) ? 4 : 3;
}

function lengthOfPulse(held: Uint8Array): number | 'more' {
  if (held.length < 3) return 'more';
  return { 1: 5, 2: 5, 8: 10 }[held[2] ?? 0] ?? 3;
}

function lengthOfGlyphs(held: Uint8Array): number | 'more' {
  if (held.length < 5) return 'more';
  const [tall = 0, from = 0, to = 0] = held.subarray(2);
  let end = 5;
  for (let letter = from; letter <= to; letter++) {
    const wide = held[end];
    if (wide === undefined) return 'more';
    end += 1 + wide * tall;
  }
  return end;
}

function lengthOfDownload(held: Uint8Array): number | 'more' {
  return held.length < 4 ? 'more' : 4 + (held[2] ?? 0) * (held[3] ?? 0) * 8;
}

const esc: Record<string, Length> = {
  ...ofLength('@ 2 < L S i m \x0c', 2),
  ...ofLength('! - 3 = ? E G J K M R T V a d e r t u v { %', 3),
  ' ': fixed(3),
  ...ofLength('$ \\ B c', 4),
  p: fixed(5),
  W: fixed(10),
  D: held => {
    const end = held.indexOf(0, 2);
    return end < 0 ? 'more' : end + 1;
  },
  '*': lengthOfBitImage,
  '&': lengthOfGlyphs,
  '(': counted(3, 5),
};

const gs: Record<string, Length> = {
  ...ofLength(': c', 2),
  ...ofLength('! / B E H I T a b f h r w', 3),
  ...ofLength('$ L P W \\', 4),
  ...ofLength('^ g z', 5),
  '*': lengthOfDownload,
  k: lengthOfBars,
  v: lengthOfRaster,
  V: lengthOfCut,
  '(': counted(3, 5),
  '8': held => {
    if (held.length < 7) return 'more';
    const [a = 0, b = 0, c = 0, d = 0] = held.subarray(3);
    return 7 + a + 256 * b + 65_536 * c + 16_777_216 * d;
  },
};

const fs: Record<string, Length> = {
  ...ofLength('. &', 2),
  ...ofLength('! - C W', 3),
  ...ofLength('S p', 4),
  '(': counted(3, 5),
};

const dle: Record<string, Length> = {
  '\x04': held => (held.length < 3 ? 'more' : [7, 8].includes(held[2] ?? 0) ? 4 : 3),
  '\x05': fixed(3),
  '\x14': lengthOfPulse,
};

const families: Record<number, [name: string, lengths: Record<string, Length>]> = {
  16: ['DLE', dle],
  27: ['ESC', esc],
  28: ['FS', fs],
  29: ['GS', gs],
};

/** Gives every letter of the list the same fixed length. */
function ofLength(letters: string, length: number): Record<string, Length> {
  return Object.fromEntries(letters.split(' ').map(letter => [letter, fixed(length)]));
}

export function createParser(): Parser {
  let held = new Uint8Array(0);

  /** Returns the first command of the held bytes; null when it is not complete yet. */
  function takeNext(): { used: number; command: Command | null } | null {
    const [first = 0, second] = held;
    if (first >= 0x20) {
      let end = 1;
      while (end < held.length && (held[end] ?? 0) >= 0x20) end++;
      return { used: end, command: { kind: 'letters', bytes: held.slice(0, end) } };
    }
    if (first === 0x0a) return { used: 1, command: { kind: 'line-end' } };
    const family = families[first];
    // Other control characters (CR, HT, CAN, NUL) have no effect on our slips.
    if (family === undefined) return { used: 1, command: null };
    if (second === undefined) return null;
    const letter = String.fromCharCode(second);
    const [name, lengths] = family;
    const length = lengths[letter];
    if (length === undefined) return { used: 2, command: { kind: 'unknown', bytes: held.slice(0, 2) } };
    const whole = length(held);
    if (whole === 'more' || held.length < whole) return null;
    const bytes = held.slice(0, whole);
    return { used: whole, command: { kind: 'command', name: `${name} ${nameOf(letter, bytes)}`, bytes } };
  }

  return {
    read(bytes) {
      held = held.length === 0 ? bytes.slice() : Buffer.concat([held, bytes]);
      const commands: Command[] = [];
      while (held.length > 0) {
        const found = takeNext();
        if (found === null) break;
        if (found.command !== null) commands.push(found.command);
        held = held.subarray(found.used);
      }
      held = held.slice();
      return commands;
    },
    get held() {
      return held.length;
    },
  };
}

function nameOf(letter: string, bytes: Uint8Array): string {
  if (letter === '\x04') return 'EOT';
  if (letter === '\x05') return 'ENQ';
  if (letter === '\x14') return 'DC4';
  // Commands that begin with "GS (" are named by the letter after it.
  return letter === '(' ? `( ${String.fromCharCode(bytes[2] ?? 0)}` : letter;
}
