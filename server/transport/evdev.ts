// A keypad in /dev/input, read only. Opened without blocking and asked again and again: a read that waits for a key would
// hold one of the four threads on which every file and name look-up of the server depends. It is not grabbed (EVIOCGRAB is an
// ioctl, which Node cannot do): whatever else listens to the keypad hears the same keys; see inlet/README.md.
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenConnection } from './keep-open.ts';
import { watchPresence } from './presence.ts';

/** Soon enough for a finger, and fifty reads in a second cost less than a hundredth of one core. */
const lookMs = 20;
/** 64 records; a hand on all keys at once makes fewer. */
const bufferBytes = 64 * 24;

const code = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

export function openEvdev(path: string): OpenConnection {
  return async events => {
    const found = await stat(path);
    // A FIFO stands in for a keypad in tests.
    if (!found.isCharacterDevice() && !found.isFIFO()) throw new Error(`${path} is not a device`);
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    let isOpen = true;

    async function read(): Promise<void> {
      const buffer = Buffer.alloc(bufferBytes);
      while (isOpen) {
        try {
          const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
          if (bytesRead > 0 && isOpen) {
            events.onBytes(Uint8Array.from(buffer.subarray(0, bytesRead)));
            continue;
          }
        } catch (error) {
          // ENODEV: the plug was pulled.
          if (code(error) !== 'EAGAIN') return void (isOpen && events.onGone(code(error)));
        }
        await wait(lookMs);
      }
    }

    const reading = read();
    const endWatch = watchPresence(path, found, events.onGone);
    return {
      write: () => Promise.reject(new Error('a keypad takes nothing')),
      async close() {
        isOpen = false;
        endWatch();
        await reading;
        await file.close();
      },
    };
  };
}
