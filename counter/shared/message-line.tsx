// The line of a page where a short message appears. Screen readers read it aloud.
import type { Ref } from 'preact';
import type { Message } from './use-message.ts';

export function MessageLine({ message, line = null }: { message: Message | null; line?: Ref<HTMLParagraphElement> }) {
  return (
    <p ref={line} class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
      {message?.text}
    </p>
  );
}
