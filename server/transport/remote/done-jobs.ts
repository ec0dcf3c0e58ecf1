// What an agent has done, on its disk: a job asked for again, by a server that was cut off, must not be done again.
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
  /** `undefined`: never heard of; `null`: done; a fault: how it ended. */
  find(job: string): WriteFailure | null | undefined;
  /** On disk before the first byte leaves. */
  begin(job: string): void;
  end(job: string, fault: WriteFailure | null): void;
  close(): void;
}

const kept = 2_000;
const interrupted: WriteFailure = { reason: 'closed', taken: 'unsure', message: 'the agent ended in the middle of it' };

export function openDoneJobs(folder: string): DoneJobs {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'jobs.jsonl');
  const jobs = new Map<string, WriteFailure | null>();
  for (const line of existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []) {
    try {
      const [job, fault] = JSON.parse(line) as [string, WriteFailure | null | undefined];
      // A job without an end was under way when the agent ended.
      jobs.set(job, fault === undefined ? interrupted : fault);
    } catch {
      // The last line of a power cut may be torn.
    }
  }
  const recent = [...jobs].slice(-kept);
  writeFileSync(`${path}.new`, recent.map(entry => `${JSON.stringify(entry)}\n`).join(''));
  renameSync(`${path}.new`, path);
  const file = openSync(path, 'a');

  function remember(job: string, fault: WriteFailure | null): void {
    jobs.delete(job);
    jobs.set(job, fault);
    const [oldest] = jobs.keys();
    if (jobs.size > kept && oldest !== undefined) jobs.delete(oldest);
  }

  return {
    find: job => jobs.get(job),
    begin(job) {
      remember(job, interrupted);
      writeSync(file, `${JSON.stringify([job])}\n`);
      fdatasyncSync(file);
    },
    end(job, fault) {
      remember(job, fault);
      writeSync(file, `${JSON.stringify([job, fault])}\n`);
    },
    close: () => closeSync(file),
  };
}
