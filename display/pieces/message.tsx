// A page with a message only: before the first view has arrived, or when the server does not accept the screen.
import type { ComponentChild } from 'preact';
import { fill } from '../../common/text/fill.ts';
import { texts } from '../display-texts.ts';
import './message.css';

interface MessageProps {
  title: string;
  text: string;
  name: string;
  corner: ComponentChild;
}

export function Message({ title, text, name, corner }: MessageProps) {
  return (
    <main class="message">
      <h1>{title}</h1>
      <p>{text}</p>
      <p class="message-name">{fill(texts.screenName, { name })}</p>
      {corner}
    </main>
  );
}
