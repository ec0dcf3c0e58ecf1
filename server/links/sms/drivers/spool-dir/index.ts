// The driver for an SMS daemon on this computer, smstools3 or gammu-smsd. A message is a file in the daemon's folder, and the folder
// to which the daemon moves it tells the result. Copies that the daemon keeps are removed because they contain number and text.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createReplyListeners,
  createSerialQueue,
  failedOutcome,
  type SmsDriver,
  type SmsMessage,
  type SmsOutcome,
} from '../../sms-driver.ts';
import { listFiles, removeFile } from './folder-files.ts';
import { createIncomingReader } from './incoming-files.ts';
import { followUp, putMessage, type SpoolFolders, type SpoolTiming } from './outgoing-files.ts';
import { formats } from './spool-formats.ts';

export interface SpoolDirOptions extends SpoolFolders {
  format: 'smstools' | 'gammu';
  /** The folder of received messages; null when nobody reads replies. */
  incoming: string | null;
  timing: SpoolTiming;
  now: () => number;
  /** Called with exceptions that nobody waits for. */
  onFault: (error: unknown) => void;
}

export const defaultSpoolTiming: SpoolTiming = {
  lookMs: 1_000,
  takeMs: 5 * 60_000,
  wordMs: 12 * 3_600_000,
  settledMs: 1_000,
};

/** /health reports a message that the daemon has not sent for this long. */
const slowAfterMs = 2 * 60_000;

export function createSpoolDirSms({ timing, now, onFault, ...options }: SpoolDirOptions): SmsDriver {
  const { outgoing, sent, failed, incoming } = options;
  const format = formats[options.format];
  const listeners = createReplyListeners(onFault);
  const inTurn = createSerialQueue();
  const isRunning = () => running;
  const readIncoming = createIncomingReader({
    format,
    settledMs: timing.settledMs,
    isRunning,
    notify: listeners.notify,
  });
  let running = false;
  let stopping = new AbortController();
  let checking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let folderTrouble: string | null = null;
  /** The message that the daemon has now. */
  let current: { message: SmsMessage; since: number } | null = null;

  async function checkFolders(): Promise<void> {
    folderTrouble = null;
    for (const [name, dir] of Object.entries({ outgoing, sent, failed, incoming }))
      if (dir !== null)
        await access(dir, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
          folderTrouble ??= `the folder "${name}" cannot be read and written`;
        });
  }

  async function sendMessage(message: SmsMessage): Promise<SmsOutcome> {
    if (!running) return failedOutcome('stopped', true);
    current = { message, since: performance.now() };
    try {
      const path = await putMessage(message, { format, outgoing, now: now() }).catch(() => null);
      if (path !== null)
        return await followUp(message, path, {
          format,
          folders: { outgoing, sent, failed },
          timing,
          isRunning,
          signal: () => stopping.signal,
        });
      await checkFolders();
      return failedOutcome('folder', true);
    } finally {
      current = null;
    }
  }

  /** Removes our messages that the daemon finished while nobody waited for them, such as those of an earlier run. */
  async function removeFinished(dir: string): Promise<void> {
    for (const name of await listFiles(dir)) {
      const isCurrent = current !== null && format.isOf(name, current.message);
      if (format.isOurs(name) && !isCurrent) await removeFile(join(dir, name));
    }
  }

  async function check(): Promise<void> {
    await checkFolders();
    await removeFinished(sent);
    await removeFinished(failed);
    if (incoming !== null) await readIncoming(incoming);
  }

  function checkRegularly(): void {
    checking = check()
      .catch(onFault)
      .then(() => {
        if (running) timer = setTimeout(checkRegularly, timing.lookMs);
      });
  }

  return {
    name: 'spool-dir',
    receivesReplies: incoming !== null,
    start() {
      if (running) return;
      running = true;
      stopping = new AbortController();
      checkRegularly();
    },
    async stop() {
      running = false;
      stopping.abort();
      if (timer !== null) clearTimeout(timer);
      await checking;
    },
    send: message => inTurn(() => sendMessage(message)),
    onReply: listeners.add,
    health() {
      if (folderTrouble !== null) return { ok: false, message: folderTrouble };
      const isSlow = current !== null && performance.now() - current.since > slowAfterMs;
      return { ok: !isSlow, message: isSlow ? 'the daemon does not send' : null };
    },
  };
}
