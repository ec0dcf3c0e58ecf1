// What every board driver must be able to do, whoever wrote it. A driver that passes may hang on a line with others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardDriver, BoardExample, BoardExamples, BoardProtocol } from '../../../server/devices/board/board.ts';

export const fromHex = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const plainHex = (hex: string) => hex.replace(/\s/g, '').toLowerCase();

/** Text as hall and counter may bring it, and as nobody should. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('A012', 'Đ007', 'Quầy 3', 'TẠM NGHỈ', '<E>', '\\C1x', '\x02\x03\x04', '999999', '-1', '  ', '🎉'),
  fc.stringMatching(/^[A-ZĐ]?-?\d{1,6}$/),
);
const anyNoise = fc.uint8Array({ maxLength: 300 });

export function testBoardDriver(protocol: BoardProtocol, { examples, readShown }: BoardExamples): void {
  const make = (example: BoardExample): BoardDriver => protocol.create(example.shape, example.options);
  const encode = (example: BoardExample, lines: readonly string[]) =>
    make(example).encode(example.address, { lines, blink: false });

  describe(`the board driver ${protocol.name}`, () => {
    it('has examples', () => {
      expect(examples.length).toBeGreaterThan(0);
    });

    for (const example of examples)
      describe(example.what, () => {
        it('is encoded byte for byte', () => {
          const frames = make(example).encode(example.address, example.content);
          expect(frames.map(frame => toHex(frame.bytes))).toEqual(example.hex.map(plainHex));
        });

        it('understands each answer, whole, in halves, and behind noise', () => {
          const frame = make(example).encode(example.address, example.content).at(-1);
          if (example.answers.length > 0) expect(frame?.readAnswer).not.toBeNull();
          for (const { hex, means } of example.answers) {
            const answer = fromHex(hex);
            expect(frame?.readAnswer?.(answer), hex).toBe(means);
            for (let cut = 0; cut < answer.length; cut++)
              expect(frame?.readAnswer?.(answer.subarray(0, cut)), `${hex} cut at ${cut}`).toBe('incomplete');
            for (const noise of [[0], [0xff, 0xff, 0x80], [0xa5, 0, 0x5a], [...answer.subarray(0, answer.length / 2)]])
              expect(frame?.readAnswer?.(Uint8Array.from([...noise, ...answer])), `${noise} ${hex}`).toBe(means);
          }
        });

        it('never stumbles over what comes back', () => {
          const frames = make(example).encode(example.address, example.content);
          fc.assert(
            fc.property(anyNoise, anyNoise, (before, after) => {
              for (const { readAnswer } of frames) {
                if (readAnswer === null) continue;
                expect(['accepted', 'refused', 'incomplete']).toContain(readAnswer(before));
                for (const { hex } of example.answers)
                  readAnswer(Uint8Array.from([...before, ...fromHex(hex).subarray(1), ...after]));
              }
            }),
            { numRuns: 200 },
          );
        });

        it('sends any text as frames of the usual form, the same each time', () => {
          fc.assert(
            fc.property(fc.array(anyText, { maxLength: 5 }), lines => {
              const frames = encode(example, lines).map(frame => frame.bytes);
              expect(encode(example, lines).map(frame => frame.bytes)).toEqual(frames);
              // As the board would read it: nothing in the text has broken the frame, and no more is shown than fits.
              const shown = readShown(frames, example);
              expect(shown.replaceAll('\n', '').length).toBeLessThanOrEqual(
                Math.max(8, example.shape.rows * (example.shape.columns + 1)),
              );
              expect(shown).toMatch(/^[\x20-\x7e\n]*$/);
            }),
            { numRuns: 100 },
          );
        });

        it('shows the last digits of a ticket number, in whatever letters', () => {
          for (const number of ['A012', 'Đ345', 'U007', 'AB-123']) {
            const frames = encode(example, [number]).map(frame => frame.bytes);
            const digits = readShown(frames, example).replace(/\D/g, '');
            expect(digits.length).toBeGreaterThan(0);
            expect(Number(digits)).toBe(Number(number.replace(/\D/g, '')) % 10 ** digits.length);
          }
        });

        it('says so when it has nothing to show', () => {
          const shown = readShown(
            encode(example, []).map(frame => frame.bytes),
            example,
          );
          expect(shown.trim().replace(/^0+$/, '')).toBe('');
        });
      });

    it('has sane times and addresses', () => {
      for (const example of examples) {
        const { gapMs, answerMs, addresses } = make(example);
        expect(gapMs).toBeGreaterThanOrEqual(0);
        expect(gapMs).toBeLessThanOrEqual(1_000);
        expect(answerMs).toBeLessThanOrEqual(2_000);
        expect(example.address).toBeGreaterThanOrEqual(addresses.from);
        expect(example.address).toBeLessThanOrEqual(addresses.to);
      }
    });
  });
}
