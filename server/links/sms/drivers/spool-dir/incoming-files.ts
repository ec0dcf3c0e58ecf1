// Reads the files of received messages, reports each once, and removes it.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReplyListener } from '../../sms-driver.ts';
import { listFiles, removeFile } from './folder-files.ts';
import type { SpoolFormat } from './spool-formats.ts';

export interface IncomingFileOptions {
  format: SpoolFormat;
  /** A file is read when it has not changed for so many milliseconds. */
  settledMs: number;
  isRunning: () => boolean;
  notify: ReplyListener;
}

/** Returns a function that reads what a folder holds now, oldest file first. */
export function createIncomingReader({ format, settledMs, isRunning, notify }: IncomingFileOptions) {
  /** Files that were reported but could not be removed; they must not be reported again. */
  const reported = new Set<string>();

  return async function readIncoming(dir: string): Promise<void> {
    const files: { path: string; name: string; changedAt: number }[] = [];
    for (const name of await listFiles(dir)) {
      const path = join(dir, name);
      const stats = await stat(path).catch(() => null);
      if (stats?.isFile() && Date.now() - stats.mtimeMs >= settledMs)
        files.push({ path, name, changedAt: stats.mtimeMs });
    }
    for (const { path, name, changedAt } of files.sort((a, b) => a.changedAt - b.changedAt)) {
      const key = `${name} ${changedAt}`;
      const message = reported.has(key) ? null : format.read(name, await readFile(path));
      if (message === null || !isRunning()) continue;
      if (message.text !== null) notify(message.from, message.text);
      if (!(await removeFile(path))) reported.add(key);
    }
  };
}
