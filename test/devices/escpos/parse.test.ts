// The reader of bytes that the pretend printer and the tests trust: as strict about lengths as a printer.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, commandExamples as examples } from '../../../server/devices/printer/drivers/escpos/byte-examples.ts';
import { createPaper, type PaperOptions } from '../../../server/devices/printer/drivers/pretend/paper.ts';
import { type Command, createParser } from '../../../server/devices/printer/drivers/pretend/parse.ts';
import { openQr } from '../../../server/devices/printer/qr.ts';

const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const show = (command: Command) => {
  if (command.kind === 'letters') return Buffer.from(command.bytes).toString('latin1');
  if (command.kind === 'line-end') return 'LF';
  return command.kind === 'command' ? `${command.name} ${command.bytes.length}` : 'unknown';
};

function read(hex: string, pieces = 1_000_000): { commands: string[]; held: number } {
  const bytes = bytesOf(hex);
  const parser = createParser();
  const commands: Command[] = [];
  for (let at = 0; at < bytes.length; at += pieces) commands.push(...parser.read(bytes.subarray(at, at + pieces)));
  return { commands: commands.map(show), held: parser.held };
}

const encodeQr = await openQr();
const paperLike: PaperOptions = {
  widthDots: 576,
  dpi: 203,
  headToKnifeDots: 0,
  maxBandRows: 256,
  unitsPerInch: 203,
  pages: null,
  encodeQr,
};

/** The slips that come out, as the letters on them. */
function print(hex: string, options: Partial<PaperOptions> = {}) {
  const paper = createPaper({ ...paperLike, ...options });
  const answers = paper.take(bytesOf(hex));
  const slips = paper.collect();
  const letters = slips.map(slip => slip.marks.map(mark => (mark.kind === 'letter' ? mark.letter : '▒')).join(''));
  return {
    paper,
    answers: Buffer.from(answers).toString('hex'),
    slips,
    letters,
    faults: slips.flatMap(slip => slip.faults),
  };
}

describe('each command takes as many bytes as it says', () => {
  test.each([
    [
      'a whole job',
      `${examples.start} ${ascii('A007')} 0a ${examples.cutAfterFourLines}`,
      'ESC @ 2|A007|LF|LF|LF|LF|LF|GS V 3',
    ],
    ['a picture', `1d 76 30 00 02 00 03 00 ${ascii('sixdot')} ${ascii('A')}`, 'GS v 14|A'],
    ['a QR code', `${examples.nativeQr} 41`, 'GS ( k 9|GS ( k 8|GS ( k 8|GS ( k 12|GS ( k 8|A'],
    ['a bar code', `${examples.shortBars} 41`, 'GS k 10|A'],
    ['a bar code of the old kind', `1d 6b 04 ${ascii('A007')} 00 41`, 'GS k 8|A'],
    ['the pulse', `${examples.drawer} 41`, 'ESC p 5|A'],
    ['the pulse as escpos 2 writes it', `1b 70 00 ${ascii('ABC')}`, 'ESC p 5|C'],
    ['the long cut', '1d 56 42 10 41', 'GS V 4|A'],
    ['a bit image', `1b 2a 21 02 00 ${ascii('sixdot')} 41`, 'ESC * 11|A'],
    ['a question', '10 04 01 41', 'DLE EOT 3|A'],
    ['a real-time pulse', '10 14 01 00 01 41', 'DLE DC4 5|A'],
    ['clearing the buffer', '10 14 08 01 03 14 01 06 02 08 41', 'DLE DC4 10|A'],
    ['what nobody knows', '1b 5a 41', 'unknown|A'],
    ['controls without use', '00 0d 09 18 41', 'A'],
  ])('%s', (_, hex, expected) => {
    for (const pieces of [1_000_000, 5, 2, 1]) {
      const { commands, held } = read(hex, pieces);
      // Letters may come in pieces, as they would be printed.
      expect(
        commands
          .join('|')
          .replaceAll(/(?<=[A-Z0-9])\|(?=[A-Z0-9](\||$|[0-9]))/g, '')
          .replaceAll('|', ''),
      ).toBe(expected.replaceAll('|', ''));
      expect(held).toBe(0);
    }
  });

  test('what has not all come is held back', () => {
    expect(read('1d 76 30 00 48 00')).toEqual({ commands: [], held: 6 });
    expect(read(`${examples.band} 00 00`)).toEqual({ commands: [], held: 10 });
    expect(read('1b')).toEqual({ commands: [], held: 1 });
  });
});

