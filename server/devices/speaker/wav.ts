// Reads WAV files of a phone, a PC or a speech program, and writes WAV files of 16 bits and one channel. Bytes that are not a sound
// are refused with a reason. Pure; never reads beyond the end of the bytes.

/** One channel of samples between -1 and 1. */
export interface Sound {
  /** Samples a second. */
  rate: number;
  samples: Float32Array;
}

/** The bytes are not a WAV file that can be read; the message says why. */
export class BadWav extends Error {}

const pcm = 1;
const float = 3;
const extensible = 0xfffe;
const rateLimits = { min: 4_000, max: 192_000 };

/** Reads one sample at a byte offset, as a number between -1 and 1. */
type ReadSample = (view: DataView, at: number) => number;

function chooseReader(format: number, bits: number): ReadSample {
  if (format === float && bits === 32) return (view, at) => view.getFloat32(at, true);
  if (format === pcm && bits === 8) return (view, at) => (view.getUint8(at) - 128) / 128;
  if (format === pcm && bits === 16) return (view, at) => view.getInt16(at, true) / 32_768;
  if (format === pcm && bits === 24)
    return (view, at) => (view.getUint8(at) + view.getInt16(at + 1, true) * 256) / 8_388_608;
  if (format === pcm && bits === 32) return (view, at) => view.getInt32(at, true) / 2_147_483_648;
  throw new BadWav(`format ${format} with ${bits} bits is not supported: save it as PCM of 16 bits`);
}

/** Averages the channels. @throws BadWav when the bytes are not a WAV file of a supported format */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => (at + 4 <= bytes.length ? String.fromCharCode(...bytes.subarray(at, at + 4)) : '');
  if (word(0) !== 'RIFF' || word(8) !== 'WAVE') throw new BadWav('not a WAV file');
  let found: { format: number; channels: number; rate: number; bits: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const body = at + 8;
    // A program that writes to a pipe does not know the length beforehand and states one that is far too large.
    const size = Math.min(view.getUint32(at + 4, true), bytes.length - body);
    if (word(at) === 'fmt ') {
      if (size < 16) throw new BadWav('the format is cut short');
      const tag = view.getUint16(body, true);
      found = {
        format: tag === extensible && size >= 26 ? view.getUint16(body + 24, true) : tag,
        channels: view.getUint16(body + 2, true),
        rate: view.getUint32(body + 4, true),
        bits: view.getUint16(body + 14, true),
      };
    }
    if (word(at) === 'data') {
      if (found === null) throw new BadWav('the sound stands before its format');
      const { format, channels, rate, bits } = found;
      if (rate < rateLimits.min || rate > rateLimits.max || channels < 1 || channels > 8)
        throw new BadWav(`${channels} channels at ${rate} Hz`);
      const read = chooseReader(format, bits);
      const step = (bits / 8) * channels;
      const samples = new Float32Array(Math.floor(size / step));
      if (format === pcm && bits === 16 && channels === 1) {
        // Nearly all clips have this format, and this loop is three times as fast as the general one.
        for (let i = 0; i < samples.length; i++) samples[i] = view.getInt16(body + i * 2, true) / 32_768;
        return { rate, samples };
      }
      for (let i = 0; i < samples.length; i++) {
        let sum = 0;
        for (let channel = 0; channel < channels; channel++) sum += read(view, body + i * step + (channel * bits) / 8);
        samples[i] = Number.isFinite(sum) ? sum / channels : 0;
      }
      return { rate, samples };
    }
    at = body + size + (size % 2);
  }
  throw new BadWav('there is no sound in it');
}

/** A WAV file of 16 bits and one channel. Samples beyond -1 and 1 are clipped. */
export function writeWav({ rate, samples }: Sound): Uint8Array {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  const put = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  put(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  put(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, pcm, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  put(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  // Written through an Int16Array because a call waits for it; every machine that runs this program is little-endian.
  const out = new Int16Array(bytes.buffer, 44);
  for (let i = 0; i < samples.length; i++) {
    const sample = (samples[i] ?? 0) * 32_767;
    out[i] = sample > 32_767 ? 32_767 : sample < -32_768 ? -32_768 : Math.round(sample);
  }
  return bytes;
}
