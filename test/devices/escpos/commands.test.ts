// Bytes to the printer, one by one, against Epson's books.
import { describe, expect, test } from 'vitest';
import { bytesOf, commandExamples as examples } from '../../../server/devices/printer/drivers/escpos/byte-examples.ts';
import {
  encodeDoneRequest,
  encodeDrawerPulse,
  encodeFeed,
  encodeNativeCode128,
  encodeNativeQr,
  encodeRecovery,
} from '../../../server/devices/printer/drivers/escpos/commands.ts';
import { encodeParts, type JobOptions } from '../../../server/devices/printer/drivers/escpos/encode.ts';
import type { SlipPart } from '../../../server/devices/printer/drivers/escpos/slip-parts.ts';
import type { PrinterProfile } from '../../../server/devices/printer/printer-profile.ts';
import { cheap58, epson80, readModel } from './profiles.ts';

const quiet: JobOptions = { doneId: null, pulse: false, beep: false };
const generic80 = readModel('generic-80.json');
const encode = async (parts: SlipPart[], profile: PrinterProfile, options = quiet) =>
  (await encodeParts(parts, profile, options)).bytes;
/** Black dots all over, so that no row of it is blank. */
const black = (widthDots: number, heightDots: number): SlipPart => ({
  kind: 'picture',
  bitmap: { widthDots, heightDots, rows: new Uint8Array((widthDots / 8) * heightDots).fill(0xff) },
});

describe('what escpos makes wrong is made right', () => {
  test('a QR code of the printer: five commands, each with its length', () => {
    expect(Buffer.from(encodeNativeQr('A007', 6))).toEqual(bytesOf(examples.nativeQr));
  });

  test('its length counts the bytes of UTF-8, not the letters', () => {
    const bytes = Buffer.from(encodeNativeQr('Số', 6));
    const store = bytes.indexOf(bytesOf('31 50 30'));
    expect(bytes.readUInt16LE(store - 2)).toBe(3 + Buffer.byteLength('Số'));
    expect(bytes.subarray(store + 3, store + 7).toString()).toBe('Số');
  });

  test('a bar code of the printer: its length counts the choice of the code set', () => {
    expect(Buffer.from(encodeNativeCode128('A007-20261122', 80, 2))).toEqual(bytesOf(examples.nativeBars));
    expect(Buffer.from(encodeNativeCode128('A007', 80, 2)).subarray(-10)).toEqual(bytesOf(examples.shortBars));
  });

  test('"{" in a bar code is doubled, and counted twice', () => {
    const bytes = Buffer.from(encodeNativeCode128('a{b', 80, 2));
    expect(bytes.subarray(-7)).toEqual(Buffer.concat([bytesOf('06'), Buffer.from('{Ba{{b')]));
  });

  test.each(['Đ01', '', 'a\nb', 'x'.repeat(300)])('%j is refused as a bar code, not sent half', text => {
    expect(() => encodeNativeCode128(text, 80, 2)).toThrow();
  });

  test('the pulse has both its times', () => {
    expect(Buffer.from(encodeDrawerPulse())).toEqual(bytesOf(examples.drawer));
  });

  test('a confirmation is asked for with four letters', () => {
    expect(Buffer.from(encodeDoneRequest('0001'))).toEqual(bytesOf(examples.askDone));
    for (const id of ['1', '00001', 'số 1', '00\n1']) expect(() => encodeDoneRequest(id)).toThrow();
  });

  test('a feed longer than 255 is several', () => {
    expect(Buffer.from(encodeFeed(600))).toEqual(bytesOf('1b 4a ff 1b 4a ff 1b 4a 5a'));
    expect(encodeFeed(0)).toHaveLength(0);
  });
});

describe('a job', () => {
  test('begins, prints bands of 256 rows, and cuts: byte for byte', async () => {
    const bytes = await encode([black(576, 256)], readModel('xprinter-80.json'));
    const head = bytesOf(`${examples.start} ${examples.closeLines} ${examples.band}`);
    expect(bytes.subarray(0, head.length)).toEqual(head);
    expect(bytes.subarray(head.length, head.length + 18_432).every(byte => byte === 0xff)).toBe(true);
    expect(bytes.subarray(head.length + 18_432)).toEqual(
      bytesOf(`${examples.usualLines} ${examples.cutAfterFourLines}`),
    );
  });

  test('on an Epson says first what a step of the paper is', async () => {
    expect((await encode([], epson80)).subarray(0, 6)).toEqual(bytesOf(`${examples.start} 1d 50 00 cb`));
    expect((await encode([], readModel('epson-tm-t88.json'))).subarray(2, 6)).toEqual(bytesOf('1d 50 00 b4'));
  });

  test('beeps, pulses and asks at its end, where the printer can', async () => {
    const all = { doneId: '0001', pulse: true, beep: true };
    expect(await encode([], readModel('xprinter-80.json'), all)).toEqual(
      bytesOf(`${examples.start} ${examples.beep} ${examples.drawer} ${examples.cutAfterFourLines}`),
    );
    const epson = await encode([], epson80, all);
    expect(epson.subarray(6)).toEqual(bytesOf(`${examples.drawer} ${examples.cutAfterFourLines} ${examples.askDone}`));
    const bare: PrinterProfile = { ...cheap58, drawer: false, linesBeforeCut: 0 };
    expect(await encode([], bare, all)).toEqual(bytesOf(examples.start));
  });

  test('without a knife only feeds', async () => {
    expect(await encode([], cheap58)).toEqual(bytesOf(`${examples.start} 0a 0a 0a`));
  });

  test('cuts in full where the profile says so, and with no lines when none are wanted', async () => {
    expect(await encode([], { ...generic80, cut: 'full' })).toEqual(bytesOf(`${examples.start} 0a 0a 0a 0a 1d 56 00`));
    const close: PrinterProfile = { ...generic80, linesBeforeCut: 0 };
    expect(await encode([], close)).toEqual(bytesOf(`${examples.start} 1d 56 01`));
  });

  test('has the printer draw codes in the middle', async () => {
    const bytes = await encode([{ kind: 'qr', data: 'A007' }], generic80);
    expect(bytes).toEqual(
      bytesOf(`${examples.start} 1b 61 01 ${examples.nativeQr} 1b 61 00 ${examples.cutAfterFourLines}`),
    );
    const bars = await encode([{ kind: 'bars', data: 'A007-20261122' }], generic80);
    expect(bars).toEqual(
      bytesOf(`${examples.start} 1b 61 01 ${examples.nativeBars} 1b 61 00 ${examples.cutAfterFourLines}`),
    );
  });

  test('says how much paper it takes', async () => {
    const { paperMm } = await encodeParts([black(576, 800)], generic80, quiet);
    // 800 dots are 100 mm, and four lines 17.
    expect(paperMm).toBe(117);
  });
});

test('after a job that broke off, blanks fill the longest band before the printer starts anew', () => {
  const bytes = Buffer.from(encodeRecovery(72, 256));
  expect(bytes).toHaveLength(72 * 256 + 2);
  expect(bytes.subarray(0, -2).every(byte => byte === 0)).toBe(true);
  expect(bytes.subarray(-2)).toEqual(bytesOf(examples.start));
});
