// The keys of the pages for dossiers. They have no effect while somebody types or a dialog is open; only Escape works
// while typing.
import { useEffect, useRef } from 'preact/hooks';
import { acceptsEnter, isTypingInto } from '../input/enter-guard.ts';
import { readDigit } from '../input/typed-digits.ts';

/** The action of each key, by its capital letter, its digit, or its name such as "Escape", "Enter" or "ArrowDown". */
type PageKeys = Record<string, (() => void) | undefined>;

function isFocusedControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && ['BUTTON', 'A', 'INPUT', 'SUMMARY'].includes(target.tagName);
}

function readKeyName(event: KeyboardEvent): string {
  if (/^[a-z]$/i.test(event.key)) return event.key.toUpperCase();
  // A Vietnamese input method hides the letter, but the place of the key is still known.
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
      const action = present.current[name];
      if (action === undefined) return;
      event.preventDefault();
      if (!event.repeat || name.startsWith('Arrow')) action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
