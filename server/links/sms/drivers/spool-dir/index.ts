// Messages through a daemon on this computer that has the modem: smstools3 or gammu-smsd. A message is a file in its folder,
// and where the file goes says what became of it. Copies that the daemon keeps are removed: they hold number and text.
import { constants } from 'node:fs';
import { access, chmod, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createReplyListeners,
  createSerialQueue,
  failedOutcome,
  type SmsDriver,
  type SmsMessage,
  type SmsOutcome,
  unknownOutcome,
} from '../../sms-driver.ts';
import { formats } from './spool-formats.ts';

export interface SpoolDirOptions {
  format: 'smstools' | 'gammu';
  /** Where the daemon takes messages from, and where it puts those that it sent, that it could not send, and that came. */
  outgoing: string;
  sent: string;
  failed: string;
  /** Null: nobody reads replies. */
  incoming: string | null;
  timing: SpoolTiming;
  now: () => number;
  onFault: (error: unknown) => void;
}

export interface SpoolTiming {
  /** How often the folders are looked at. */
  lookMs: number;
  /** A file untouched for so long is taken back where that is safe: the daemon does not run. */
  takeMs: number;
  /** After so long nobody waits any more for a word of it. */
  wordMs: number;
  /** A file that came is read when it has been left alone for so long. */
  settledMs: number;
}

export const usualTiming: SpoolTiming = {
  lookMs: 1_000,
  takeMs: 5 * 60_000,
  wordMs: 12 * 3_600_000,
  settledMs: 1_000,
};

/** How soon somebody should hear that the daemon leaves a file where it is. */
const slowMs = 2 * 60_000;

async function listDir(dir: string): Promise<string[]> {
  return (await readdir(dir).catch(() => [])).filter(name => !name.startsWith('.'));
}

/** True when it was there and is gone now. */
async function remove(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    () => false,
  );
}

export function createSpoolDirSms({ timing, now, onFault, ...options }: SpoolDirOptions): SmsDriver {
  const { outgoing, incoming } = options;
  const format = formats[options.format];
  const listeners = createReplyListeners(onFault);
  const inTurn = createSerialQueue();
  let running = false;
  let stopping = new AbortController();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let folderTrouble: string | null = null;
  /** The message in the daemon's hands, since when. */
  let current: { message: SmsMessage; since: number } | null = null;
  /** Files that were read and cannot be removed: they must not be told again and again. */
  const told = new Set<string>();

  async function checkFolders(): Promise<void> {
    folderTrouble = null;
    for (const [name, dir] of Object.entries({ outgoing, sent: options.sent, failed: options.failed, incoming }))
      if (dir !== null)
        await access(dir, constants.R_OK | constants.W_OK | constants.X_OK).catch(() => {
          folderTrouble ??= `the folder "${name}" cannot be read and written`;
        });
  }

  /** Under a hidden name first: both daemons leave such files alone, and never see half a message. */
  async function put(message: SmsMessage): Promise<string> {
    const { name, bytes } = format.write(message, now());
    const hidden = join(outgoing, `.${name}`);
    try {
      await writeFile(hidden, bytes);
      // The daemon is another user, of the folder's group.
      await chmod(hidden, 0o660);
      await rename(hidden, join(outgoing, name));
    } catch (error) {
      await remove(hidden);
      throw error;
    }
    return join(outgoing, name);
  }

  async function takeFrom(dir: string, message: SmsMessage): Promise<boolean> {
    const found = (await listDir(dir)).filter(name => format.isOf(name, message));
    for (const name of found) await remove(join(dir, name));
    return found.length > 0;
  }

  async function followUp(message: SmsMessage, path: string): Promise<SmsOutcome> {
    const begun = performance.now();
    for (;;) {
      if (await takeFrom(options.sent, message)) return { state: 'sent' };
      if (await takeFrom(options.failed, message)) return failedOutcome('daemon-refuses', false);
      const waited = performance.now() - begun;
      const overdue = waited > (format.untouchedWhileThere ? timing.takeMs : timing.wordMs);
      if ((overdue || !running) && (await remove(path))) {
        const reason = running ? 'nobody-takes' : 'stopped';
        return format.untouchedWhileThere ? failedOutcome(reason, true) : unknownOutcome(reason);
      }
      if (waited > timing.wordMs) return unknownOutcome('no-word');
      if (!running) return unknownOutcome('stopped');
      await wait(timing.lookMs, null, { signal: stopping.signal }).catch(() => null);
    }
  }

  async function sendOne(message: SmsMessage): Promise<SmsOutcome> {
    if (!running) return failedOutcome('stopped', true);
    current = { message, since: performance.now() };
    try {
      const path = await put(message).catch(() => null);
      if (path !== null) return await followUp(message, path);
      await checkFolders();
      return failedOutcome('folder', true);
    } finally {
      current = null;
    }
  }

  async function readArrived(dir: string): Promise<void> {
    const files: { path: string; name: string; at: number }[] = [];
    for (const name of await listDir(dir)) {
      const path = join(dir, name);
      const about = await stat(path).catch(() => null);
      if (about?.isFile() && Date.now() - about.mtimeMs >= timing.settledMs)
        files.push({ path, name, at: about.mtimeMs });
    }
    for (const { path, name, at } of files.sort((a, b) => a.at - b.at)) {
      const message = told.has(`${name} ${at}`) ? null : format.read(name, await readFile(path));
      if (message === null || !running) continue;
      if (message.text !== null) listeners.tell(message.from, message.text);
      if (!(await remove(path))) told.add(`${name} ${at}`);
    }
  }

  async function look(): Promise<void> {
    await checkFolders();
    // Ours that ended when nobody looked: an earlier run's.
    for (const dir of [options.sent, options.failed])
      for (const name of await listDir(dir)) {
        const isCurrent = current !== null && format.isOf(name, current.message);
        if (format.isOurs(name) && !isCurrent) await remove(join(dir, name));
      }
    if (incoming !== null) await readArrived(incoming);
  }

  function lookAgain(): void {
    looking = look()
      .catch(onFault)
      .then(() => {
        if (running) timer = setTimeout(lookAgain, timing.lookMs);
      });
  }

  return {
    name: 'spool-dir',
    receivesReplies: incoming !== null,
    start() {
      if (running) return;
      running = true;
      stopping = new AbortController();
      lookAgain();
    },
    async stop() {
      running = false;
      stopping.abort();
      if (timer !== null) clearTimeout(timer);
      await looking;
    },
    send: message => inTurn(() => sendOne(message)),
    onReply: listeners.add,
    health() {
      if (folderTrouble !== null) return { ok: false, message: folderTrouble };
      const slow = current !== null && performance.now() - current.since > slowMs;
      return { ok: !slow, message: slow ? 'the daemon does not send' : null };
    },
  };
}
