// A printer behind the kernel driver usblp. The file is always opened without blocking: a blocking write to a printer without
// paper waits for ever and holds one of the four threads that all file and name look-ups of the server share.
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenConnection } from './connection.ts';
import { watchPresence } from './presence.ts';

const retryWriteMs = 25;
/** Answers are polled quickly for a while after a write, and slowly otherwise. */
const pollSoonMs = 20;
const pollIdleMs = 250;
const answersWithinMs = 3_000;
/** usblp discards what it still holds when it is closed, so the last write gets this long to leave. */
const lingerMs = 1_000;
const chunkBytes = 8_192;

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
const isFull = (error: unknown) => errorCode(error) === 'EAGAIN' || errorCode(error) === 'EWOULDBLOCK';

/**
 * Tests use a FIFO in place of a printer.
 * @throws when the path is not a device: a typing error in the site file must not overwrite an ordinary file
 */
function accessFlags(found: Stats, path: string): number {
  if (found.isFIFO()) return constants.O_WRONLY;
  if (found.isCharacterDevice()) return constants.O_RDWR;
  throw new Error(`${path} is not a device`);
}

async function writeAll(file: FileHandle, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    if (signal.aborted) throw new Error('given up');
    try {
      at += (await file.write(bytes, at, Math.min(chunkBytes, bytes.length - at), null)).bytesWritten;
    } catch (error) {
      if (!isFull(error)) throw error;
      await wait(retryWriteMs);
    }
  }
}

export function openUsb(path: string): OpenConnection {
  return async events => {
    const found = await stat(path);
    const file = await open(path, accessFlags(found, path) | constants.O_NONBLOCK | constants.O_NOCTTY);
    const state = { open: true, readable: !found.isFIFO(), wroteAt: 0, writing: Promise.resolve() };

    async function read(): Promise<void> {
      const buffer = Buffer.alloc(256);
      while (state.open && state.readable) {
        try {
          const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
          if (bytesRead > 0 && state.open) {
            events.onBytes(Uint8Array.from(buffer.subarray(0, bytesRead)));
            continue;
          }
        } catch (error) {
          // EINVAL: many cheap printers have no channel back. Reading is refused, but writing works.
          if (errorCode(error) === 'EINVAL') state.readable = false;
          else if (!isFull(error)) return void (state.open && events.onLost(errorCode(error)));
        }
        await wait(Date.now() - state.wroteAt < answersWithinMs ? pollSoonMs : pollIdleMs);
      }
    }

    const reading = read();
    // The loss of a printer that cannot be read from is noticed only because its path disappears.
    const unwatch = watchPresence(path, found, events.onLost);
    return {
      write(bytes, signal) {
        const writing = writeAll(file, bytes, signal).finally(() => {
          state.wroteAt = Date.now();
        });
        state.wroteAt = Date.now();
        state.writing = writing.catch(() => {});
        return writing;
      },
      async close(throwAway) {
        if (!throwAway) {
          await state.writing;
          await wait(Math.max(0, state.wroteAt + lingerMs - Date.now()));
        }
        state.open = false;
        unwatch();
        await Promise.all([state.writing, reading]);
        await file.close();
      },
    };
  };
}
