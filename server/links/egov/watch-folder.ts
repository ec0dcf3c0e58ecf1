// The watched folder: files of the other system that somebody or something puts there are taken by themselves. An inlet: it
// calls the action and writes nothing else but its reports. It looks every so often, since network shares tell no changes. What
// was read goes to `done`, what cannot be read to `failed`, each with a report beside it.
import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableStatusFile } from '../../core/external-file.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { looksComplete } from './complete-file.ts';
import { type FileOutcome, type FileToImport, Interrupted } from './import-file.ts';
import { type ReportDependencies, writeFailure, writeReport } from './import-report.ts';

export interface FolderDependencies {
  folder: string;
  everySeconds: number;
  keepDays: number | null;
  importFile: (file: FileToImport, goesOn: () => boolean) => Promise<FileOutcome>;
  report: ReportDependencies;
  clock: Clock;
  log: Log;
}

export interface WatchedFolder {
  start(): void;
  /** Waits for the file in hand. */
  stop(): Promise<void>;
  health(): { ok: boolean; message: string | null };
}

/** Half a file that stands still for so many looks will not grow any more. */
const patience = 4;
/** A share that does not answer for so long is away. */
const answersWithinMs = 30_000;
const dayMs = 86_400_000;
const wanted = /\.(csv|tsv|xlsx|xls)$/i;
/** Hidden ones, and what Excel lays beside a file that is open. */
const notYet = /^(\.|~\$)/;

interface Seen {
  size: number;
  mtimeMs: number;
  /** For how many looks it has stood still. */
  still: number;
}

/** A name that is free in a folder: "a.csv", "a-2.csv". */
async function freeName(folder: string, name: string): Promise<string> {
  const taken = new Set(await readdir(folder));
  const dot = name.lastIndexOf('.');
  for (let nth = 1; ; nth++) {
    const tried = nth === 1 ? name : `${name.slice(0, dot)}-${nth}${name.slice(dot)}`;
    if (!taken.has(tried) && !taken.has(`${tried}.report.txt`)) return tried;
  }
}

