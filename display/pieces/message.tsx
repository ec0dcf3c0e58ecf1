// A whole screen of words, for the time before the first picture and for a screen that the server does not know.
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
