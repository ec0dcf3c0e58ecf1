// Bar codes against another program's.
import bwip from 'bwip-js/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeCode128 } from '../../../common/contract/code128.ts';
import { drawSlip } from '../../../server/devices/printer/raster.ts';
import { readCodes } from '../codes.ts';
import { slipOf } from '../example-slips.ts';

/** bwip-js with the code set chosen for it, as modules. */
function modulesOf(text: string): string {
  const [code] = bwip.raw({ bcid: 'code128', text });
  if (code === undefined || !('sbs' in code)) throw new Error('no bars');
  return code.sbs.map((width, at) => (at % 2 === 0 ? '1' : '0').repeat(width)).join('');
}

describe('Code 128', () => {
  test.each(['A007', 'A007-20261122', 'H05.30', '123456', '12', 'x1234', 'ab123456cd', 'a{b', '~ !"#'])('%s', text => {
    expect(encodeCode128(text)).toBe(modulesOf(text));
  });

  test('is never longer than what bwip-js makes by more than one sign', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9.-]{1,24}$/), text => {
        expect(encodeCode128(text).length).toBeLessThanOrEqual(modulesOf(text).length + 11);
      }),
    );
  });

  test.each(['', 'Đ1', 'a\tb'])('refuses %j', text => {
    expect(() => encodeCode128(text)).toThrow();
  });
});

describe('on paper', () => {
  const dossier = 'H19.30-241126-0042';

  test.each([576, 384] as const)('%i dots wide is read back', async widthDots => {
    const bitmap = await drawSlip(slipOf({ kind: 'bars', data: 'A007-2026' }), { widthDots, dpi: 203 });
    expect(await readCodes(bitmap)).toBe('A007-2026');
  });

  test('a code too long for narrow paper is a QR, and still read', async () => {
    const wide = await drawSlip(slipOf({ kind: 'bars', data: dossier }), { widthDots: 576, dpi: 203 });
    const narrow = await drawSlip(slipOf({ kind: 'bars', data: dossier }), { widthDots: 384, dpi: 203 });
    expect(await readCodes(wide)).toBe(dossier);
    expect(await readCodes(narrow)).toBe(dossier);
    expect(narrow.heightDots).toBeGreaterThan(wide.heightDots);
  });
});
