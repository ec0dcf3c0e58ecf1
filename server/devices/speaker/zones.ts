// Turns the speakers of the site file into zones, and fills in what the office did not state.
import { defaultSpeechSettings, type Purpose, type SpeechSettings } from '../../../common/text/announcement.ts';
import type { Zone } from './speaker.ts';

/** One entry of `speakers` in the site file, already checked. */
export interface SpeakerSetting {
  id: string;
  counters: readonly string[] | null;
  screens: readonly string[];
  out: 'screens' | { card: string };
  languages: readonly string[] | null;
  ownLanguageOnly: boolean;
  times: number;
  tickets: SpeechSettings['tickets'];
  counterNumbers: SpeechSettings['counters'];
  gapMs: number;
  region: SpeechSettings['region'];
  words: Readonly<Record<string, string>>;
  sayField: boolean;
  purposes: Readonly<Record<string, Purpose>>;
  mostWaiting: number;
  /** Times without sound, ["11:30", "13:00"]. */
  quiet: readonly (readonly [from: string, to: string])[];
  /** In percent. */
  volume: number;
}

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

export function readZones(speakers: readonly SpeakerSetting[], siteLanguages: readonly string[]): Zone[] {
  return speakers.map(({ tickets, counterNumbers, gapMs, region, words, quiet, volume, languages, ...rest }) => ({
    ...rest,
    languages: languages ?? siteLanguages,
    ways: { ...defaultSpeechSettings, tickets, counters: counterNumbers, gapMs, region, words },
    quiet: quiet.map(([from, to]) => [minutes(from), minutes(to)] as const),
    volume: volume / 100,
  }));
}
