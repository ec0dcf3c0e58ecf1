// Tells a scanner that acts as a keyboard from an officer who types. A scan that landed in a text field is removed from
// it again. Outside of fields each letter is delayed for some milliseconds, because the first letter of a scan could
// otherwise trigger an action such as parking a ticket.
import { useEffect } from 'preact/hooks';
import { createWedge, maxKeyGapMs, readKey, scanEndMs } from '../../common/screen/wedge.ts';
import { deskScans, recogniseFirst } from './desk-scans.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Fewer keys than these are not a scan and take effect as pressed. */
const minScanKeys = 6;
const shortRestMs = maxKeyGapMs + 15;
const textInputTypes = new Set(['text', 'search', 'tel', 'email', 'number', 'password', 'url']);

function findTextField(target: EventTarget | null): Field | null {
  if (target instanceof HTMLTextAreaElement) return target;
  return target instanceof HTMLInputElement && textInputTypes.has(target.type) ? target : null;
}

/** Sends a key that was held back to its target, a moment after it was pressed. */
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
    /** Returns true when the texts were a scan of any kind. */
    const finish = (texts: readonly string[] | null): boolean => {
      if (texts === null) {
        // More keys than a hand types this fast but too few for a code are dropped.
        if (held.length < minScanKeys) release();
        held = [];
        return false;
      }
      const scan = recogniseFirst(texts);
      // In a field an unknown text may have been typed quickly by hand, or be a code that belongs there.
      if (scan.kind === 'unknown' && before !== null) return false;
      held = [];
      if (before !== null) restoreField(before);
      before = null;
      deskScans.dispatch(scan);
      return true;
    };
    const suppress = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };

    const press = (event: KeyboardEvent) => {
      if (!event.isTrusted) return;
      clearTimeout(timer);
      const key = readKey(event);
      const begins = !wedge.continues(key.at) || key.repeat;
      const field = findTextField(event.target);
      if (begins) {
        release();
        before = field === null ? null : { field, value: field.value, caret: field.selectionStart };
      }
      const { texts } = wedge.press(key);
      if (texts !== null) {
        if (finish(texts)) suppress(event);
        return;
      }
      const isLetter = event.key.length === 1 && !key.hasModifier && !key.repeat;
      if (!isLetter) {
        // A key such as Enter must not overtake the digit that was pressed before it.
        if (!/^(Shift|CapsLock|Alt|Control)/.test(event.key)) release();
      } else if (field === null && !(begins && event.key === ' ')) {
        held.push(event);
        suppress(event);
      }
      timer = setTimeout(
        () => finish(wedge.flush()),
        held.length > 0 && held.length < minScanKeys ? shortRestMs : scanEndMs,
      );
    };
    window.addEventListener('keydown', press, true);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', press, true);
    };
  }, [active]);
}
