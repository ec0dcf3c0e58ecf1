// A question laid over the page: nothing beneath can be touched until it is answered. Escape is the first answer,
// which is always the one that changes nothing.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { blockTouches } from '../block-touches.ts';

export function Question({
  title,
  children,
  yes,
  no,
  onYes,
  onNo,
}: {
  title: string;
  children: ComponentChildren;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    blockTouches();
    dialog.current?.showModal();
    return blockTouches;
  }, []);
  return (
    <dialog
      ref={dialog}
      class="question"
      aria-labelledby="question-title"
      onCancel={event => {
        event.preventDefault();
        onYes();
      }}
    >
      <h2 id="question-title">{title}</h2>
      <div class="question-text">{children}</div>
      <div class="question-answers">
        <button type="button" class="big main" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="big" onClick={onNo}>
          {no}
        </button>
      </div>
    </dialog>
  );
}
