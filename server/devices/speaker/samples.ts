// Prepares recorded speech so that clips of any origin fit together: one sample rate, no silence around, one loudness. Pure.
import type { Sound } from './wav.ts';

/** Relative to the loudest window of the clip; what is quieter is only noise of the room. */
const silenceDb = -45;
const padMs = 20;
/** Relative to the loudest window; only louder windows count as speech, so that pauses do not make a clip seem quiet. */
const speechDb = -30;
const windowMs = 10;
/** In a long recording the pauses show how loud the room is. Speech is three times as loud, within these limits. */
const speechFloorDb = { min: -45, max: -25 };
/** Added before and after each piece, because soft beginnings and ends are quieter than the floor. */
const paddingMs = 60;
/** The edges of a clip are faded, because a jump between two samples is heard as a click. */
const fadeMs = 3;

/** The loudness of all speech, and the limit of every sample: the loudspeaker of a TV distorts long before a file clips. */
export const speechLevelDb = -20;
export const peakDb = -3;

const toRatio = (db: number) => 10 ** (db / 20);
export const toDb = (ratio: number) => 20 * Math.log10(Math.max(ratio, 1e-9));

/** The root mean square of each window of 10 ms. */
function readWindows({ rate, samples }: Sound): { size: number; levels: number[] } {
  const size = Math.max(1, Math.round((rate * windowMs) / 1000));
  const levels: number[] = [];
  for (let from = 0; from < samples.length; from += size) {
    const window = samples.subarray(from, from + size);
    let sum = 0;
    for (const sample of window) sum += sample * sample;
    levels.push(Math.sqrt(sum / window.length));
  }
  return { size, levels };
}

const loudest = (levels: readonly number[]) => levels.reduce((max, level) => Math.max(max, level), 0);

/** The loudness of the speech (dBFS of the windows with speech), and the highest sample (dBFS). */
export function measure(sound: Sound): { speechDb: number; peakDb: number } {
  const { levels } = readWindows(sound);
  const floor = loudest(levels) * toRatio(speechDb);
  const speaking = levels.filter(level => level > 0 && level >= floor);
  const power = speaking.reduce((sum, level) => sum + level * level, 0) / Math.max(1, speaking.length);
  const peak = sound.samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
  return { speechDb: toDb(Math.sqrt(power)), peakDb: toDb(peak) };
}

/** Cuts off the silence before and after, except 20 ms. A clip without any sound becomes empty. */
export function trimSilence(sound: Sound): Sound {
  const { rate, samples } = sound;
  const { size, levels } = readWindows(sound);
  const floor = Math.max(loudest(levels) * toRatio(silenceDb), 1e-5);
  const first = levels.findIndex(level => level > floor);
  if (first < 0) return { rate, samples: new Float32Array(0) };
  const last = levels.findLastIndex(level => level > floor);
  const pad = Math.round((rate * padMs) / 1000);
  const kept = samples.slice(Math.max(0, first * size - pad), Math.min(samples.length, (last + 1) * size + pad));
  const fade = Math.min(Math.round((rate * fadeMs) / 1000), Math.floor(kept.length / 2));
  for (let i = 0; i < fade; i++) {
    kept[i] = ((kept[i] ?? 0) * i) / fade;
    const end = kept.length - 1 - i;
    kept[end] = ((kept[end] ?? 0) * i) / fade;
  }
  return { rate, samples: kept };
}

/** Cuts a long recording at every silence of at least `minSilenceMs`. Noises of up to 50 ms do not count as speech. */
export function cutAtSilences(sound: Sound, minSilenceMs: number): Sound[] {
  const { rate, samples } = sound;
  const { size, levels } = readWindows(sound);
  const top = loudest(levels);
  const still = [...levels].sort((a, b) => a - b)[Math.floor(levels.length / 5)] ?? 0;
  const floor = Math.min(Math.max(still * 3, top * toRatio(speechFloorDb.min)), top * toRatio(speechFloorDb.max));
  const spoken: { from: number; to: number }[] = [];
  levels.forEach((level, i) => {
    if (level <= floor) return;
    const last = spoken.at(-1);
    if (last !== undefined && (i - last.to) * windowMs < minSilenceMs) last.to = i + 1;
    else spoken.push({ from: i, to: i + 1 });
  });
  const padding = Math.round((rate * paddingMs) / 1000);
  return spoken
    .filter(({ from, to }) => (to - from) * windowMs > 50)
    .map(({ from, to }) => ({ rate, samples: samples.slice(Math.max(0, from * size - padding), to * size + padding) }));
}

