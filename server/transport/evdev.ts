// A keypad in /dev/input, which can only be read. The file is opened without blocking and polled: a read that waits for a
// key would hold one of the four threads that all file and name look-ups of the server share. The keypad is not reserved for
// this program (EVIOCGRAB is an ioctl, which Node cannot make), so other programs that listen to it receive the same keys;
// server/devices/input/README.md says what to do about that.
import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenConnection } from './connection.ts';
import { watchPresence } from './presence.ts';

/** Fast enough for a finger; fifty reads in a second use less than one percent of a core. */
const pollIntervalMs = 20;
/** 64 records of 24 bytes, more than a hand on all keys at once produces. */
const bufferBytes = 64 * 24;

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';

export function openEvdev(path: string): OpenConnection {
  return async events => {
    const found = await stat(path);
    // Tests use a FIFO in place of a keypad.
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
          // EAGAIN means that no key was pressed. Any other error, such as ENODEV, means that the keypad was unplugged.
          if (errorCode(error) !== 'EAGAIN') return void (isOpen && events.onLost(errorCode(error)));
        }
        await wait(pollIntervalMs);
      }
    }

    const reading = read();
    const unwatch = watchPresence(path, found, events.onLost);
    return {
      write: () => Promise.reject(new Error('a keypad cannot be written to')),
      async close() {
        isOpen = false;
        unwatch();
        await reading;
        await file.close();
      },
    };
  };
}
