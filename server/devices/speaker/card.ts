// The sound card of this server, by the program `aplay`: one sound at a time, given to its input, ended at a deadline.
import { execFile } from 'node:child_process';
import type { Card } from './speaker.ts';

/** A card that swallows sound without an end must not hold the line. */
const lateMs = 3_000;

export function createCard(command = 'aplay'): Card {
  return {
    play: (device, audio, signal) =>
      new Promise((resolve, reject) => {
        const child = execFile(
          command,
          ['-q', '-D', device, '-'],
          { timeout: audio.durationMs + lateMs, killSignal: 'SIGKILL', signal },
          error => (error === null ? resolve() : reject(error)),
        );
        // Without a card the program ends before it has read; its end says so.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(audio.wav);
      }),
  };
}
