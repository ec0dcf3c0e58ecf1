// Pictures in bands, blank rows as feeds, and dots that a printer could take for commands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutIntoStrips,
  defuse,
  findRealTime,
  type Strip,
} from '../../../server/devices/printer/drivers/escpos/picture.ts';
import type { Bitmap } from '../../../server/devices/printer/png.ts';

const bitmapOf = (rowBytes: number, rows: Uint8Array): Bitmap => ({
  widthDots: rowBytes * 8,
  heightDots: rows.length / rowBytes,
  rows,
});

/** Rows of one byte: how high each piece is, and whether it has ink. */
function stripes(...pieces: [height: number, byte: number][]): Bitmap {
  return bitmapOf(1, Uint8Array.from(pieces.flatMap(([height, byte]) => Array<number>(height).fill(byte))));
}
const shown = (strips: Strip[]) => strips.map(strip => `${strip.kind} ${strip.rows}`);

/** The rows again, from the strips. */
function rejoin(strips: Strip[], rowBytes: number): number[] {
  return strips.flatMap(strip =>
    strip.kind === 'dots' ? [...strip.data] : Array<number>(strip.rows * rowBytes).fill(0),
  );
}

describe('bands', () => {
  test('are never higher than the printer holds', () => {
    expect(shown(cutIntoStrips(stripes([600, 1]), 256, true))).toEqual(['dots 256', 'dots 256', 'dots 88']);
    expect(shown(cutIntoStrips(stripes([600, 1]), 64, true)).every(strip => Number(strip.slice(5)) <= 64)).toBe(true);
  });

  test('a blank of 3 mm and more is a feed, at the edges too', () => {
    const bitmap = stripes([30, 0], [50, 1], [23, 0], [50, 1], [24, 0], [10, 1], [40, 0]);
    expect(shown(cutIntoStrips(bitmap, 256, true))).toEqual([
      'blank 30',
      'dots 123',
      'blank 24',
      'dots 10',
      'blank 40',
    ]);
  });

  test('for a printer that feeds in steps of its own, blanks are dots', () => {
    expect(shown(cutIntoStrips(stripes([30, 0], [50, 1], [40, 0]), 256, false))).toEqual(['dots 120']);
  });

  test('all white is one feed, and nothing is nothing', () => {
    expect(shown(cutIntoStrips(stripes([500, 0]), 256, true))).toEqual(['blank 500']);
    expect(cutIntoStrips(stripes(), 256, true)).toEqual([]);
  });

  test('together are the picture again', () => {
    const picture = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(0, 0, 0x81)), { maxLength: 12 })
      .map(pieces => stripes(...pieces));
    fc.assert(
      fc.property(picture, fc.integer({ min: 8, max: 256 }), fc.boolean(), (bitmap, band, feeds) => {
        const strips = cutIntoStrips(bitmap, band, feeds);
        expect(rejoin(strips, 1)).toEqual([...bitmap.rows]);
        expect(strips.every(strip => strip.kind === 'blank' || strip.rows <= band)).toBe(true);
      }),
    );
  });
});

describe('look-alikes of real-time commands', () => {
  const lookAlikes = ['100401', '100402', '100403', '100404', '100500', '100501', '100502', '1014', '101401', '101408'];

  test.each(lookAlikes)('%s is made harmless by one dot', hex => {
    const rows = Uint8Array.from([0xff, ...Buffer.from(hex, 'hex'), 0xff, 0xff, 0xff].slice(0, 6));
    const bitmap = bitmapOf(6, rows);
    const defused = defuse(bitmap);
    expect(findRealTime(bitmap.rows)).toHaveLength(1);
    expect(findRealTime(defused.rows)).toEqual([]);
    const changed = rows.reduce((bits, byte, at) => bits + ones(byte ^ (defused.rows[at] ?? 0)), 0);
    expect(changed).toBe(1);
  });

  test('in the middle of a row, over the end of a row and one after the other', () => {
    const rows = Uint8Array.from([0, 0x10, 0x04, 0x10, 0x04, 0x10, 0x04, 0x01, 0x10, 0x14, 0x10, 0x05]);
    expect(findRealTime(defuse(bitmapOf(4, rows)).rows)).toEqual([]);
  });

  test('other dots stay as they are, and the picture that was given too', () => {
    const rows = Uint8Array.of(0x10, 0x04, 0x09, 0x10, 0x05, 0x03, 0x10, 0x13);
    expect(defuse(bitmapOf(8, rows)).rows).toBe(rows);
    const bad = Uint8Array.of(0x10, 0x04, 0x01);
    defuse(bitmapOf(3, bad));
    expect([...bad]).toEqual([0x10, 0x04, 0x01]);
  });

  test('none is left, and no more than one dot in eight bytes changed, whatever the picture', () => {
    // Bytes that make many of them.
    const nasty = fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00, 0x01, 0x02, 0x08, 0xff);
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 400 }), bytes => {
        const { rows } = defuse(bitmapOf(1, Uint8Array.from(bytes)));
        expect(findRealTime(rows)).toEqual([]);
        for (const [at, byte] of rows.entries()) expect([0, 1]).toContain(ones(byte ^ (bytes[at] ?? 0)));
      }),
      { numRuns: 1000 },
    );
  });
});

function ones(byte: number): number {
  return byte.toString(2).replaceAll('0', '').length;
}
