// Hands messages to the daemon as files and finds out from the file's folder what became of each message.
import { chmod, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { failedOutcome, type SmsMessage, type SmsOutcome, unknownOutcome } from '../../sms-driver.ts';
import { listFiles, removeFile } from './folder-files.ts';
import type { SpoolFormat } from './spool-formats.ts';

/** All in milliseconds. */
export interface SpoolTiming {
  /** How often the folders are checked. */
  lookMs: number;
  /** A file that the daemon has not touched for this long is taken back where that is safe: the daemon does not run. */
  takeMs: number;
  /** After this long without a result the message counts as `unknown`. */
  wordMs: number;
  /** A received file is read when it has not changed for this long. */
  settledMs: number;
}

export interface SpoolFolders {
  /** The folder from which the daemon takes messages. */
  outgoing: string;
  /** The folders where the daemon puts messages that it sent, and messages that it could not send. */
  sent: string;
  failed: string;
}

export interface FollowUpContext {
  format: SpoolFormat;
  folders: SpoolFolders;
  timing: SpoolTiming;
  isRunning: () => boolean;
  /** Aborted when the driver stops. */
  signal: () => AbortSignal;
}

/**
 * Writes the message under a hidden name first and renames it: both daemons ignore hidden files, so they never read half a
 * message. Returns the path of the file. Rejects when the folder cannot be written.
 */
export async function putMessage(
  message: SmsMessage,
  { format, outgoing, now }: { format: SpoolFormat; outgoing: string; now: number },
): Promise<string> {
  const { name, bytes } = format.write(message, now);
  const hidden = join(outgoing, `.${name}`);
  try {
    await writeFile(hidden, bytes);
    // The daemon runs as another user, who belongs to the group of the folder.
    await chmod(hidden, 0o660);
    await rename(hidden, join(outgoing, name));
  } catch (error) {
    await removeFile(hidden);
    throw error;
  }
  return join(outgoing, name);
}

/** Returns whether the daemon put the message into this folder, and removes it there: it contains number and text. */
async function takeFrom(dir: string, message: SmsMessage, format: SpoolFormat): Promise<boolean> {
  const found = (await listFiles(dir)).filter(name => format.isOf(name, message));
  for (const name of found) await removeFile(join(dir, name));
  return found.length > 0;
}

/** Waits until the daemon has sent or refused the message, or until nobody should wait any longer. */
export async function followUp(message: SmsMessage, path: string, context: FollowUpContext): Promise<SmsOutcome> {
  const { format, folders, timing, isRunning, signal } = context;
  const startedAt = performance.now();
  for (;;) {
    if (await takeFrom(folders.sent, message, format)) return { state: 'sent' };
    if (await takeFrom(folders.failed, message, format)) return failedOutcome('daemon-refuses', false);
    const waitedMs = performance.now() - startedAt;
    const overdue = waitedMs > (format.untouchedWhileThere ? timing.takeMs : timing.wordMs);
    if ((overdue || !isRunning()) && (await removeFile(path))) {
      const reason = isRunning() ? 'nobody-takes' : 'stopped';
      return format.untouchedWhileThere ? failedOutcome(reason, true) : unknownOutcome(reason);
    }
    if (waitedMs > timing.wordMs) return unknownOutcome('no-word');
    if (!isRunning()) return unknownOutcome('stopped');
    await wait(timing.lookMs, null, { signal: signal() }).catch(() => null);
  }
}
