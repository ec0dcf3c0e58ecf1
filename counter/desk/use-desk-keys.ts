// The keyboard of the desk. Sleeps while somebody types or a dialog is open; a held key is one press.
import { useEffect, useRef } from 'preact/hooks';
import { readDigit } from '../input/typed-digits.ts';
import { isFocusKey, type Press, readPress } from './desk-keys.ts';
import { enterList, moveInList } from './list-keys.ts';
import { type Tab, tabs } from './ticket-lists.tsx';

interface DeskKeys {
  tab: Tab;
  onTab: (tab: Tab) => void;
  onPress: (press: Press) => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** A button that was reached with Tab or the arrows answers Enter and Space itself. */
function isFocusedButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.tagName === 'BUTTON' || target.tagName === 'A');
}

/** Whoever presses Enter twice to sign in has not asked to finish a ticket; nor has a key that opened the page. */
const settlingMs = 1_000;

export function useDeskKeys(keys: DeskKeys): void {
  const present = useRef(keys);
  present.current = keys;
  useEffect(() => {
    const openedAt = performance.now();
    const onKey = (event: KeyboardEvent) => {
      if (performance.now() - openedAt < settlingMs && readPress(event) === 'finish') return event.preventDefault();
      const { tab, onTab, onPress } = present.current;
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      if (isFocusKey(event) && isFocusedButton(event.target)) {
        if (event.repeat) event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Escape') return void (document.activeElement as HTMLElement | null)?.blur();
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        return moveInList(event.key === 'ArrowDown' ? 1 : -1, tab);
      }
      const digit = readDigit(event);
      const opened = digit === null ? undefined : tabs[Number(digit) - 1];
      if (opened !== undefined) {
        onTab(opened);
        // The list is drawn first, then it can have the focus.
        requestAnimationFrame(() => requestAnimationFrame(() => enterList(opened)));
        return;
      }
      if (digit === '4') return enterList('next');
      const press = readPress(event);
      if (press === null) return;
      event.preventDefault();
      if (!event.repeat) onPress(press);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
