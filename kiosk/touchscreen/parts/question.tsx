// A question in a dialog over the page. Nothing beneath can be touched until it is answered. Escape stands for the first
// answer, which is always the one that changes nothing.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { blockTouches } from '../block-touches.ts';
import './question.css';

interface QuestionProps {
  title: string;
  children: ComponentChildren;
  yes: string;
  no: string;
  onYes: () => void;
  onNo: () => void;
}

export function Question({ title, children, yes, no, onYes, onNo }: QuestionProps) {
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
