// How a call becomes words, whatever the language: the parts of an announcement, and what numbers have in common everywhere.
// Each language says the rest in <lang>/speech.ts. Pure: no sound, no clock.

/** One piece of speech. Its text is what is said, and the name under which a clip pack holds it. */
export type Part =
  | { kind: 'phrase' | 'letter' | 'digit' | 'number'; text: string }
  /** A name out of the site file. No pack knows it beforehand, so it may be left out of a sentence without harm. */
  | { kind: 'name'; text: string }
  | { kind: 'pause'; ms: number };

/** What a citizen is called for: to be served, to take a result, to pay. */
const purposes = ['service', 'collect', 'fee'] as const;
export type Purpose = (typeof purposes)[number];

/** A call as the screen shows it. */
export interface SpokenCall {
  /** "A012" */
  number: string;
  /** "3" */
  counterLabel: string;
  /** From 2 on it is a recall. */
  nth: number;
  priority: boolean;
  purpose: Purpose;
  /** The name of the service in this language, when the office wants it said; else null. */
  field: string | null;
}

/** A dossier whose result is ready, by what its masked code shows too: the serial of a day, and the month of that day. */
export interface SpokenReady {
  /** "0003" */
  serial: string;
  /** 1 to 12 */
  month: number;
}

/**
 * How figures are read.
 * - `rule`: digit by digit after a letter, with a leading zero, and from three digits on; else as a number
 * - `digits`: always digit by digit
 * - `number`: always as a number
 */
const readings = ['rule', 'digits', 'number'] as const;
export type Reading = (typeof readings)[number];

/** How an office wants to be spoken for. */
export interface Ways {
  tickets: Reading;
  counters: Reading;
  /** Silence between the digits of a ticket number; 150 to 250 ms are understood best. */
  gapMs: number;
  /** Words by region, where a language has several for one thing. */
  region: 'north' | 'south';
  /** Single words said otherwise here: { "nghìn": "ngàn" }. Stronger than the region. */
  words: Readonly<Record<string, string>>;
}

/** What a language must be able to say. */
export interface Speech {
  sayCall(call: SpokenCall, ways: Ways): Part[];
  /** A result can be fetched. The sentence must not begin like a call. */
  sayReady(ready: SpokenReady, ways: Ways): Part[];
  /** A trial of the loudspeaker, which must not sound as if somebody were called. */
  sayTest(ways: Ways): Part[];
  /** Every text that a clip pack should hold, so that no call needs another source. */
  listTexts(): string[];
}

export const usualWays: Ways = { tickets: 'rule', counters: 'rule', gapMs: 200, region: 'north', words: {} };

export const pause = (ms: number): Part => ({ kind: 'pause', ms });

/** Puts the same silence between all parts. */
export function spread(parts: readonly Part[], gapMs: number): Part[] {
  return parts.flatMap((part, i) => (i === 0 || gapMs === 0 ? [part] : [pause(gapMs), part]));
}

/** Whether figures are read one by one. `afterLetter`: they belong to a series with a letter. */
function isByDigit(figures: string, afterLetter: boolean, reading: Reading): boolean {
  if (reading !== 'rule') return reading === 'digits';
  return afterLetter || figures.length >= 3 || (figures.length > 1 && figures.startsWith('0'));
}

/** How a language says what stands in a number or label. */
export interface Figures {
  letter(letter: string): string;
  digit(digit: string): string;
  number(value: number): Part[];
}

/** A ticket number or a counter's label, "A012", "3", "12B". What is neither letter nor figure is said as the name it is. */
export function sayLabel(label: string, reading: Reading, gapMs: number, figures: Figures): Part[] {
  const runs = label.normalize('NFC').match(/\d+|\p{L}[\p{L}\p{M}]*(?:\s+\p{L}[\p{L}\p{M}]*)*/gu) ?? [];
  let afterLetter = false;
  const said = runs.map((run): Part[] => {
    if (!/^\d/.test(run)) {
      afterLetter = run.length === 1;
      return [afterLetter ? { kind: 'letter', text: figures.letter(run.toUpperCase()) } : { kind: 'name', text: run }];
    }
    // The words of one number are said in one breath.
    if (!isByDigit(run, afterLetter, reading)) return figures.number(Number(run));
    return spread(
      [...run].map(digit => ({ kind: 'digit', text: figures.digit(digit) })),
      gapMs,
    );
  });
  return said.flatMap((parts, i) => (i === 0 ? parts : [pause(gapMs), ...parts]));
}

/** The sentence as a speech program reads it: a pause is a comma. */
export function toSentence(parts: readonly Part[]): string {
  let sentence = '';
  for (const part of parts) {
    if (part.kind === 'pause') sentence = sentence.replace(/[\s,]*$/, sentence === '' ? '' : ', ');
    else sentence += `${part.text} `;
  }
  return `${sentence.replace(/[\s,]+$/, '')}.`;
}