/** Compresses peaks softly below the ceiling; samples well below it stay as they are. */
function limit(sample: number, ceiling: number): number {
  const knee = ceiling * 0.8;
  const size = Math.abs(sample);
  if (size <= knee) return sample;
  return Math.sign(sample) * (knee + (ceiling - knee) * Math.tanh((size - knee) / (ceiling - knee)));
}

/** Brings speech to `speechLevelDb`. It takes several rounds, because compressing the peaks reduces the loudness a little. */
export function setLevel(sound: Sound): Sound {
  // A little below the limit, because of the rounding to 16 bits.
  const ceiling = toRatio(peakDb) * 0.999;
  let gain = 1;
  let levelled = sound;
  for (let round = 0; round < 4; round++) {
    const { speechDb: now } = measure(levelled);
    if (now < -80) return sound;
    gain *= toRatio(speechLevelDb - now);
    levelled = { rate: sound.rate, samples: sound.samples.map(sample => limit(sample * gain, ceiling)) };
  }
  return levelled;
}

/** Multiplies all samples, without compressing peaks. */
export function scale({ rate, samples }: Sound, ratio: number): Sound {
  return { rate, samples: samples.map(sample => sample * ratio) };
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** The weights of the samples around a position between two of them: a windowed sinc, which avoids aliasing and ringing. */
function makeWeights(fraction: number, cut: number, reach: number): Float32Array {
  return Float32Array.from({ length: 2 * reach }, (_, k) => {
    const x = fraction + reach - 1 - k;
    const hann = 0.5 + 0.5 * Math.cos((Math.PI * x) / reach);
    return hann * (x === 0 ? cut : Math.sin(Math.PI * cut * x) / (Math.PI * x));
  });
}

/** Converts to another sample rate. The positions between two samples repeat, so their weights are computed once. */
export function resample({ rate, samples }: Sound, to: number): Sound {
  if (rate === to) return { rate, samples };
  const phases = to / divisor(rate, to);
  const cut = Math.min(1, to / rate) * 0.95;
  const reach = Math.ceil(16 / cut);
  const weights: Float32Array[] = [];
  const out = new Float32Array(Math.round((samples.length * to) / rate));
  for (let i = 0; i < out.length; i++) {
    const phase = i % phases;
    const at = (i * rate) / to;
    const middle = Math.floor(at);
    weights[phase] ??= makeWeights(at - middle, cut, reach);
    const row = weights[phase];
    const from = middle - reach + 1;
    let sum = 0;
    for (let k = Math.max(0, -from); k < row.length && from + k < samples.length; k++)
      sum += (samples[from + k] ?? 0) * (row[k] ?? 0);
    out[i] = sum;
  }
  return { rate: to, samples: out };
}

/**
 * One sound after the other; a number means so many ms of silence.
 * @throws when a sound has another rate
 */
export function join(rate: number, pieces: readonly (Sound | number)[]): Sound {
  const lengths = pieces.map(piece =>
    typeof piece === 'number' ? Math.round((piece * rate) / 1000) : piece.samples.length,
  );
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  pieces.forEach((piece, i) => {
    if (typeof piece !== 'number') {
      if (piece.rate !== rate) throw new Error(`a sound of ${piece.rate} Hz among sounds of ${rate} Hz`);
      samples.set(piece.samples, at);
    }
    at += lengths[i] ?? 0;
  });
  return { rate, samples };
}

/** Everything that a clip needs before it is used. */
export function prepare(sound: Sound, rate: number): Sound {
  return setLevel(trimSilence(resample(sound, rate)));
}

export function lengthMs({ rate, samples }: Sound): number {
  return Math.round((samples.length * 1000) / rate);
}