describe('a wrong length is seen', () => {
  const rest = `${ascii('KEEP THIS SLIP')} 0a ${examples.cutAfterFourLines}`;

  test('the right bar code leaves the rest of the slip and the cut', () => {
    const { letters, faults } = print(`${examples.shortBars} ${rest}`);
    expect(letters).toEqual(['▒KEEP THIS SLIP']);
    expect(faults).toEqual([]);
  });

  test('the one that escpos would send swallows the rest and the cut', () => {
    const { paper, slips } = print(`${examples.brokenBars} ${rest}`);
    expect(slips).toEqual([]);
    expect(paper.held).toBeGreaterThan(20);
  });

  test('one byte too many in a QR code eats a letter, one too few prints one', () => {
    const store = '1d 28 6b 07 00 31 50 30 41 30 30 37';
    expect(print(`${examples.nativeQr} ${rest}`).letters).toEqual(['▒KEEP THIS SLIP']);
    const longer = examples.nativeQr.replace(store, store.replace('07', '08'));
    expect(print(`${longer} ${rest}`).letters[0]).not.toContain('▒');
    const shorter = examples.nativeQr.replace(store, store.replace('07', '06'));
    expect(print(`${shorter} ${rest}`).letters).toEqual(['7KEEP THIS SLIP']);
  });

  test('a picture that says one row too many takes its dots from what follows', () => {
    const picture = (rows: string) => `1d 76 30 00 02 00 ${rows} 00 ${ascii('sixdot')}`;
    expect(print(`${picture('03')} ${rest}`).letters).toEqual(['▒KEEP THIS SLIP']);
    expect(print(`${picture('04')} ${rest}`).letters).toEqual(['▒EP THIS SLIP']);
  });

  test('the stray byte of the drawer as escpos writes it is printed', () => {
    expect(print(`1b 70 00 19 c3 ba ${rest}`).letters).toEqual(['ºKEEP THIS SLIP']);
    expect(print(`${examples.drawer} ${rest}`).letters).toEqual(['KEEP THIS SLIP']);
  });
});

describe('what people would see go wrong', () => {
  const cut = examples.cutAfterFourLines;
  const picture = (bytesWide: string, rows: string) =>
    `1d 76 30 00 ${bytesWide} 00 ${rows} ${'ff '.repeat(Number.parseInt(bytesWide, 16) * (rows === '01 00' ? 1 : 300))}`;

  test.each([
    ['a picture wider than the paper', picture('49', '01 00'), 'picture wider than the paper'],
    ['more rows than the memory holds', picture('01', '2c 01'), 'more rows in a picture than the printer holds'],
    ['a picture in the middle of a line', `41 ${picture('01', '01 00')} 0a`, 'GS v in the middle of a line'],
    ['a command of another make', '1b 5a', 'unknown command 1b5a'],
    ['a bar code that is none', '1d 6b 49 02 41 42', 'bar code that is none'],
    ['a QR code that was never stored', '1d 28 6b 03 00 31 51 30', 'QR code without data'],
  ])('%s', (_, hex, fault) => {
    expect(print(`${hex} ${cut}`).faults).toEqual([fault]);
  });

  test('a knife that falls before the last dots have passed it', () => {
    const knife = { headToKnifeDots: 100 };
    expect(print(`${picture('48', '01 00')} 0a 1d 56 01`, knife).faults).toEqual([
      'the knife fell before all had passed it',
    ]);
    expect(print(`${picture('48', '01 00')} ${cut}`, knife).faults).toEqual([]);
  });

  test('gaps half as high where the paper moves in half dots and nobody said otherwise', () => {
    const heights = (hex: string) => print(`${hex} 1b 4a 64 1d 56 00`, { unitsPerInch: 406 }).slips[0]?.heightDots;
    expect(heights('')).toBe(50);
    expect(heights('1d 50 00 cb')).toBe(100);
  });
});

describe('answers', () => {
  test('a question in the middle of a picture is answered at once, and the picture stays whole', () => {
    const { answers, letters } = print(`1d 76 30 00 02 00 03 00 00 10 04 01 00 00 ${ascii('A')} 0a 1d 56 00`);
    expect(answers).toBe('12');
    expect(letters).toEqual(['▒A']);
  });

  test('each of the four questions, in pieces', () => {
    const paper = createPaper(paperLike);
    paper.status = { ...paper.status, paper: 'out', line: 'offline' };
    const said = [...bytesOf(examples.questions.join(''))].flatMap(byte => [...paper.take(Uint8Array.of(byte))]);
    expect(Buffer.from(said).toString('hex')).toBe('1a32127e');
  });

  test('"all is on paper" comes with the id that was sent', () => {
    expect(print(examples.askDone).answers).toBe('37223030303100');
  });

  test('a drawer and a beeper are counted', () => {
    expect(print(`${examples.drawer} ${examples.beep} ${examples.beep}`).paper.rings).toEqual({ drawer: 1, beeper: 2 });
  });
});

describe('random bytes', () => {
  // Half of them the beginnings of commands, so that more than letters is tried.
  const nasty = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x1b, 0x1d, 0x1c, 0x10, 0x28, 0x76, 0x6b, 0x30, 0x04),
  );

  test('never crash the parser or the paper, and pieces change nothing', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 300 }), fc.integer({ min: 1, max: 9 }), (bytes, pieces) => {
        const whole = createPaper(paperLike);
        const parts = createPaper(paperLike);
        whole.take(Uint8Array.from(bytes));
        for (let at = 0; at < bytes.length; at += pieces) parts.take(Uint8Array.from(bytes.slice(at, at + pieces)));
        expect(parts.held).toBe(whole.held);
        expect(parts.collect()).toEqual(whole.collect());
        expect(parts.tear()).toEqual(whole.tear());
      }),
      { numRuns: 3000 },
    );
  });

  test('give each byte to one command at most', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 200 }), bytes => {
        const parser = createParser();
        const used = parser
          .read(Uint8Array.from(bytes))
          .reduce((sum, command) => sum + (command.kind === 'line-end' ? 1 : command.bytes.length), 0);
        expect(used + parser.held).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 2000 },
    );
  });
});
