// A question over the page. While one is open the keys of the desk sleep; Escape always leaves it.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { acceptsEnter } from '../input/enter-guard.ts';
import { useWords } from './language.tsx';
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
  // Before the next key can arrive: a quick hand answers at once.
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
        // The Enter that opened the dialog, still held down or pressed twice, must not answer it.
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

interface ConfirmProps {
  title: string;
  text: string;
  /** What else is known of it, on a line of its own. */
  more?: readonly string[];
  yes: string;
  /** Enter, pressed without reading, leaves it. */
  careful?: boolean;
  onYes: () => void;
  onClose: () => void;
}

export function Confirm({ title, text, more = [], yes, careful = false, onYes, onClose }: ConfirmProps) {
  const said = more.filter(part => part !== '');
  const { desk } = useWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      {said.length > 0 && <p class="dialog-summary">{said.join(' · ')}</p>}
      <div class="dialog-ends">
        <button type="button" class="plain" data-first={careful || undefined} onClick={onClose}>
          {desk.back} <kbd>Esc</kbd>
        </button>
        <button type="button" class="red" data-first={!careful || undefined} onClick={onYes}>
          {yes} {!careful && <kbd>{desk.keyEnter}</kbd>}
        </button>
      </div>
    </Dialog>
  );
}
