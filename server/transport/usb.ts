// A printer behind the kernel's usblp. Opened without blocking, always: a blocking write to a printer without paper waits
// for ever and holds one of the four threads on which every file and name look-up of the server depends.
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenConnection } from './keep-open.ts';
import { watchPresence } from './presence.ts';

const fullPauseMs = 25;
/** How often answers are looked for: quickly after a write, slowly otherwise. */
const readSoonMs = 20;
const readIdleMs = 250;
const answersWithinMs = 3_000;
/** usblp throws away what it still holds when it is closed, so the last write gets this long to leave. */
const lingerMs = 1_000;
const chunkBytes = 8_192;

const code = (error: unknown) => (error as NodeJS.ErrnoException).code ?? '';
const isFull = (error: unknown) => code(error) === 'EAGAIN' || code(error) === 'EWOULDBLOCK';

/** Refuses what is no device: a slip of the pen in the site file must not overwrite a file. A FIFO stands in for one. */
function flagsFor(found: Stats, path: string): number {
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
      await wait(fullPauseMs);
    }
  }
}

export function openUsb(path: string): OpenConnection {
  return async events => {
    const found = await stat(path);
    const file = await open(path, flagsFor(found, path) | constants.O_NONBLOCK | constants.O_NOCTTY);
    const state = { open: true, reads: !found.isFIFO(), wroteAt: 0, writing: Promise.resolve() };

    async function read(): Promise<void> {
      const buffer = Buffer.alloc(256);
      while (state.open && state.reads) {
        try {
          const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
          if (bytesRead > 0 && state.open) {
            events.onBytes(Uint8Array.from(buffer.subarray(0, bytesRead)));
            continue;
          }
        } catch (error) {
          // Many cheap printers have no way back; reading is refused, writing works.
          if (code(error) === 'EINVAL') state.reads = false;
          else if (!isFull(error)) return void (state.open && events.onGone(code(error)));
        }
        await wait(Date.now() - state.wroteAt < answersWithinMs ? readSoonMs : readIdleMs);
      }
    }

    const reading = read();
    // A printer without a way back is missed only by its name.
    const endWatch = watchPresence(path, found, events.onGone);
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
        endWatch();
        await Promise.all([state.writing, reading]);
        await file.close();
      },
    };
  };
}
