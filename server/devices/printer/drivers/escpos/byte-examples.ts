// What goes over the wire and comes back, as in Epson's books and in captures: proof for the tests, and for whoever looks at
// a hex dump. Only data; the program itself does not use it.

/** Commands that must be right to the byte. */
export const commandExamples = {
  start: '1b 40',
  closeLines: '1b 33 00',
  usualLines: '1b 32',
  /** One band of 256 rows, 576 dots wide; 18,432 bytes follow. */
  band: '1d 76 30 00 48 00 00 01',
  nativeQr: [
    '1d 28 6b 04 00 31 41 32 00',
    '1d 28 6b 03 00 31 43 06',
    '1d 28 6b 03 00 31 45 31',
    '1d 28 6b 07 00 31 50 30 41 30 30 37',
    '1d 28 6b 03 00 31 51 30',
  ].join(' '),
  /** "A007-20261122": height 80, module 2, letters below, 15 bytes with the choice of code set. */
  nativeBars: '1d 68 50 1d 77 02 1d 48 02 1d 6b 49 0f 7b 42 41 30 30 37 2d 32 30 32 36 31 31 32 32',
  /** "A007" as it must be: six bytes. */
  shortBars: '1d 6b 49 06 7b 42 41 30 30 37',
  /** The same as escpos 3.0.0-alpha.6 writes it: no length, so that "{" is taken for one, and 123 bytes are swallowed. */
  brokenBars: '1d 6b 49 7b 42 41 30 30 37 00',
  beep: '1b 42 02 02',
  drawer: '1b 70 00 19 fa',
  cutAfterFourLines: '0a 0a 0a 0a 1d 56 01',
  /** "Tell me 0001 when this is on paper." */
  askDone: '1d 28 48 06 00 30 30 30 30 30 31',
  questions: ['10 04 01', '10 04 02', '10 04 03', '10 04 04'],
  reporting: '1d 61 0f',
} as const;

/** What printers say, and what it means. */
export const answerExamples = {
  done: { hex: '37 22 30 30 30 31 00', id: '0001' },
  /** DLE EOT 1-4 of a printer that is well; the first with the drawer's pin high. */
  well: ['16', '12', '12', '12'],
  nearEnd: '1e',
  paperOut: ['72', '7e'],
  coverOpen: '16',
  knifeStuck: '1a',
  offline: '1a',
  reportWell: '14 00 00 0f',
  reportCoverOpen: '38 00 00 0f',
  reportPaperOut: '1c 00 0c 0f',
  reportNearEnd: '14 00 03 0f',
} as const;

export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll(' ', ''), 'hex');
}
