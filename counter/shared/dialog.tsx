// A modal dialog and a dialog that asks for confirmation. The keys of the desk do nothing while one is open; Escape
// closes it.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { acceptsEnter } from '../input/enter-guard.ts';
import { useDeskTexts } from './language.tsx';
import './dialog.css';

interface DialogProps {
  title: string;
  wide?: boolean;
  onClose: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  children: ComponentChildren;
}

export function Dialog({ title, wide = false, onClose, onKeyDown, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // A layout effect runs before the next key event, so the dialog already receives a key that is pressed at once.
  useLayoutEffect(() => {
    const dialog = box.current;
    if (dialog === null) return;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={box}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onClick={event => event.target === box.current && onClose()}
      onKeyDown={event => {
        // The Enter that opened the dialog may still be held down or be pressed twice; it must not confirm the dialog.
        if (event.key === 'Enter' && (event.repeat || !acceptsEnter(event))) event.preventDefault();
        onKeyDown?.(event);
      }}
    >
      <div class="dialog-inside">
        <h2 id={heading}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

/** @param first whether the button is focused when its dialog opens */
export function BackButton({ first = false, onClose }: { first?: boolean; onClose: () => void }) {
  const { desk } = useDeskTexts();
  return (
    <button type="button" class="plain" data-first={first || undefined} onClick={onClose}>
      {desk.back} <kbd>Esc</kbd>
    </button>
  );
}

interface ConfirmProps {
  title: string;
  text: string;
  /** Further facts, shown on one line; empty ones are left out. */
  facts?: readonly string[];
  yes: string;
  /** Focuses the button that goes back, so that an Enter pressed without reading changes nothing. */
  careful?: boolean;
  onYes: () => void;
  onClose: () => void;
}

export function Confirm({ title, text, facts = [], yes, careful = false, onYes, onClose }: ConfirmProps) {
  const shownFacts = facts.filter(fact => fact !== '');
  const { desk } = useDeskTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {shownFacts.length > 0 && <p class="dialog-summary">{shownFacts.join(' · ')}</p>}
      <div class="dialog-ends">
        <BackButton first={careful} onClose={onClose} />
        <button type="button" class="red" data-first={!careful || undefined} onClick={onYes}>
          {yes} {!careful && <kbd>{desk.keyEnter}</kbd>}
        </button>
      </div>
    </Dialog>
  );
}