export function watchFolder(parts: FolderDependencies): WatchedFolder {
  const { folder, everySeconds, keepDays, importFile, report, clock, log } = parts;
  let timer: NodeJS.Timeout | null = null;
  let look: Promise<void> | null = null;
  let lookedSince = 0;
  let stopped = false;
  let trouble: string | null = null;
  let cleanedAt = 0;
  const seen = new Map<string, Seen>();
  /** Read, but where they lie they cannot be moved: not to be read again until they change. */
  const stuck = new Map<string, string>();
  /** Tried and to be tried again: locked by another program, a full disk. By name, what was said. */
  const failing = new Map<string, string>();

  const mark = ({ size, mtimeMs }: Pick<Seen, 'size' | 'mtimeMs'>) => `${size} ${mtimeMs}`;

  async function putAway(name: string, to: 'done' | 'failed', lines: string[]): Promise<void> {
    const target = join(folder, to);
    await mkdir(target, { recursive: true });
    const free = await freeName(target, name);
    // The mark and the line ends are for Notepad.
    await writeFile(join(target, `${free}.report.txt`), `\ufeff${lines.join('\r\n')}\r\n`);
    await rename(join(folder, name), join(target, free));
  }

  async function take(name: string, file: Seen): Promise<void> {
    const bytes = await readFile(join(folder, name));
    const after = await stat(join(folder, name));
    // It grew while it was read.
    if (mark(after) !== mark(file) || bytes.length !== file.size) return void seen.delete(name);
    if (!looksComplete(bytes, name) && file.still < patience) return;
    const now = clock.now();
    let to: 'done' | 'failed' = 'done';
    let lines: string[];
    try {
      const takenAt = Math.min(Math.round(file.mtimeMs), now);
      const outcome = await importFile({ bytes, fileName: name, takenAt, preview: false }, () => !stopped);
      lines = writeReport(name, outcome, now, report);
      const { added, changed, unchanged, rejected, conflicts } = outcome;
      const counts = { added, changed, unchanged, rejected: rejected.length, conflicts: conflicts.length };
      log.info({ code: 'egov.file-imported', part: 'egov', id: name, counts }, 'status file imported');
    } catch (error) {
      if (!(error instanceof UnreadableStatusFile)) throw error;
      to = 'failed';
      lines = writeFailure(name, report.tell(error.rule, error.values), now, report);
      log.warn({ code: 'egov.file-unreadable', part: 'egov', id: name, reason: error.rule }, 'status file unreadable');
    }
    try {
      await putAway(name, to, lines);
      seen.delete(name);
      stuck.delete(name);
    } catch (error) {
      stuck.set(name, mark(file));
      log.warn(
        { code: 'egov.file-not-moved', part: 'egov', id: name, err: error },
        'processed status file could not be moved',
      );
    }
  }

  /** One file that cannot be taken must not stand before the others. */
  async function tryToTake(name: string, file: Seen): Promise<void> {
    try {
      await take(name, file);
      failing.delete(name);
    } catch (error) {
      if (error instanceof Interrupted) return;
      const { code, message } = error as NodeJS.ErrnoException;
      const said = code ?? message;
      if (failing.get(name) !== said)
        log.error(
          { code: 'egov.file-failed', part: 'egov', id: name, err: error },
          'status file could not be imported',
        );
      failing.set(name, said);
    }
  }

  async function lookOnce(): Promise<void> {
    const names = (await readdir(folder)).filter(name => wanted.test(name) && !notYet.test(name)).sort();
    for (const list of [seen, stuck, failing])
      for (const name of list.keys()) if (!names.includes(name)) list.delete(name);
    const ready: [string, Seen][] = [];
    for (const name of names) {
      const file = await stat(join(folder, name)).catch(() => null);
      if (file === null || !file.isFile() || file.size === 0 || stuck.get(name) === mark(file)) continue;
      const before = seen.get(name);
      const still = before !== undefined && mark(before) === mark(file) ? before.still + 1 : 0;
      const now = { size: file.size, mtimeMs: file.mtimeMs, still };
      seen.set(name, now);
      if (still > 0) ready.push([name, now]);
    }
    // Older files first: a newer one must have the last word.
    ready.sort(([, a], [, b]) => a.mtimeMs - b.mtimeMs);
    for (const [name, file] of ready) {
      if (stopped) return;
      await tryToTake(name, file);
    }
    // Either way: a clock that was set back must not put the cleaning off.
    if (keepDays !== null && Math.abs(clock.now() - cleanedAt) >= dayMs / 24) {
      cleanedAt = clock.now();
      for (const place of ['done', 'failed']) await clean(join(folder, place), clock.now() - keepDays * dayMs);
    }
  }

  /** What was read long ago: such files name people. */
  async function clean(place: string, before: number): Promise<void> {
    for (const name of await readdir(place).catch(() => [] as string[])) {
      const file = join(place, name);
      const its = await stat(file).catch(() => null);
      // When it came here, not when it was written: moving a file changes its ctime.
      if (its?.isFile() === true && its.ctimeMs < before) await unlink(file).catch(() => undefined);
    }
  }

  function begin(): void {
    // One look at a time: a share that is away may keep it for minutes.
    if (look !== null || stopped) return;
    lookedSince = performance.now();
    look = lookOnce()
      .then(
        () => {
          if (trouble !== null)
            log.info({ code: 'egov.folder-readable', part: 'egov', id: folder }, 'watched folder readable again');
          trouble = null;
        },
        (error: NodeJS.ErrnoException) => {
          const said = `the folder ${folder} cannot be read: ${error.code ?? error.message}`;
          if (trouble === null)
            log.warn(
              { code: 'egov.folder-unreadable', part: 'egov', id: folder, err: error },
              'watched folder unreadable',
            );
          trouble = said;
        },
      )
      .finally(() => {
        look = null;
      });
  }

  return {
    start() {
      begin();
      timer = setInterval(begin, everySeconds * 1000);
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      let waited: NodeJS.Timeout | undefined;
      // A share that is away must not keep the office open.
      await Promise.race([look, new Promise(resolve => (waited = setTimeout(resolve, 2_000)))]);
      clearTimeout(waited);
    },
    health() {
      if (trouble !== null) return { ok: false, message: trouble };
      if (look !== null && performance.now() - lookedSince > answersWithinMs)
        return { ok: false, message: `the folder ${folder} does not answer` };
      const [failed] = failing;
      if (failed !== undefined) return { ok: false, message: `${failed[0]} could not be taken: ${failed[1]}` };
      const [first] = stuck.keys();
      if (first !== undefined) return { ok: false, message: `${first} was read but cannot be moved away` };
      return { ok: true, message: null };
    },
  };
}
