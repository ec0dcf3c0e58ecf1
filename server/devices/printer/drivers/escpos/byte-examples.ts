// Test vectors: bytes that are sent and received, from Epson's command reference and from captures. The tests prove the driver with
// them; the program itself does not use them.

/** Commands in hex. */
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
  /** "A007-20261122" with height 80, module width 2 and the letters below; the 15 bytes include the code set. */
  nativeBars: '1d 68 50 1d 77 02 1d 48 02 1d 6b 49 0f 7b 42 41 30 30 37 2d 32 30 32 36 31 31 32 32',
  /** "A007" as it is correct, with six bytes. */
  shortBars: '1d 6b 49 06 7b 42 41 30 30 37',
  /** The same as escpos 3.0.0-alpha.6 encodes it. The length is missing, so the printer reads "{" as the length and swallows 123 bytes. */
  brokenBars: '1d 6b 49 7b 42 41 30 30 37 00',
  beep: '1b 42 02 02',
  drawer: '1b 70 00 19 fa',
  cutAfterFourLines: '0a 0a 0a 0a 1d 56 01',
  /** The request to report 0001 when everything before it is on paper. */
  askDone: '1d 28 48 06 00 30 30 30 30 30 31',
  questions: ['10 04 01', '10 04 02', '10 04 03', '10 04 04'],
  reporting: '1d 61 0f',
} as const;

/** Answers of printers in hex, and their meanings. */
export const answerExamples = {
  done: { hex: '37 22 30 30 30 31 00', id: '0001' },
  /** Answers to DLE EOT 1-4 of a printer without a fault; the first one with the pin of the drawer at high level. */
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
