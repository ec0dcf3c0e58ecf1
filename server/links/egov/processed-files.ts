// Moves processed files out of the watched folder, each with a report beside it, and deletes them after the configured time.
import { mkdir, readdir, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type ProcessedFolder = 'done' | 'failed';

/** Finds a name that is free in a folder, for the file and for its report: "a.csv", else "a-2.csv". */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const dot = name.lastIndexOf('.');
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? name : `${name.slice(0, dot)}-${count}${name.slice(dot)}`;
    if (!taken.has(candidate) && !taken.has(`${candidate}.report.txt`)) return candidate;
  }
}

/** @param lines the report; it is written with a byte order mark and CRLF for Notepad */
export async function moveProcessed(
  folder: string,
  name: string,
  { to, lines }: { to: ProcessedFolder; lines: readonly string[] },
): Promise<void> {
  const target = join(folder, to);
  await mkdir(target, { recursive: true });
  const free = await freeName(target, name);
  await writeFile(join(target, `${free}.report.txt`), `\ufeff${lines.join('\r\n')}\r\n`);
  await rename(join(folder, name), join(target, free));
}

/** Deletes the files that were moved here before `before` (UTC ms), because such files contain names of people. */
export async function deleteProcessed(folder: string, before: number): Promise<void> {
  for (const to of ['done', 'failed'] satisfies ProcessedFolder[]) {
    const dir = join(folder, to);
    for (const name of await readdir(dir).catch(() => [] as string[])) {
      const file = join(dir, name);
      const stats = await stat(file).catch(() => null);
      // The change time is when the file was moved here; its modification time is when it was written.
      if (stats?.isFile() === true && stats.ctimeMs < before) await unlink(file).catch(() => undefined);
    }
  }
}
