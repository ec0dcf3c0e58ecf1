// A serial cable without a serial port: socat joins two ptys. Pulling it is killing it; what hangs on it dies as with a real one.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForExit } from '../../fakes/exit.ts';
import { until } from '../../fakes/waiting.ts';

export interface Cable {
  /** The server's end, and the board's. */
  ours: string;
  theirs: string;
  plugIn(): Promise<void>;
  pull(): Promise<void>;
  throwAway(): Promise<void>;
}

export function makeCable(): Cable {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-cable-'));
  const ours = join(dir, 'ours');
  const theirs = join(dir, 'theirs');
  let socat: ChildProcess | null = null;

  async function pull(): Promise<void> {
    const running = socat;
    socat = null;
    if (running === null || running.exitCode !== null) return;
    running.kill();
    await waitForExit(running);
  }

  return {
    ours,
    theirs,
    pull,
    async plugIn() {
      socat = spawn('socat', [`pty,raw,echo=0,link=${ours}`, `pty,raw,echo=0,link=${theirs}`], { stdio: 'ignore' });
      await until(() => existsSync(ours) && existsSync(theirs), 'socat made its ptys');
    },
    async throwAway() {
      await pull();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
