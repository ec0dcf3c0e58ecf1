// The write jobs that an agent has begun, kept on its disk. A server that was cut off asks for its job again, and the agent
// must not write it a second time, not even after a restart.
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { WriteFailure } from './protocol.ts';

export interface DoneJobs {
  /** `undefined`: never begun; `null`: all bytes were taken; otherwise how it failed. */
  find(job: string): WriteFailure | null | undefined;
  /** Writes to the disk before the first byte of the job leaves. */
  begin(job: string): void;
  end(job: string, failure: WriteFailure | null): void;
  close(): void;
}

const maxKeptJobs = 2_000;
const interrupted: WriteFailure = { reason: 'closed', taken: 'unsure', message: 'the agent ended in the middle of it' };

/** Keeps the file jobs.jsonl in the folder. @throws when the folder cannot be written */
export function openDoneJobs(folder: string): DoneJobs {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'jobs.jsonl');
  const jobs = new Map<string, WriteFailure | null>();
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
    try {
      const [job, failure] = JSON.parse(line) as [string, WriteFailure | null | undefined];
      // A job without an end was under way when the agent ended.
      jobs.set(job, failure === undefined ? interrupted : failure);
    } catch {
      // After a power cut the last line may be incomplete; the job's first line has been read already.
    }
  }
  const recent = [...jobs].slice(-maxKeptJobs);
  writeFileSync(`${path}.new`, recent.map(entry => `${JSON.stringify(entry)}\n`).join(''));
  renameSync(`${path}.new`, path);
  const file = openSync(path, 'a');

  function remember(job: string, failure: WriteFailure | null): void {
    jobs.delete(job);
    jobs.set(job, failure);
    const [oldest] = jobs.keys();
    if (jobs.size > maxKeptJobs && oldest !== undefined) jobs.delete(oldest);
  }

  return {
    find: job => jobs.get(job),
    begin(job) {
      remember(job, interrupted);
      writeSync(file, `${JSON.stringify([job])}\n`);
      fdatasyncSync(file);
    },
    end(job, failure) {
      remember(job, failure);
      writeSync(file, `${JSON.stringify([job, failure])}\n`);
    },
    close: () => closeSync(file),
  };
}
