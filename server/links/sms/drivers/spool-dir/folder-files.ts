// Lists and removes files of the daemon's folders without failing: the daemon may move any of them at any moment.
import { readdir, unlink } from 'node:fs/promises';

/** Names without hidden files; empty when the folder cannot be read. */
export async function listFiles(dir: string): Promise<string[]> {
  return (await readdir(dir).catch(() => [])).filter(name => !name.startsWith('.'));
}

/** Returns whether this call removed the file. */
export async function removeFile(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    () => false,
  );
}
