// Keys of the pages for dossiers. They sleep while somebody types or a dialog is open; Escape alone works while typing.
import { useEffect, useRef } from 'preact/hooks';
import { acceptsEnter, isTypingInto } from '../input/enter-guard.ts';
import { readDigit } from '../input/typed-digits.ts';

/** By the letter on the key, a digit, "Escape", "Enter", "/", "ArrowDown", "ArrowUp". */
export type PageKeys = Record<string, (() => void) | undefined>;

function isFocusedControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ['BUTTON', 'A', 'INPUT', 'SUMMARY'].includes(target.tagName);
}

function readKeyName(event: KeyboardEvent): string {
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase();
  // A Vietnamese input method hides the letter; the place on the keyboard still tells it.
  return readDigit(event) ?? /^Key([A-Z])$/.exec(event.code)?.[1] ?? event.key;
}

export function usePageKeys(keys: PageKeys): void {
  const present = useRef(keys);
  present.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (document.querySelector('dialog[open]') !== null) return;
      const name = readKeyName(event);
      const typing = isTypingInto(event.target);
      if (name === 'Enter' && !acceptsEnter(event)) return event.preventDefault();
      if (typing && name !== 'Escape') return;
      if (name === 'Enter' && isFocusedControl(event.target)) return;
      const deed = present.current[name];
      if (deed === undefined) return;
      event.preventDefault();
      if (!event.repeat || name.startsWith('Arrow')) deed();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
