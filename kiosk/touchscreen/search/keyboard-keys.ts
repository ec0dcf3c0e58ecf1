// Which keys the keyboard on the screen has, row by row, for a screen that stands or lies, and for one that is lowered: there half
// of them wait behind a key of their own, so that all of it and the list stay within reach of a seated person. Pure.
import type { Tone } from './compose.ts';

export type Deed = 'erase' | 'space' | 'hide' | 'telex' | 'layer';
/** `span`: how many columns it is wide. */
export type Key =
  | { kind: 'letter'; letter: string; soft: boolean; span: 1 }
  | { kind: 'tone'; tone: Tone; span: number }
  | { kind: 'deed'; deed: Deed; span: number };

export interface Keys {
  columns: number;
  keys: readonly Key[];
}

const row = (letters: string, soft = false): Key[] =>
  [...letters].map(letter => ({ kind: 'letter', letter, soft, span: 1 }));
const deed = (name: Deed, span: number): Key => ({ kind: 'deed', deed: name, span });
const tones = (span: number): Key[] =>
  (['acute', 'grave', 'hook', 'tilde', 'dot'] as const).map(tone => ({ kind: 'tone', tone, span }));

// Letters with marks are written by their numbers: sentences stand in common/text.
const digits = row('1234567890', true);
/** The letters of Vietnamese that other keyboards do not have: breve, circumflex, horn; and the d with a stroke. */
const [breve, circumflex, horn, stroke] = [
  row('\u0103', true),
  row('\u00e2\u00ea\u00f4', true),
  row('\u01a1\u01b0', true),
  row('đ'),
];

const standing: Key[] = [
  ...digits,
  ...[...row('qwertyuiop')],
  ...[...row('asdfghjkl'), ...stroke],
  ...[...row('zxcvbnm.-'), deed('erase', 1)],
  ...[...breve, ...circumflex, ...horn, deed('telex', 2), deed('hide', 2)],
  ...[...tones(1), deed('space', 5)],
];
const lying: Key[] = [
  ...[...digits, deed('erase', 2)],
  ...[...row('qwertyuiop'), ...row('\u0103\u00e2', true)],
  ...[...row('asdfghjkl'), ...stroke, ...row('\u00ea\u00f4', true)],
  ...[...row('zxcvbnm.-/'), ...horn],
  ...[...tones(1), deed('telex', 2), deed('space', 3), deed('hide', 2)],
];
const standingLow: Record<Layer, Key[]> = {
  letters: [
    ...row('qwertyuiop'),
    ...[...row('asdfghjkl'), ...stroke],
    ...[...row('zxcvbnm.-'), deed('erase', 1)],
    ...[deed('layer', 2), deed('telex', 2), deed('space', 4), deed('hide', 2)],
  ],
  more: [
    ...digits,
    ...[...breve, ...circumflex, ...horn, ...stroke, ...row('.-'), deed('erase', 1)],
    ...tones(2),
    ...[deed('layer', 2), deed('telex', 2), deed('space', 4), deed('hide', 2)],
  ],
};
const lyingLow: Record<Layer, Key[]> = {
  letters: [
    ...[...row('qwertyuiop'), deed('erase', 2)],
    ...[...row('asdfghjkl'), ...stroke, deed('hide', 2)],
    ...[deed('layer', 2), ...row('zxcvbnm'), deed('space', 3)],
  ],
  more: [
    ...[...digits, deed('erase', 2)],
    ...[...breve, ...circumflex, ...horn, ...row('.-'), deed('telex', 2), deed('hide', 2)],
    ...[deed('layer', 2), ...tones(1), ...stroke, deed('space', 4)],
  ],
};

/** What a lowered keyboard shows. */
export type Layer = 'letters' | 'more';

export function layoutKeys(lies: boolean, low: boolean, layer: Layer): Keys {
  if (low) return { columns: lies ? 12 : 10, keys: (lies ? lyingLow : standingLow)[layer] };
  return { columns: lies ? 12 : 10, keys: lies ? lying : standing };
}
