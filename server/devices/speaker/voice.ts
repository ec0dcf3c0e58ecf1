// Makes the sound of an announcement: the chime, then each language from the first source that can say the whole of it (clip
// pack, speech program). Where none can, the chime alone. It never throws: silence of one part is not silence of the rest.
import { createHash } from 'node:crypto';
import {
  type Part,
  type Speech,
  type SpokenCall,
  type SpokenReady,
  toSentence,
  type Ways,
} from '../../../common/text/speech.ts';
import type { Log } from '../../runtime/log.ts';
import type { ClipPack } from './clips.ts';
import { join, lengthMs, scale } from './samples.ts';
import type { Audio } from './speaker.ts';
import type { SpeechSynthesizer } from './speech-program.ts';
import { type Sound, writeWav } from './wav.ts';

export interface Sources {
  rate: number;
  chime: Sound;
  /** By language. */
  speech: ReadonlyMap<string, Speech>;
  packs: ReadonlyMap<string, ClipPack>;
  program: SpeechSynthesizer | null;
}

/** What is to be said in one language. `call` is null for a trial. */
export type Utterance = { language: string } & ({ call: SpokenCall | null } | { ready: SpokenReady });

export interface Voice {
  synthesize(sayings: readonly Utterance[], ways: Ways, times: number, volume: number): Promise<Audio>;
  chime(volume: number): Audio;
}

const afterChimeMs = 150;
const betweenLanguagesMs = 600;

export function createVoice(sources: Sources, log: Log): Voice {
  const { rate, chime, speech, packs, program } = sources;
  const chimes = new Map<number, Audio>();

  function fromPack(language: string, parts: readonly Part[]): (Sound | number)[] | null {
    const pack = packs.get(language);
    if (pack === undefined) return null;
    const pieces: (Sound | number)[] = [];
    for (const part of parts) {
      const found = part.kind === 'pause' ? [part.ms] : pack.find(part.text);
      if (found === null) return null;
      pieces.push(...found);
    }
    return pieces;
  }

  /** One language never changes its voice within a sentence: a source says all of it or nothing. */
  async function sayParts(language: string, parts: readonly Part[]): Promise<(Sound | number)[] | null> {
    const clips = fromPack(language, parts);
    if (clips !== null) return clips;
    const sound = (await program?.speak(language, toSentence(parts))) ?? null;
    return sound === null ? null : [sound];
  }

  async function sayOne(saying: Utterance, ways: Ways): Promise<(Sound | number)[] | null> {
    const { language } = saying;
    try {
      const words = speech.get(language);
      if (words === undefined) return null;
      if ('ready' in saying) return await sayParts(language, words.sayReady(saying.ready, ways));
      const { call } = saying;
      if (call === null) return await sayParts(language, words.sayTest(ways));
      const said = await sayParts(language, words.sayCall(call, ways));
      if (said !== null || call.field === null) return said;
      return await sayParts(language, words.sayCall({ ...call, field: null }, ways));
    } catch (error) {
      log.error(
        { code: 'speaker.sentence-failed', part: 'speaker', id: language, err: error },
        'sentence could not be composed',
      );
      return null;
    }
  }

  function finish(pieces: readonly (Sound | number)[], volume: number, languages: readonly string[]): Audio {
    const whole = join(rate, pieces);
    const wav = writeWav(volume === 1 ? whole : scale(whole, volume));
    return { name: createHash('sha1').update(wav).digest('hex'), wav, durationMs: lengthMs(whole), languages };
  }

  function makeChime(volume: number): Audio {
    const made = chimes.get(volume) ?? finish([chime], volume, []);
    chimes.set(volume, made);
    return made;
  }

  return {
    chime: makeChime,
    async synthesize(sayings, ways, times, volume) {
      const made = await Promise.all(sayings.map(saying => sayOne(saying, ways)));
      const pieces: (Sound | number)[] = [];
      for (let time = 0; time < times; time++)
        for (const said of made)
          if (said !== null) pieces.push(pieces.length === 0 ? afterChimeMs : betweenLanguagesMs, ...said);
      if (pieces.length === 0) return makeChime(volume);
      const languages = sayings.filter((_, i) => made[i] !== null).map(saying => saying.language);
      return finish([chime, ...pieces], volume, languages);
    },
  };
}
