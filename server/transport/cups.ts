// A raw queue of CUPS, by the program `lp`: the last resort for a printer that only CUPS can reach. Each write is one print
// job, so a slip must come in one write. Nothing ever comes back.
import { execFile } from 'node:child_process';
import type { OpenConnection } from './keep-open.ts';
import { TransportError } from './transport.ts';

const lookMs = 10_000;

function run(program: string, words: string[], input: Uint8Array | null, signal: AbortSignal | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const child = execFile(
      program,
      words,
      { env, timeout: 30_000, ...(signal === null ? {} : { signal }) },
      (error, out, complaint) => (error === null ? resolve(out) : reject(new Error(complaint.trim() || error.message))),
    );
    // The program may end before it has read everything; its exit code tells.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? undefined);
  });
}

/** @throws when the queue is not there or has been stopped: a stopped queue takes jobs and prints none */
async function lookAtQueue(queue: string): Promise<void> {
  const said = await run('lpstat', ['-p', queue], null, null);
  if (/\bdisabled\b/.test(said)) throw new Error(`the queue ${queue} is stopped`);
}

export function openCups(queue: string): OpenConnection {
  return async events => {
    await lookAtQueue(queue);
    const timer = setInterval(() => {
      lookAtQueue(queue).catch((error: Error) => events.onGone(error.message));
    }, lookMs);
    timer.unref();
    return {
      async write(bytes, signal) {
        try {
          await run('lp', ['-d', queue, '-o', 'raw'], bytes, signal);
        } catch (error) {
          throw new TransportError('closed', 'unsure', `lp: ${(error as Error).message}`, error);
        }
      },
      async close() {
        clearInterval(timer);
      },
    };
  };
}
