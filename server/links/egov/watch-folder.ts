// Imports the files of the other system that appear in a folder. Read files go to the subfolder `done`, unreadable ones to `failed`,
// each with a report. The folder is checked at intervals, because network shares do not announce changes.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UnreadableStatusFile } from '../../core/external-file.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { looksComplete } from './complete-file.ts';
import { type FileOutcome, type FileToImport, Interrupted } from './import-file.ts';
import { formatFailure, formatReport, type ReportDependencies } from './import-report.ts';
import { deleteProcessed, moveProcessed, type ProcessedFolder } from './processed-files.ts';
import { createWatchedFiles, fileStamp, type WatchedFile } from './watched-files.ts';

export interface WatchFolderOptions {
  folder: string;
  everySeconds: number;
  /** Days after which processed files are deleted; null keeps them. */
  keepDays: number | null;
  /** @throws UnreadableStatusFile; Interrupted once `shouldContinue` returns false */
  importFile: (file: FileToImport, shouldContinue: () => boolean) => Promise<FileOutcome>;
  report: ReportDependencies;
  clock: Clock;
  log: Log;
}

export interface WatchedFolder {
  start(): void;
  /** Waits up to two seconds for the file that is being imported. */
  stop(): Promise<void>;
  health(): { ok: boolean; message: string | null };
}

/** A file that looks incomplete is imported anyway when it has not changed for so many checks: it will not grow any more. */
const maxIncompleteChecks = 4;
/** A share that does not answer within this time is reported as absent. */
const answersWithinMs = 30_000;
const stopGraceMs = 2_000;
const dayMs = 86_400_000;
const deleteEveryMs = dayMs / 24;

type ImportContext = Pick<WatchFolderOptions, 'importFile' | 'report' | 'clock' | 'log'> & {
  shouldContinue: () => boolean;
};

interface ProcessedFile {
  to: ProcessedFolder;
  /** The report. */
  lines: string[];
}

/** Imports the bytes of a file and tells where the file belongs. */
async function importBytes(bytes: Uint8Array, file: WatchedFile, context: ImportContext): Promise<ProcessedFile> {
  const { importFile, report, clock, log, shouldContinue } = context;
  const { name, mtimeMs } = file;
  const now = clock.now();
  try {
    const takenAt = Math.min(Math.round(mtimeMs), now);
    const outcome = await importFile({ bytes, fileName: name, takenAt, preview: false }, shouldContinue);
    const { added, changed, unchanged, rejected, conflicts } = outcome;
    const counts = { added, changed, unchanged, rejected: rejected.length, conflicts: conflicts.length };
    log.info({ code: 'egov.file-imported', part: 'egov', id: name, counts }, 'status file imported');
    return { to: 'done', lines: formatReport(outcome, { file: name, now }, report) };
  } catch (error) {
    if (!(error instanceof UnreadableStatusFile)) throw error;
    log.warn({ code: 'egov.file-unreadable', part: 'egov', id: name, reason: error.rule }, 'status file unreadable');
    const message = report.ruleText(error.rule, error.values);
    return { to: 'failed', lines: formatFailure(message, { file: name, now }, report) };
  }
}

export function watchFolder(options: WatchFolderOptions): WatchedFolder {
  const { folder, everySeconds, keepDays, clock, log } = options;
  const files = createWatchedFiles(folder);
  let timer: NodeJS.Timeout | null = null;
  let checking: Promise<void> | null = null;
  let checkingSince = 0;
  let stopped = false;
  let trouble: string | null = null;
  let deletedAt = 0;

  async function processFile(file: WatchedFile): Promise<void> {
    const { name } = file;
    const bytes = await readFile(join(folder, name));
    const after = await stat(join(folder, name));
    // The file changed while it was read.
    if (fileStamp(after) !== fileStamp(file) || bytes.length !== file.size) {
      files.clear(name);
      return;
    }
    if (!looksComplete(bytes, name) && file.unchangedChecks < maxIncompleteChecks) return;
    const processed = await importBytes(bytes, file, { ...options, shouldContinue: () => !stopped });
    try {
      await moveProcessed(folder, name, processed);
      files.markMoved(name);
    } catch (error) {
      files.markStuck(file);
      log.warn(
        { code: 'egov.file-not-moved', part: 'egov', id: name, err: error },
        'processed status file could not be moved',
      );
    }
  }

  /** Never rejects, so that one bad file does not block the others. */
  async function tryToProcess(file: WatchedFile): Promise<void> {
    try {
      await processFile(file);
      files.clearFailure(file.name);
    } catch (error) {
      if (error instanceof Interrupted) return;
      const { code, message } = error as NodeJS.ErrnoException;
      // The same failure repeats at every check and is logged only once.
      if (files.markFailed(file.name, code ?? message))
        log.error(
          { code: 'egov.file-failed', part: 'egov', id: file.name, err: error },
          'status file could not be imported',
        );
    }
  }

  async function checkFolder(): Promise<void> {
    for (const file of await files.listReady()) {
      if (stopped) return;
      await tryToProcess(file);
    }
    // The absolute difference is used so that a clock that was set back does not postpone the deletion.
    if (keepDays !== null && Math.abs(clock.now() - deletedAt) >= deleteEveryMs) {
      deletedAt = clock.now();
      await deleteProcessed(folder, clock.now() - keepDays * dayMs);
    }
  }

  function reportReadable(): void {
    if (trouble !== null)
      log.info({ code: 'egov.folder-readable', part: 'egov', id: folder }, 'watched folder readable again');
    trouble = null;
  }

  function reportUnreadable(error: NodeJS.ErrnoException): void {
    if (trouble === null)
      log.warn({ code: 'egov.folder-unreadable', part: 'egov', id: folder, err: error }, 'watched folder unreadable');
    trouble = `the folder ${folder} cannot be read: ${error.code ?? error.message}`;
  }

  function check(): void {
    // Checks never overlap: a share that is absent may keep one waiting for minutes.
    if (checking !== null || stopped) return;
    checkingSince = performance.now();
    checking = checkFolder()
      .then(reportReadable, reportUnreadable)
      .finally(() => {
        checking = null;
      });
  }

  return {
    start() {
      check();
      timer = setInterval(check, everySeconds * 1000);
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      let grace: NodeJS.Timeout | undefined;
      // A share that is absent must not keep the server from stopping.
      await Promise.race([checking, new Promise(resolve => (grace = setTimeout(resolve, stopGraceMs)))]);
      clearTimeout(grace);
    },
    health() {
      if (trouble !== null) return { ok: false, message: trouble };
      if (checking !== null && performance.now() - checkingSince > answersWithinMs)
        return { ok: false, message: `the folder ${folder} does not answer` };
      const message = files.describeTrouble();
      return { ok: message === null, message };
    },
  };
}
