// Own eyes on produced sound: where it is silent, how loud it is, and which clips were joined in it.
import type { Sound } from '../../../server/devices/speaker/wav.ts';

/** A tone with silence around it, for made-up recordings. */
export function makeTone(rate: number, seconds: number, pitch: number, loud: number, silentMs = 0): Sound {
  const silent = Math.round((rate * silentMs) / 1000);
  const samples = new Float32Array(Math.round(rate * seconds) + 2 * silent);
  for (let i = 0; i < rate * seconds; i++) samples[silent + i] = loud * Math.sin((2 * Math.PI * pitch * i) / rate);
  return { rate, samples };
}

export function findPeak({ samples }: Sound): number {
  return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

/** Stretches of real silence (every sample zero) of at least so many ms, in ms. */
export function findSilences({ rate, samples }: Sound, leastMs: number): { from: number; ms: number }[] {
  const found: { from: number; ms: number }[] = [];
  let begun = -1;
  for (let i = 0; i <= samples.length; i++) {
    if (i < samples.length && Math.abs(samples[i] ?? 0) < 1e-4) {
      if (begun < 0) begun = i;
      continue;
    }
    const ms = begun < 0 ? 0 : ((i - begun) * 1000) / rate;
    if (ms >= leastMs) found.push({ from: (begun * 1000) / rate, ms });
    begun = -1;
  }
  return found;
}

/** How strong one pitch is in it (Goertzel): 1 is a full tone. */
export function hearPitch({ rate, samples }: Sound, pitch: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * pitch) / rate);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + turn * one - two, one];
  return (2 * Math.sqrt(Math.max(0, one * one + two * two - turn * one * two))) / samples.length;
}

/** Where each clip stands in a sound, one after the other, in ms; null for the first that is not there. */
export function findClips(sound: Sound, clips: readonly Sound[], ratio = 1): (number | null)[] {
  const near = 3 / 32_768;
  const found: (number | null)[] = [];
  let from = 0;
  for (const { samples } of clips) {
    // The loudest sample first: silence looks like the beginning of every clip.
    const loudest = samples.reduce((best, sample, k) => (sample > (samples[best] ?? 0) ? k : best), 0);
    const peak = (samples[loudest] ?? 0) * ratio;
    let at = from;
    for (; at + samples.length <= sound.samples.length; at++) {
      let same = Math.abs((sound.samples[at + loudest] ?? 0) - peak) < near;
      for (let k = 0; same && k < samples.length; k += k < 400 ? 1 : 97)
        same = Math.abs((sound.samples[at + k] ?? 0) - (samples[k] ?? 0) * ratio) < near;
      if (same) break;
    }
    if (at + samples.length > sound.samples.length) {
      found.push(null);
      return found;
    }
    found.push((at * 1000) / sound.rate);
    from = at + samples.length;
  }
  return found;
}
