// A raw queue of CUPS, used through the program `lp`. It is the last resort for a printer that only CUPS can reach. Each write
// becomes one print job, so a slip must come in one write, and nothing ever comes back.
import { execFile } from 'node:child_process';
import type { OpenConnection } from './connection.ts';
import { TransportError } from './transport.ts';

const checkIntervalMs = 10_000;
const maxProgramMs = 30_000;

/** Returns what the program writes to its standard output. @throws Error with its complaint when it fails */
function run(
  program: string,
  args: string[],
  { input, signal }: { input?: Uint8Array; signal?: AbortSignal } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, LC_ALL: 'C' };
    const child = execFile(
      program,
      args,
      { env, timeout: maxProgramMs, ...(signal === undefined ? {} : { signal }) },
      (error, output, complaint) =>
        error === null ? resolve(output) : reject(new Error(complaint.trim() || error.message)),
    );
    // The program may end before it has read its whole input; the exit code reports that.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** @throws when the queue does not exist, or is stopped: a stopped queue accepts jobs and prints none */
async function checkQueue(queue: string): Promise<void> {
  const state = await run('lpstat', ['-p', queue]);
  if (/\bdisabled\b/.test(state)) throw new Error(`the queue ${queue} is stopped`);
}

export function openCups(queue: string): OpenConnection {
  return async events => {
    await checkQueue(queue);
    const timer = setInterval(() => {
      checkQueue(queue).catch((error: Error) => events.onLost(error.message));
    }, checkIntervalMs);
    timer.unref();
    return {
      async write(bytes, signal) {
        try {
          await run('lp', ['-d', queue, '-o', 'raw'], { input: bytes, signal });
        } catch (error) {
          throw new TransportError({ reason: 'closed', taken: 'unsure' }, `lp: ${(error as Error).message}`, error);
        }
      },
      async close() {
        clearInterval(timer);
      },
    };
  };
}
