// The parts of an announcement, and the rules for reading numbers that are the same in every language. Each language composes
// its sentences in <lang>/speech.ts. This code is pure: it knows no sound and no clock.

/** One piece of speech. `text` is what is spoken, and also the name under which a clip pack holds the recording. */
export type Part =
  | { kind: 'phrase' | 'letter' | 'digit' | 'number'; text: string }
  /** A name from the site file. No clip pack can hold it, so the sentence must stay correct when it is left out. */
  | { kind: 'name'; text: string }
  | { kind: 'pause'; ms: number };

/** Why a citizen is called: to be served, to collect a result, or to pay a fee. */
const purposes = ['service', 'collect', 'fee'] as const;
export type Purpose = (typeof purposes)[number];

/** The call that is announced. */
export interface SpokenCall {
  /** The ticket number, "A012". */
  number: string;
  /** The counter's label, "3". */
  counterLabel: string;
  /** How often the ticket was called, counted from 1; from 2 on it is a repeated call. */
  nth: number;
  priority: boolean;
  purpose: Purpose;
  /** The name of the service in this language; null when the office does not want it spoken. */
  field: string | null;
}

/** A dossier whose result is ready. Only what its masked code shows is spoken, so that nobody in the hall learns the whole code. */
export interface SpokenReady {
  /** The serial number of the day, "0003". */
  serial: string;
  /** The month in which the dossier was received, 1 to 12. */
  month: number;
}

/**
 * How the digits of a number are read.
 * - `rule`: digit by digit after a letter, with a leading zero, and from three digits on; otherwise as a number
 * - `digits`: always digit by digit
 * - `number`: always as a number
 */
const readings = ['rule', 'digits', 'number'] as const;
type Reading = (typeof readings)[number];

/** How the announcements of an office are worded. The site file sets it for each zone. */
export interface SpeechSettings {
  tickets: Reading;
  counters: Reading;
  /** Silence between the digits of a ticket number in milliseconds; people understand 150 to 250 ms best. */
  gapMs: number;
  /** The region whose words are used where a language has several for one thing. */
  region: 'north' | 'south';
  /** Single words that this office replaces by others: { "nghìn": "ngàn" }. They take precedence over the region. */
  words: Readonly<Record<string, string>>;
}

/** What each language provides, as the export `speech` of its speech.ts. */
export interface Speech {
  /** Returns the sentence that calls a ticket to a counter. */
  composeCall(call: SpokenCall, ways: SpeechSettings): Part[];
  /** Returns the sentence that a result can be collected. It must not begin like a call, or people would stand up. */
  composeReady(ready: SpokenReady, ways: SpeechSettings): Part[];
  /** Returns the sentence of a loudspeaker test. It must not sound as if somebody were called. */
  composeTest(ways: SpeechSettings): Part[];
  /** Returns every text that a clip pack should hold, so that no call needs another source of speech. */
  listTexts(): string[];
}

export const defaultSpeechSettings: SpeechSettings = {
  tickets: 'rule',
  counters: 'rule',
  gapMs: 200,
  region: 'north',
  words: {},
};

/** Returns a pause of so many milliseconds. */
export const pause = (ms: number): Part => ({ kind: 'pause', ms });

/** Puts the same silence between all parts; no silence when `gapMs` is 0. */
export function spread(parts: readonly Part[], gapMs: number): Part[] {
  return parts.flatMap((part, i) => (i === 0 || gapMs === 0 ? [part] : [pause(gapMs), part]));
}

/** Returns whether the digits are read one by one. `afterLetter` is true when a letter stands before them. */
function isByDigit(figures: string, afterLetter: boolean, reading: Reading): boolean {
  if (reading !== 'rule') return reading === 'digits';
  return afterLetter || figures.length >= 3 || (figures.length > 1 && figures.startsWith('0'));
}

/** How a language speaks the characters of a number or label. */
export interface Figures {
  letter(letter: string): string;
  digit(digit: string): string;
  number(value: number): Part[];
}

interface LabelReading {
  /** A ticket number or a counter's label: "A012", "3", "12B". */
  label: string;
  reading: Reading;
  /** Silence between the parts in milliseconds. */
  gapMs: number;
  figures: Figures;
}

/** Returns the parts that speak a label. A word of several letters is spoken as a name; punctuation is left out. */
export function readLabel({ label, reading, gapMs, figures }: LabelReading): Part[] {
  const runs = label.normalize('NFC').match(/\d+|\p{L}[\p{L}\p{M}]*(?:\s+\p{L}[\p{L}\p{M}]*)*/gu) ?? [];
  let afterLetter = false;
  const spoken = runs.map((run): Part[] => {
    if (!/^\d/.test(run)) {
      afterLetter = run.length === 1;
      return [afterLetter ? { kind: 'letter', text: figures.letter(run.toUpperCase()) } : { kind: 'name', text: run }];
    }
    // The words of one number are spoken without pauses.
    if (!isByDigit(run, afterLetter, reading)) return figures.number(Number(run));
    return spread(
      [...run].map(digit => ({ kind: 'digit', text: figures.digit(digit) })),
      gapMs,
    );
  });
  return spoken.flatMap((parts, i) => (i === 0 ? parts : [pause(gapMs), ...parts]));
}

/** Returns the sentence as text for a speech program; each pause becomes a comma. */
export function toSentence(parts: readonly Part[]): string {
  let sentence = '';
  for (const part of parts) {
    if (part.kind === 'pause') sentence = sentence.replace(/[\s,]*$/, sentence === '' ? '' : ', ');
    else sentence += `${part.text} `;
  }
  return `${sentence.replace(/[\s,]+$/, '')}.`;
}
