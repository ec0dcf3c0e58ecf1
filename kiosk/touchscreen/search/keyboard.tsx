// The on-screen keyboard. It writes at the caret of the search box.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { maxProcedureSearchLength } from '../../../common/contract/rules.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { useLandscape } from '../use-landscape.ts';
import { eraseLetter, type Typing, typeLetters, typeTone } from './compose.ts';
import { KeyButton } from './key-button.tsx';
import { type Key, type KeyAction, type Layer, layoutKeys } from './keyboard-keys.ts';
import { typeTelex } from './telex.ts';
import './keyboard.css';

interface KeyboardProps {
  box: RefObject<HTMLInputElement | null>;
  text: string;
  low: boolean;
  /** Letters are typed in Telex. */
  telex: boolean;
  onText: (text: string) => void;
  onTelex: (telex: boolean) => void;
  onHide: () => void;
}

export function Keyboard({ box, text, low, telex, onText, onTelex, onHide }: KeyboardProps) {
  const { find } = useKioskTexts().kiosk;
  const landscape = useLandscape();
  const [layer, setLayer] = useState<Layer>('letters');
  const nextLayer: Layer = layer === 'letters' ? 'more' : 'letters';
  const edit = useCaretEditing(box, text, onText);

  const actions: Record<KeyAction, () => void> = {
    erase: () => edit(eraseLetter),
    space: () => edit(before => typeLetters(before, ' ')),
    hide: onHide,
    telex: () => onTelex(!telex),
    layer: () => setLayer(nextLayer),
  };
  const press = (key: Key) => {
    if (key.kind === 'letter') edit(before => (telex ? typeTelex : typeLetters)(before, key.letter));
    else if (key.kind === 'tone') edit(before => typeTone(before, key.tone));
    else actions[key.action]();
  };
  const { columns, keys } = layoutKeys(landscape, low, layer);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its grid otherwise
    <div
      class="keyboard"
      role="group"
      aria-label={find.keyboard}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      // The box keeps the focus and its caret.
      onMouseDown={event => event.preventDefault()}
    >
      {keys.map((key, i) => (
        <KeyButton key={i} definition={key} telex={telex} nextLayer={nextLayer} onPress={() => press(key)} />
      ))}
    </div>
  );
}

type Edit = (change: (before: Typing) => Typing) => void;

/** Returns a function that changes the text at the caret. The caret is restored after the box has been drawn again. */
function useCaretEditing(box: RefObject<HTMLInputElement | null>, text: string, onText: (text: string) => void): Edit {
  const caret = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caret.current !== null) box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  return change => {
    const { value, selectionStart, selectionEnd } = box.current ?? { value: text, selectionStart: null };
    const from = selectionStart ?? value.length;
    // A selection is replaced.
    const remaining = value.slice(0, from) + value.slice(Math.max(from, selectionEnd ?? from));
    const typed = change({ text: remaining, caret: from });
    if (typed.text.length > maxProcedureSearchLength) return;
    caret.current = typed.caret;
    onText(typed.text);
  };
}
