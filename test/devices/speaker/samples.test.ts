// Clips of any origin become alike: silence cut, one loudness, one rate.
import { describe, expect, it } from 'vitest';
import {
  cutAtSilences,
  join,
  lengthMs,
  measure,
  peakDb,
  prepare,
  resample,
  setLevel,
  speechLevelDb,
  toDb,
  trimSilence,
} from '../../../server/devices/speaker/samples.ts';
import type { Sound } from '../../../server/devices/speaker/wav.ts';
import { findPeak, hearPitch, makeTone } from './analyse.ts';

/** Something like speech: a tone that swells and fades, with a hiss below. */
function makeSpeech(rate: number, loud: number, silentMs: number, hiss = 0): Sound {
  const sound = makeTone(rate, 1, 200, loud, silentMs);
  let seed = 1;
  const samples = sound.samples.map((sample, i) => {
    seed = (seed * 16_807) % 2_147_483_647;
    return sample * (0.6 + 0.4 * Math.sin((i / rate) * 40)) + hiss * (seed / 1_073_741_823 - 1);
  });
  return { rate, samples };
}

describe('clips', () => {
  it('lose the silence around, but for 20 ms', () => {
    const trimmed = trimSilence(makeTone(16_000, 0.5, 300, 0.4, 700));
    expect(lengthMs(trimmed)).toBeGreaterThanOrEqual(520);
    expect(lengthMs(trimmed)).toBeLessThanOrEqual(560);
  });
  it('lose the hiss of a room too, however softly they were recorded', () => {
    const trimmed = trimSilence(makeSpeech(16_000, 0.02, 900, 0.00005));
    expect(lengthMs(trimmed)).toBeLessThanOrEqual(1_060);
    expect(lengthMs(trimmed)).toBeGreaterThanOrEqual(1_000);
  });
  it('of nothing but silence become empty', () => {
    expect(trimSilence({ rate: 16_000, samples: new Float32Array(16_000) }).samples.length).toBe(0);
    expect(prepare({ rate: 16_000, samples: new Float32Array(0) }, 24_000).samples.length).toBe(0);
  });
  it('begin and end at zero, so that nothing clicks', () => {
    const { samples } = trimSilence(makeTone(16_000, 0.3, 300, 0.9));
    expect(Math.abs(samples[0] ?? 1)).toBe(0);
    expect(Math.abs(samples.at(-1) ?? 1)).toBe(0);
  });
  it.each([0.003, 0.05, 0.4, 0.99])('recorded at %f all get the one loudness', loud => {
    const { speechDb, peakDb: peak } = measure(setLevel(makeSpeech(16_000, loud, 300)));
    expect(speechDb).toBeGreaterThan(speechLevelDb - 0.5);
    expect(speechDb).toBeLessThan(speechLevelDb + 0.5);
    expect(peak).toBeLessThanOrEqual(peakDb);
  });
  it('with sharp peaks stay below the ceiling', () => {
    const sound = makeSpeech(16_000, 0.1, 0);
    for (let i = 500; i < sound.samples.length; i += 1_000) sound.samples[i] = 1;
    expect(toDb(findPeak(setLevel(sound)))).toBeLessThanOrEqual(peakDb);
  });
  it.each([8_000, 11_025, 16_000, 22_050, 44_100, 48_000])('of %i Hz keep pitch, length and loudness', rate => {
    const sound = resample(makeTone(rate, 0.5, 1_000, 0.5), 24_000);
    expect(lengthMs(sound)).toBe(500);
    expect(hearPitch(sound, 1_000)).toBeGreaterThan(0.48);
    expect(hearPitch(sound, 1_000)).toBeLessThan(0.52);
    expect(hearPitch(sound, 1_300)).toBeLessThan(0.01);
  });
  it('do not fold back what the lower rate cannot hold', () => {
    const sound = resample(makeTone(48_000, 0.5, 16_000, 0.5), 24_000);
    expect(hearPitch(sound, 8_000)).toBeLessThan(0.005);
    expect(measure(sound).speechDb).toBeLessThan(-40);
  });
  it('are cut out of one long recording, without the coughs between', () => {
    const rate = 16_000;
    const cough = makeTone(rate, 0.03, 900, 0.5);
    const takes = [0.4, 1.2, 0.3].map((seconds, i) => makeTone(rate, seconds, 200 + i * 100, 0.2 + i * 0.2));
    const hiss = (sound: Sound) => ({
      rate,
      samples: sound.samples.map((sample, i) => sample + 0.001 * ((i % 7) - 3)),
    });
    const [one, two, three] = takes as [Sound, Sound, Sound];
    const cut = cutAtSilences(hiss(join(rate, [900, one, 1_500, two, 200, two, 1_000, cough, 1_000, three, 300])), 700);
    expect(cut).toHaveLength(3);
    for (const [i, ms] of [400, 2_600, 300].entries())
      expect(Math.abs(lengthMs(trimSilence(cut[i] as Sound)) - ms)).toBeLessThan(160);
    expect(cutAtSilences({ rate, samples: new Float32Array(1_000) }, 700).length).toBeLessThanOrEqual(1);
  });
  it('are joined with exact silences', () => {
    const sound = join(24_000, [makeTone(24_000, 0.1, 300, 0.5), 200, makeTone(24_000, 0.1, 300, 0.5)]);
    expect(lengthMs(sound)).toBe(400);
    expect(sound.samples.subarray(2_400, 7_200).every(sample => sample === 0)).toBe(true);
    expect(() => join(24_000, [makeTone(16_000, 0.1, 300, 0.5)])).toThrow();
  });
});
