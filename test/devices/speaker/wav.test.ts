// WAV files of every origin are read, broken ones are refused, and what we write is a right file for others too.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadWav, readWav, writeWav } from '../../../server/devices/speaker/wav.ts';
import { makeTone } from './analyse.ts';

const tone = makeTone(16_000, 0.25, 440, 0.5);

/** A WAV file by hand: format tag, bits, channels, and the bytes of the sound. */
function makeWav(tag: number, bits: number, channels: number, data: Uint8Array, promised = data.length): Uint8Array {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(0xffffffff, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(tag, 20);
  head.writeUInt16LE(channels, 22);
  head.writeUInt32LE(16_000, 24);
  head.writeUInt32LE((16_000 * bits * channels) / 8, 28);
  head.writeUInt16LE((bits * channels) / 8, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36);
  head.writeUInt32LE(promised, 40);
  return Buffer.concat([head, data]);
}

describe('WAV files', () => {
  it('come back as they were written, to the last bit but one', () => {
    const back = readWav(writeWav(tone));
    expect(back.rate).toBe(16_000);
    expect(back.samples.length).toBe(tone.samples.length);
    for (let i = 0; i < back.samples.length; i++)
      expect(Math.abs((back.samples[i] ?? 9) - (tone.samples[i] ?? 0))).toBeLessThan(1 / 16_000);
  });

  it('hold what is too loud instead of folding it over', () => {
    const { samples } = readWav(writeWav({ rate: 8_000, samples: Float32Array.of(2, -2, 0.5) }));
    expect([...samples].map(sample => Math.round(sample * 100))).toEqual([100, -100, 50]);
  });

  it('are read in 8, 16, 24 and 32 bits, as floats, with two channels', () => {
    const half = (wav: Uint8Array) => Math.round((readWav(wav).samples[0] ?? 0) * 1000);
    expect(half(makeWav(1, 8, 1, Uint8Array.of(192)))).toBe(500);
    expect(half(makeWav(1, 16, 1, Uint8Array.of(0, 0x40)))).toBe(500);
    expect(half(makeWav(1, 24, 1, Uint8Array.of(0, 0, 0xc0)))).toBe(-500);
    expect(half(makeWav(1, 32, 1, Uint8Array.of(0, 0, 0, 0x40)))).toBe(500);
    expect(half(makeWav(3, 32, 1, new Uint8Array(Float32Array.of(0.5).buffer)))).toBe(500);
    expect(half(makeWav(1, 16, 2, Uint8Array.of(0, 0x40, 0, 0)))).toBe(250);
  });

  it('are read from a pipe, which promises more than it brings', () => {
    const data = new Uint8Array(200).fill(1);
    expect(readWav(makeWav(1, 16, 1, data, 0x7ffff000)).samples.length).toBe(100);
  });

  it('that are none are refused with a reason', () => {
    expect(() => readWav(new Uint8Array(0))).toThrow(BadWav);
    expect(() => readWav(Buffer.from('ID3 this is an MP3 file'))).toThrow('not a WAV file');
    expect(() => readWav(makeWav(2, 4, 1, new Uint8Array(8)))).toThrow('not supported');
    expect(() => readWav(makeWav(1, 16, 1, new Uint8Array(8)).slice(0, 36))).toThrow('no sound');
  });

  it('that are broken anywhere never crash the reader', () => {
    const good = Buffer.from(writeWav(makeTone(8_000, 0.02, 440, 0.5)));
    fc.assert(
      fc.property(fc.nat(good.length), fc.array(fc.tuple(fc.nat(60), fc.nat(255))), (length, changes) => {
        const bytes = Buffer.from(good.subarray(0, length));
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        try {
          for (const sample of readWav(bytes).samples) expect(Number.isFinite(sample)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(BadWav);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are right for sox too, where it is installed', context => {
    const file = join(mkdtempSync(join(tmpdir(), 'motcua-')), 'tone.wav');
    writeFileSync(file, writeWav(tone));
    const ask = (what: string) => execFileSync('soxi', [what, file], { encoding: 'utf8' }).trim();
    try {
      ask('-r');
    } catch {
      return context.skip();
    }
    expect([ask('-r'), ask('-c'), ask('-b'), ask('-s')]).toEqual(['16000', '1', '16', '4000']);
  });
});
