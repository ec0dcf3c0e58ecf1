// The sound cards of this server, used through the program `aplay`, which reads the sound from its input.
import { execFile } from 'node:child_process';
import type { Card } from './speaker.ts';

/** Added to the length of a sound, so that a card that never finishes does not stop the announcements. */
const maxDelayMs = 3_000;

export function createCard(command = 'aplay'): Card {
  return {
    play: (device, audio, signal) =>
      new Promise((resolve, reject) => {
        const child = execFile(
          command,
          ['-q', '-D', device, '-'],
          { timeout: audio.durationMs + maxDelayMs, killSignal: 'SIGKILL', signal },
          error => (error === null ? resolve() : reject(error)),
        );
        // Without a card the program ends before it has read its input; its exit code reports that.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(audio.wav);
      }),
  };
}
