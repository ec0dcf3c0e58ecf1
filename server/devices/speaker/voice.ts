// Synthesizes the sound of an announcement: the chime, then each language from the first source that has all of it (clip pack, then
// speech program). When no source has it, only the chime sounds.
import { createHash } from 'node:crypto';
import {
  type Part,
  type Speech,
  type SpeechSettings,
  type SpokenCall,
  type SpokenReady,
  toSentence,
} from '../../../common/text/announcement.ts';
import type { Log } from '../../runtime/log.ts';
import type { ClipPack } from './clips.ts';
import { join, lengthMs, scale } from './samples.ts';
import type { Audio, Zone } from './speaker.ts';
import type { SpeechSynthesizer } from './speech-program.ts';
import { type Sound, writeWav } from './wav.ts';

export interface Sources {
  /** Samples a second of all sounds. */
  rate: number;
  chime: Sound;
  /** The sentences of each language. */
  speech: ReadonlyMap<string, Speech>;
  /** The clip pack of each language. */
  packs: ReadonlyMap<string, ClipPack>;
  program: SpeechSynthesizer | null;
}

/** What is to be spoken in one language: a call, a result that is ready, or (`call: null`) the test sentence. */
export type Utterance = { language: string } & ({ call: SpokenCall | null } | { ready: SpokenReady });

export interface Voice {
  /**
   * The chime and the utterances, all of them `times` in a row. A language without a source is left out. Never rejects: a failure
   * in one language does not silence the others.
   */
  synthesize(utterances: readonly Utterance[], zone: Pick<Zone, 'ways' | 'times' | 'volume'>): Promise<Audio>;
  /** The chime alone. */
  chime(volume: number): Audio;
}

/** Sounds, and pauses in ms between them. */
type Pieces = (Sound | number)[];

const afterChimeMs = 150;
const betweenLanguagesMs = 600;

export function createVoice(sources: Sources, log: Log): Voice {
  const { rate, chime, speech, packs, program } = sources;
  const chimes = new Map<number, Audio>();

  function findClips(language: string, parts: readonly Part[]): Pieces | null {
    const pack = packs.get(language);
    if (pack === undefined) return null;
    const pieces: Pieces = [];
    for (const part of parts) {
      const found = part.kind === 'pause' ? [part.ms] : pack.find(part.text);
      if (found === null) return null;
      pieces.push(...found);
    }
    return pieces;
  }

  /** The voice must not change within a sentence, so one source speaks all of it. Null when no source can. */
  async function speakParts(language: string, parts: readonly Part[]): Promise<Pieces | null> {
    const clips = findClips(language, parts);
    if (clips !== null) return clips;
    const sound = (await program?.speak(language, toSentence(parts))) ?? null;
    return sound === null ? null : [sound];
  }

  async function speakUtterance(utterance: Utterance, ways: SpeechSettings): Promise<Pieces | null> {
    const { language } = utterance;
    try {
      const sentences = speech.get(language);
      if (sentences === undefined) return null;
      if ('ready' in utterance) return await speakParts(language, sentences.composeReady(utterance.ready, ways));
      const { call } = utterance;
      if (call === null) return await speakParts(language, sentences.composeTest(ways));
      const spoken = await speakParts(language, sentences.composeCall(call, ways));
      if (spoken !== null || call.field === null) return spoken;
      // A service's name that no source has must not cost the call its voice.
      return await speakParts(language, sentences.composeCall({ ...call, field: null }, ways));
    } catch (error) {
      log.error(
        { code: 'speaker.sentence-failed', part: 'speaker', id: language, err: error },
        'sentence could not be composed',
      );
      return null;
    }
  }

  function toAudio(pieces: Pieces, volume: number, languages: readonly string[]): Audio {
    const sound = join(rate, pieces);
    const wav = writeWav(volume === 1 ? sound : scale(sound, volume));
    return { name: createHash('sha1').update(wav).digest('hex'), wav, durationMs: lengthMs(sound), languages };
  }

  function chimeAudio(volume: number): Audio {
    const audio = chimes.get(volume) ?? toAudio([chime], volume, []);
    chimes.set(volume, audio);
    return audio;
  }

  return {
    chime: chimeAudio,
    async synthesize(utterances, { ways, times, volume }) {
      const spoken = await Promise.all(utterances.map(utterance => speakUtterance(utterance, ways)));
      const pieces: Pieces = [];
      for (let time = 0; time < times; time++)
        for (const utterance of spoken)
          if (utterance !== null) pieces.push(pieces.length === 0 ? afterChimeMs : betweenLanguagesMs, ...utterance);
      if (pieces.length === 0) return chimeAudio(volume);
      const languages = utterances.filter((_, i) => spoken[i] !== null).map(({ language }) => language);
      return toAudio([chime, ...pieces], volume, languages);
    },
  };
}
