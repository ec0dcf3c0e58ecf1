// The keyboard on the screen: letters as on every keyboard, digits, dot and hyphen for codes, and the letters and tones of
// Vietnamese for who wants them. It tells which text the keys make; the caret stays where it is in the box.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { DownIcon, EraseIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { eraseLetter, type Tone, type Typing, tones, typeLetters, typeTone } from './compose.ts';
import './keyboard.css';

const digits = [...'1234567890'];
/** The letters of Vietnamese that other keyboards do not have: breve, circumflex, horn; and the d with a stroke. */
const changedLetters = ['a\u0306', 'a\u0302', 'e\u0302', 'o\u0302', 'o\u031b', 'u\u031b'].map(each =>
  each.normalize('NFC'),
);
const letters = [[...'qwertyuiop'], [...'asdfghjkl', '\u0111'], [...'zxcvbnm.-']];
const longest = 200;

/** On a dotted ring, as in books about letters, so that a mark alone is seen. */
const ring = '\u25cc';

export function Keyboard({
  box,
  text,
  onText,
  onHide,
}: {
  box: RefObject<HTMLInputElement | null>;
  text: string;
  onText: (text: string) => void;
  onHide: () => void;
}) {
  const { kiosk } = useWords();
  const { find } = kiosk;
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null) box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  const press = (change: (before: Typing) => Typing) => {
    const { value, selectionStart, selectionEnd } = box.current ?? { value: text, selectionStart: null };
    const from = selectionStart ?? value.length;
    // What is marked gives way to what is typed.
    const rest = value.slice(0, from) + value.slice(Math.max(from, selectionEnd ?? from));
    const typed = change({ text: rest, caret: from });
    if (typed.text.length > longest) return;
    caret.current = typed.caret;
    onText(typed.text);
  };
  const letterKey = (letter: string) => (
    <button key={letter} type="button" class="key" onClick={() => press(before => typeLetters(before, letter))}>
      {letter}
    </button>
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its grid otherwise
    <div class="keyboard" role="group" aria-label={find.keyboard} onMouseDown={event => event.preventDefault()}>
      <div class="keys digits">{digits.map(letterKey)}</div>
      <div class="keys letters">
        {letters.flat().map(letterKey)}
        <button type="button" class="key" aria-label={find.erase} onClick={() => press(eraseLetter)}>
          <EraseIcon />
        </button>
      </div>
      <div class="keys marks">
        {changedLetters.map(letterKey)}
        <button type="button" class="key wide" onClick={onHide}>
          <DownIcon />
          {find.hide}
        </button>
        {(Object.keys(tones) as Tone[]).map(tone => (
          <button
            key={tone}
            type="button"
            class="key tone"
            aria-label={fill(find.tone, { tone: find.tones[tone] })}
            onClick={() => press(before => typeTone(before, tone))}
          >
            <b>{ring + tones[tone]}</b>
            <span>{find.tones[tone]}</span>
          </button>
        ))}
        <button type="button" class="key space" onClick={() => press(before => typeLetters(before, ' '))}>
          {find.space}
        </button>
      </div>
    </div>
  );
}
