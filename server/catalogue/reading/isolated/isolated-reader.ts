// Reads a document in a thread of its own with limits for time and memory, so that no file can stop the office from issuing tickets.
import { Worker } from 'node:worker_threads';
import type { ReadFile } from '../../formats/read-any-format.ts';
import { type DocumentOrigin, type Reading, UnreadableDocument } from '../model.ts';

export interface ReadJob {
  bytes: Uint8Array;
  fileName: string;
  origin: DocumentOrigin;
}

export type ReadOutcome =
  | { kind: 'read'; readings: Reading[] }
  | { kind: 'unreadable'; message: string; detail: Readonly<Record<string, unknown>> }
  | { kind: 'fault'; message: string };

export interface ReadLimits {
  /** Milliseconds for one file. */
  ms: number;
  /** The heap of the thread, in megabytes. The size of unpacked archives is limited separately, in zip.ts. */
  megabytes: number;
}

const defaultLimits: ReadLimits = { ms: 20_000, megabytes: 320 };

/**
 * Returns a function that reads one file at a time. Its promise rejects with UnreadableDocument when a limit is exceeded.
 * @param worker the path of the built reading-worker.js
 */
export function createIsolatedReader(worker: string | URL, { ms, megabytes }: ReadLimits = defaultLimits): ReadFile {
  const refuse = (rule: string, values: Record<string, number>) => new UnreadableDocument(rule, { rule, values });

  function readInThread(job: ReadJob): Promise<Reading[]> {
    return new Promise((resolve, reject) => {
      const thread = new Worker(worker, {
        workerData: job,
        resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32 },
      });
      const end = (settle: () => void) => {
        clearTimeout(timer);
        settle();
        void thread.terminate();
      };
      const timer = setTimeout(
        () => end(() => reject(refuse('file-too-slow', { seconds: Math.round(ms / 1000) }))),
        ms,
      );
      thread.on('message', (outcome: ReadOutcome) =>
        end(() => {
          if (outcome.kind === 'read') resolve(outcome.readings);
          else if (outcome.kind === 'unreadable') reject(new UnreadableDocument(outcome.message, outcome.detail));
          else reject(new Error(`a document could not be read: ${outcome.message}`));
        }),
      );
      thread.on('error', (error: NodeJS.ErrnoException) =>
        end(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('file-too-heavy', { megabytes }) : error)),
      );
      thread.on('exit', () => end(() => reject(new Error('the thread that reads documents ended without an answer'))));
    });
  }

  /** Files are read one after the other, because two at once would need twice the memory. */
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, fileName, origin) => {
    const next = last.then(() => readInThread({ bytes, fileName, origin }));
    last = next.catch(() => {});
    return next;
  };
}
