// The other end of isolated-reader.ts: reads one document in a thread of its own, and says what it says.
import { parentPort, workerData } from 'node:worker_threads';
import { readAnyFormat } from '../../formats/read-any-format.ts';
import { UnreadableDocument } from '../model.ts';
import type { ReadJob, ReadOutcome } from './isolated-reader.ts';

const tell = (outcome: ReadOutcome) => parentPort?.postMessage(outcome);

const { bytes, fileName, origin } = workerData as ReadJob;
readAnyFormat(bytes, fileName, origin).then(
  readings => tell({ kind: 'read', readings }),
  (error: unknown) =>
    tell(
      error instanceof UnreadableDocument
        ? { kind: 'unreadable', message: error.message, detail: error.detail }
        : { kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    ),
);
