// A decision says the same in whatever encoding, line ends and shape of letters it comes.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reading } from '../../server/catalogue/reading/model.ts';
import { createDocumentReader, type ReadDocument } from '../../server/catalogue/reading/read-document.ts';
import { readExpected, readSeed, seeds } from './expected.ts';
import { toTcvn3, toUtf16, toWindows1258 } from './letters.ts';

let read: ReadDocument;
beforeAll(async () => {
  read = await createDocumentReader();
});

const utf8 = (text: string) => new TextEncoder().encode(text);

function readingOf(bytes: Uint8Array): Reading {
  const answer = read(bytes, 'quyet-dinh.txt', { province: null, decision: null });
  if (!answer.ok) throw new Error(JSON.stringify(answer.detail));
  return answer.value;
}

/** The same letters after the way through an encoding that has no damaged ones. */
const undamaged = (text: string) => text.replaceAll('ƿ', 'ĩ').replaceAll('ƾ', 'Ĩ');
const withoutRepairs = (warnings: Reading['warnings']) => warnings.filter(({ rule }) => rule !== 'letter-repaired');

describe.each([
  ['Kon Tum', seeds.konTum, '000-expected.json'],
  ['Cao Bằng', seeds.caoBang, '001-expected.json'],
])('the decision of %s', (_name, seed, expectedFile) => {
  const text = readSeed(seed).toString('utf8');
  const expected = { ...readExpected(expectedFile, seed), unread: [] };

  it.each([
    ['UTF-8 with its mark', utf8(`\ufeff${text}`)],
    ['letters and marks apart (NFD)', utf8(text.normalize('NFD'))],
    ['the line ends of Windows', utf8(text.replaceAll('\n', '\r\n'))],
    ['the line ends of old Macs', utf8(text.replaceAll('\n', '\r'))],
    ['blanks that do not break', utf8(text.replaceAll(' ', '\u00a0'))],
    ['UTF-16 LE with its mark', toUtf16(text, 'le', true)],
    ['UTF-16 BE with its mark', toUtf16(text, 'be', true)],
    ['UTF-16 LE without', toUtf16(text, 'le', false)],
    ['UTF-16 BE without', toUtf16(text, 'be', false)],
  ])('in %s', (_how, bytes) => {
    expect(readingOf(bytes)).toEqual(expected);
  });

  it('in Windows-1258, whose tones stand behind their letters', () => {
    const reading = readingOf(toWindows1258(undamaged(text)));
    expect(reading).toEqual({ ...expected, warnings: withoutRepairs(expected.warnings) });
  });

  it.each([
    ['bytes', (bytes: Uint8Array) => bytes],
    // A word processor that does not know the font takes each byte for a letter of Western Europe.
    ['letters of Western Europe', (bytes: Uint8Array) => utf8(String.fromCharCode(...bytes))],
  ])('in TCVN3 as %s, small letters for capitals and a doubt', (_how, packed) => {
    const reading = readingOf(packed(toTcvn3(undamaged(text).replaceAll('\u00a0', ' '))));
    expect(reading.warnings.some(({ rule }) => rule === 'encoding-legacy')).toBe(true);
    const small = (process: Reading['processes'][number]) =>
      JSON.stringify({ ...process, line: 0 })
        .replaceAll('–', '-')
        .toLowerCase();
    expect(reading.processes.map(small)).toEqual(expected.processes.map(small));
  });
});

describe('bytes that are no text', () => {
  it.each([
    ['nothing', new Uint8Array(0)],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 255, 0, 128]),
    ],
    ['the first bytes of a zip', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])],
    ['half a letter of UTF-16', Uint8Array.from([0xff, 0xfe, 0x41])],
    ['zeros', new Uint8Array(5_000)],
  ])('%s is refused', (_what, bytes) => {
    const answer = read(bytes, 'quyet-dinh.docx', { province: null, decision: null });
    expect(answer.ok).toBe(false);
  });
});
