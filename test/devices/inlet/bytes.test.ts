// What comes over the line, byte for byte: keys of /dev/input, frames of serial pads, lines of scanners; whole, in halves, with
// noise between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeyReader } from '../../../server/devices/input/key-events.ts';
import { createKeypadFrameReader, type KeypadFrameTemplate } from '../../../server/devices/input/keypad-frames.ts';
import { createPressedKeys, type KeyMeaning } from '../../../server/devices/input/pressed-keys.ts';
import { createScanReader, unreadable } from '../../../server/devices/input/scan-lines.ts';
import { checksumKinds } from '../../../server/transport/checksum.ts';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');
/** The same bytes in pieces of these sizes. */
function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('keys of /dev/input', () => {
  // As a 64-bit kernel says a press and release of Enter on the number block: scan code, key down, report, and the same for up.
  const enter = hex(`
    0d 5b 43 69 00 00 00 00  8e 2c 07 00 00 00 00 00  04 00 04 00 58 00 07 00
    0d 5b 43 69 00 00 00 00  8e 2c 07 00 00 00 00 00  01 00 60 00 01 00 00 00
    0d 5b 43 69 00 00 00 00  8e 2c 07 00 00 00 00 00  00 00 00 00 00 00 00 00
    0d 5b 43 69 00 00 00 00  1a 9d 08 00 00 00 00 00  04 00 04 00 58 00 07 00
    0d 5b 43 69 00 00 00 00  1a 9d 08 00 00 00 00 00  01 00 60 00 00 00 00 00
    0d 5b 43 69 00 00 00 00  1a 9d 08 00 00 00 00 00  00 00 00 00 00 00 00 00`);

  it('a key counts when it goes down, once', () => {
    expect(createKeyReader(24).read(enter)).toEqual(['KEY_KPENTER']);
  });

  it.each([1, 5, 23, 25])('in pieces of %i bytes it is the same', size => {
    const reader = createKeyReader(24);
    expect([...inPieces(enter, size)].flatMap(piece => reader.read(piece))).toEqual(['KEY_KPENTER']);
  });

  it('a key that is held, and repeats, counts once', () => {
    const repeat = Buffer.from(enter.subarray(24, 48));
    repeat.writeInt32LE(2, 20);
    expect(createKeyReader(24).read(Buffer.concat([enter.subarray(24, 48), repeat, repeat, repeat]))).toEqual([
      'KEY_KPENTER',
    ]);
  });

  it('a 32-bit machine has shorter records', () => {
    expect(createKeyReader(16).read(hex('0d5b4369 8e2c0700 0100 4e00 01000000'))).toEqual(['KEY_KPPLUS']);
  });

  it('half a record of before is forgotten when the keypad is plugged in again', () => {
    const reader = createKeyReader(24);
    reader.read(enter.subarray(0, 30));
    reader.reset();
    expect(reader.read(enter)).toEqual(['KEY_KPENTER']);
  });

  it('never throws, whatever the file says', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), pieces => {
        const reader = createKeyReader();
        for (const piece of pieces) reader.read(piece);
      }),
    );
  });
});

const template = (changes: Partial<KeypadFrameTemplate> = {}): KeypadFrameTemplate => ({
  prefix: '\x02',
  address: { base: 'decimal', width: 2 },
  separator: '',
  code: { base: 'text', width: 1 },
  terminator: '\x03',
  checksum: { kind: 'xor8', from: 'address', withTerminator: true, lowFirst: true },
  gapMs: 100,
  ...changes,
});

