// Runs in the thread that isolated-reader.ts starts: reads one document and posts the result.
import { parentPort, workerData } from 'node:worker_threads';
import { readAnyFormat } from '../../formats/read-any-format.ts';
import { UnreadableDocument } from '../model.ts';
import type { ReadJob, ReadOutcome } from './isolated-reader.ts';

const post = (outcome: ReadOutcome) => parentPort?.postMessage(outcome);

const { bytes, fileName, origin } = workerData as ReadJob;
readAnyFormat(bytes, fileName, origin).then(
  readings => post({ kind: 'read', readings }),
  (error: unknown) =>
    post(
      error instanceof UnreadableDocument
        ? { kind: 'unreadable', message: error.message, detail: error.detail }
        : { kind: 'fault', message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
    ),
);
