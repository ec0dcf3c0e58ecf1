// Computes the two tones before a call as samples: bell-like, never clipped, and silent at both ends. Pure.

/** A falling third, like a doorbell. `pitch` is in hertz, `from` in seconds after the start. */
const tones = [
  { pitch: 659.25, from: 0 },
  { pitch: 523.25, from: 0.5 },
];
/** The partials of each tone: the multiple of its pitch, the loudness, and the seconds until it has faded to 1/e. */
const partials = [
  { times: 1, loud: 0.42, fade: 0.5 },
  { times: 2, loud: 0.12, fade: 0.28 },
  { times: 3.01, loud: 0.05, fade: 0.14 },
];
const attackSeconds = 0.012;
const releaseSeconds = 0.15;
export const chimeSeconds = 1.9;

/** Returns the samples of the chime at this sample rate (hertz), each between -1 and 1. */
export function makeChime(sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round(chimeSeconds * sampleRate));
  for (let i = 0; i < samples.length; i++) {
    const at = i / sampleRate;
    let sum = 0;
    for (const tone of tones) {
      const t = at - tone.from;
      if (t < 0) continue;
      const attack = Math.min(1, t / attackSeconds);
      for (const { times, loud, fade } of partials) {
        sum += attack * loud * Math.exp(-t / fade) * Math.sin(2 * Math.PI * tone.pitch * times * t);
      }
    }
    samples[i] = sum * Math.min(1, (chimeSeconds - at) / releaseSeconds);
  }
  return samples;
}