describe('frames of serial pads', () => {
  // STX "03" "N" ETX, and the exclusive or of the four behind STX: 30^33^4e^03.
  const frame = hex('02 30 33 4e 03 4e');

  it('STX, address, key, ETX, BCC', () => {
    expect(createKeypadFrameReader(template()).read(frame, 0)).toEqual([{ address: 3, code: 'N' }]);
  });

  it('two pads that speak one after the other', () => {
    const other = hex('02 31 32 52 03 52');
    expect(createKeypadFrameReader(template()).read(Buffer.concat([frame, other]), 0)).toEqual([
      { address: 3, code: 'N' },
      { address: 12, code: 'R' },
    ]);
  });

  it.each([1, 2, 5])('in pieces of %i bytes, with noise before and behind', size => {
    const reader = createKeypadFrameReader(template());
    const noisy = Buffer.concat([hex('00 ff 02'), frame, hex('02 30')]);
    expect([...inPieces(noisy, size)].flatMap((piece, i) => reader.read(piece, i))).toEqual([
      { address: 3, code: 'N' },
    ]);
  });

  it('a wrong check is no press', () => {
    expect(createKeypadFrameReader(template()).read(hex('02 30 33 4e 03 4f'), 0)).toEqual([]);
  });

  it('half a frame of long ago does not spoil the next one', () => {
    const plain = template({ prefix: '', terminator: '', checksum: { ...template().checksum, kind: 'none' } });
    const reader = createKeypadFrameReader(plain);
    expect(reader.read(hex('30 33'), 0)).toEqual([]);
    expect(reader.read(hex('30 34 4e'), 500)).toEqual([{ address: 4, code: 'N' }]);
  });

  it('four bytes: AA, address, key, sum', () => {
    const four = template({
      prefix: '\xaa',
      address: { base: 'binary', width: 1 },
      code: { base: 'binary', width: 1 },
      terminator: '',
      checksum: { kind: 'sum8', from: 'prefix', withTerminator: false, lowFirst: true },
    });
    expect(createKeypadFrameReader(four).read(hex('aa 05 01 b0'), 0)).toEqual([{ address: 5, code: '01' }]);
  });

  it('a pad that has the line for itself: one letter and a line end', () => {
    const lone = template({
      prefix: '',
      address: { base: 'none', width: 1 },
      terminator: '\r\n',
      checksum: { ...template().checksum, kind: 'none' },
    });
    expect(createKeypadFrameReader(lone).read(Buffer.from('N\r\nR\r\n'), 0)).toEqual([
      { address: null, code: 'N' },
      { address: null, code: 'R' },
    ]);
  });

  // "Q1n" with each check over it; worked out with another program (Python).
  const checks: Record<(typeof checksumKinds)[number], string> = {
    none: '',
    xor8: '0e',
    sum8: 'f0',
    'sum8-2c': '10',
    'crc16-modbus': 'b46d',
    'crc16-arc': 'c5ad',
    'xor8-hex': '3045',
    'sum16-hex': '30304630',
  };
  it.each(checksumKinds)('"Q1n" checked by %s', kind => {
    const line = template({
      prefix: 'Q',
      address: { base: 'decimal', width: 1 },
      terminator: ';',
      checksum: { kind, from: 'prefix', withTerminator: false, lowFirst: true },
    });
    expect(createKeypadFrameReader(line).read(hex(`51 31 6e ${checks[kind]} 3b`), 0)).toEqual([
      { address: 1, code: 'n' },
    ]);
  });

  it('never throws, whatever is on the line', () => {
    const anyTemplate = fc
      .record({
        prefix: fc.constantFrom('', '\x02', 'Q'),
        base: fc.constantFrom('none', 'binary', 'decimal', 'hex'),
        code: fc.constantFrom('text', 'binary'),
        kind: fc.constantFrom(...checksumKinds),
        withTerminator: fc.boolean(),
      })
      .map(({ prefix, base, code, kind, withTerminator }) =>
        template({
          prefix,
          address: { base, width: 2 } as KeypadFrameTemplate['address'],
          code: { base: code, width: 1 } as KeypadFrameTemplate['code'],
          checksum: { kind, from: 'prefix', withTerminator, lowFirst: true },
        }),
      );
    fc.assert(
      fc.property(anyTemplate, fc.array(fc.uint8Array({ maxLength: 40 })), (one, pieces) => {
        const reader = createKeypadFrameReader(one);
        pieces.forEach((piece, i) => void reader.read(piece, i * 30));
      }),
    );
  });
});

