// The keyboard on the screen. It tells which text its keys make; the caret stays where it is in the box.
import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../../common/text/fill.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { EraseIcon } from '../parts/icons.tsx';
import { useLandscape } from '../use-landscape.ts';
import { eraseLetter, type Typing, tones, typeLetters, typeTone } from './compose.ts';
import { type Deed, type Key, type Layer, layoutKeys } from './keyboard-keys.ts';
import { typeTelex } from './telex.ts';
import './keyboard.css';

const longest = 200;
/** On a dotted ring, as in books about letters, so that a mark alone is seen. */
const ring = '\u25cc';

export function Keyboard({
  box,
  text,
  low,
  telex,
  onText,
  onTelex,
  onHide,
}: {
  box: RefObject<HTMLInputElement | null>;
  text: string;
  low: boolean;
  telex: boolean;
  onText: (text: string) => void;
  onTelex: (telex: boolean) => void;
  onHide: () => void;
}) {
  const { find } = useKioskTexts().kiosk;
  const lying = useLandscape();
  const [layer, setLayer] = useState<Layer>('letters');
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
  const other: Layer = layer === 'letters' ? 'more' : 'letters';
  const deeds: Record<Deed, { face: ComponentChildren; aloud?: string; pressed?: boolean; press: () => void }> = {
    erase: { face: <EraseIcon />, aloud: find.erase, press: () => press(eraseLetter) },
    space: { face: find.space, press: () => press(before => typeLetters(before, ' ')) },
    hide: { face: find.hide, press: onHide },
    telex: { face: find.telex, pressed: telex, press: () => onTelex(!telex) },
    layer: {
      face: other === 'more' ? find.moreKeys : find.letterKeys,
      press: () => setLayer(other),
    },
  };
  const drawKey = (key: Key, i: number) => {
    const style = key.span === 1 ? undefined : { gridColumn: `span ${key.span}` };
    if (key.kind === 'letter') {
      const type = telex ? typeTelex : typeLetters;
      return (
        <button
          key={i}
          type="button"
          class={`key${key.soft ? ' soft' : ''}`}
          onClick={() => press(before => type(before, key.letter))}
        >
          {key.letter}
        </button>
      );
    }
    if (key.kind === 'tone')
      return (
        <button
          key={i}
          type="button"
          class="key soft tone"
          style={style}
          aria-label={fill(find.tone, { tone: find.tones[key.tone] })}
          onClick={() => press(before => typeTone(before, key.tone))}
        >
          <b>{ring + tones[key.tone]}</b>
          <span>{find.tones[key.tone]}</span>
        </button>
      );
    const { face, aloud, pressed, press: act } = deeds[key.deed];
    return (
      <button
        key={i}
        type="button"
        class={`key word ${key.deed}`}
        style={style}
        aria-label={aloud}
        aria-pressed={pressed}
        onClick={act}
      >
        {face}
      </button>
    );
  };
  const { columns, keys } = layoutKeys(lying, low, layer);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its grid otherwise
    <div
      class="keyboard"
      role="group"
      aria-label={find.keyboard}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      onMouseDown={event => event.preventDefault()}
    >
      {keys.map(drawKey)}
    </div>
  );
}
