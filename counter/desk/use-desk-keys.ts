// The keyboard of the desk. Keys have no effect while somebody types or a dialog is open; a key held down counts as one
// press.
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

/** A button that was focused with Tab or the arrows handles Enter and Space itself. */
function isFocusedButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.tagName === 'BUTTON' || target.tagName === 'A');
}

/** During the first second an Enter still belongs to the sign-in and must not finish a ticket. */
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
        // The list must be drawn before it can be focused.
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