describe('lines of scanners', () => {
  const framing = { idleMs: null, maxBytes: 40 };
  const said = 'Nguyễn Thị Ắng|Ê Đê';

  it.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['both', '\r\n'],
  ])('ended by %s, cut anywhere, even within a letter', (_name, end) => {
    const bytes = Buffer.from(said + end + said + end);
    for (let size = 1; size <= bytes.length; size++) {
      const reader = createScanReader(framing);
      expect([...inPieces(bytes, size)].flatMap(piece => reader.read(piece))).toEqual([said, said]);
    }
  });

  it('ended by silence', () => {
    const reader = createScanReader({ ...framing, idleMs: 50 });
    expect(reader.read(Buffer.from('H37-231207'))).toEqual([]);
    expect(reader.read(Buffer.from('-0003'))).toEqual([]);
    expect(reader.rest()).toBe('H37-231207-0003');
    expect(reader.rest()).toBe(null);
  });

  it('one that is too long is unreadable, and the next one is read', () => {
    const reader = createScanReader(framing);
    expect(reader.read(Buffer.from(`${'x'.repeat(41)}\r${said}\r`))).toEqual([unreadable, said]);
  });

  it('never throws, and never holds more than its limit', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 100 })), pieces => {
        const reader = createScanReader(framing);
        for (const piece of pieces)
          for (const line of reader.read(piece)) expect(line.length).toBeLessThanOrEqual(framing.maxBytes);
        reader.rest();
      }),
    );
  });
});

describe('keys and what they mean', () => {
  const keys: Record<string, KeyMeaning> = {
    N: 'call-next',
    R: 'recall',
    C: 'clear',
    '1': 'digit-1',
    '2': 'digit-2',
    '0': 'digit-0',
    G: 'score-5',
  };
  const next = { kind: 'action', action: 'call-next' };
  const play = (...presses: [string, number][]) => {
    const pressed = createPressedKeys(keys);
    return presses.map(([key, at]) => pressed.press(key, at)).filter(press => press !== null);
  };

  it('a press is a deed', () => expect(play(['N', 0])).toEqual([next]));
  it('a double press is one deed', () => expect(play(['N', 0], ['N', 300])).toEqual([next]));
  it('a key that is held, and repeats for seconds, is one deed', () =>
    expect(play(...Array.from({ length: 30 }, (_, i): [string, number] => ['N', i * 100]))).toEqual([next]));
  it('pressed again after a while it is another deed', () =>
    expect(play(['N', 0], ['N', 1_000])).toEqual([next, next]));
  it('two keys in quick succession are two deeds', () =>
    expect(play(['R', 0], ['N', 100])).toEqual([{ kind: 'action', action: 'recall' }, next]));
  it('digits and then "next" ask for that number', () =>
    expect(play(['1', 0], ['1', 150], ['2', 300], ['N', 600])).toEqual([{ kind: 'call-number', digits: '112' }]));
  it('a bouncing digit is typed once', () =>
    expect(play(['1', 0], ['1', 20], ['N', 600])).toEqual([{ kind: 'call-number', digits: '1' }]));
  it('digits of somebody who went away are forgotten', () => expect(play(['1', 0], ['N', 6_000])).toEqual([next]));
  it('"clear" and every other deed forget digits', () =>
    expect(play(['1', 0], ['C', 500], ['N', 1_000], ['2', 2_000], ['R', 2_500], ['N', 3_000])).toEqual([
      next,
      { kind: 'action', action: 'recall' },
      next,
    ]));
  it('NumLock around every key does no harm', () =>
    expect(play(['NUM', 0], ['1', 5], ['NUM', 10], ['N', 500])).toEqual([{ kind: 'call-number', digits: '1' }]));
  it('a face is a score', () => expect(play(['G', 0])).toEqual([{ kind: 'score', score: 5 }]));
  it('a key named like a property of objects is no key', () => expect(play(['constructor', 0])).toEqual([]));
});
