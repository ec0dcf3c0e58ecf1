// Reads a document in a thread of its own, for so long and in so much memory: whatever a file holds, numbers go on being given.
import { Worker } from 'node:worker_threads';
import type { DocumentOrigin, ReadFile } from '../../formats/read-any-format.ts';
import { type Reading, UnreadableDocument } from '../model.ts';

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
  ms: number;
  /** Of the thread's own objects. What archives unpack to has its limit in zip.ts. */
  megabytes: number;
}

const usual: ReadLimits = { ms: 20_000, megabytes: 320 };

/** @param worker path of the built reading-worker.js. @throws UnreadableDocument when a limit is met */
export function createIsolatedReader(worker: string | URL, { ms, megabytes }: ReadLimits = usual): ReadFile {
  const refuse = (rule: string, values: Record<string, number>) => new UnreadableDocument(rule, { rule, values });

  function readOne(job: ReadJob): Promise<Reading[]> {
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

  /** One after the other: two at once would need twice the memory. */
  let last: Promise<unknown> = Promise.resolve();
  return (bytes, fileName, origin) => {
    const next = last.then(() => readOne({ bytes, fileName, origin }));
    last = next.catch(() => {});
    return next;
  };
}
