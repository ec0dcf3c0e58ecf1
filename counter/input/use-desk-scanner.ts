// A scanner that types, at a desk where people type too. What it types into a field is taken out again once it is known to be a
// scan; a letter outside of fields waits for a moment, lest the first letter of a scan parks somebody's ticket.
import { useEffect } from 'preact/hooks';
import { createWedge, gapMs, readKey, restMs } from '../../common/screen/wedge.ts';
import { deskScans, recogniseFirst } from './desk-scans.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** So many keys are no scan yet; they are done as pressed. */
const minScanKeys = 6;
const shortRestMs = gapMs + 15;
const textInputTypes = new Set(['text', 'search', 'tel', 'email', 'number', 'password', 'url']);

function findTextField(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && textInputTypes.has(target.type) ? target : null;
}

/** What comes of keys that were held back: the same keys, a moment later. */
function dispatchKey({ target, key, code, shiftKey }: KeyboardEvent): void {
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true }));
}

function restoreField({ field, value, caret }: { field: Field; value: string; caret: number | null }): void {
  if (field.value === value) return;
  field.value = value;
  if (caret !== null && field.type !== 'number' && field.type !== 'email') field.setSelectionRange(caret, caret);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function useDeskScanner(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const wedge = createWedge();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let held: KeyboardEvent[] = [];
    let before: { field: Field; value: string; caret: number | null } | null = null;

    const release = () => {
      const keys = held;
      held = [];
      for (const key of keys) dispatchKey(key);
    };
    /** True when the texts were a scan, of whatever. */
    const finish = (texts: readonly string[] | null): boolean => {
      if (texts === null) {
        // Too many for a hand, too few for a code: they mean nothing.
        if (held.length < minScanKeys) release();
        held = [];
        return false;
      }
      const scan = recogniseFirst(texts);
      // In a field it may as well be a quick hand, or a code that belongs there.
      if (scan.kind === 'unknown' && before !== null) return false;
      held = [];
      if (before !== null) restoreField(before);
      before = null;
      deskScans.dispatch(scan);
      return true;
    };
    const spare = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    const press = (event: KeyboardEvent) => {
      if (!event.isTrusted) return;
      clearTimeout(timer);
      const key = readKey(event);
      const begins = !wedge.goesOn(key.at) || key.repeat;
      const field = findTextField(event.target);
      if (begins) {
        release();
        before = field === null ? null : { field, value: field.value, caret: field.selectionStart };
      }
      const { texts } = wedge.press(key);
      if (texts !== null) {
        if (finish(texts)) spare(event);
        return;
      }
      const isLetter = event.key.length === 1 && !key.other && !key.repeat;
      if (!isLetter) {
        // Enter after a digit: the digit first.
        if (!/^(Shift|CapsLock|Alt|Control)/.test(event.key)) release();
      } else if (field === null && !(begins && event.key === ' ')) {
        held.push(event);
        spare(event);
      }
      timer = setTimeout(
        () => finish(wedge.rest()),
        held.length > 0 && held.length < minScanKeys ? shortRestMs : restMs,
      );
    };
    window.addEventListener('keydown', press, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press, true);
    };
  }, [active]);
}
