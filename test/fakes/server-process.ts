// The real server as its own process, to be stopped, killed and started again as an office would see it.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../server/config/paths.ts';
import { waitForExit } from './exit.ts';
import { until } from './waiting.ts';

export interface ServerProcess {
  url: string;
  pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** The part of it on standard error: log lines and faults. */
  errors(): string;
  /** Ends it with a signal; resolves with exit code or signal name. */
  end(signal: NodeJS.Signals): Promise<number | string>;
}

/** A port that nobody uses now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * A port that nobody uses now and that the system lends to no outgoing connection: for a server that is killed and must
 * have the same port again.
 */
export async function findLastingPort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const isFree = await new Promise<boolean>(resolve => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

/** Starts `build/server/main.js` and waits until `/health` says ok. `wrap` runs it under another program (faketime). */
export async function startServer(env: Record<string, string>, wrap: readonly string[] = []): Promise<ServerProcess> {
  const port = env.PORT ?? String(await findFreePort());
  const command = [...wrap, process.execPath, join(projectRoot, 'build/server/main.js')];
  const child = spawn(command[0] as string, command.slice(1), {
    env: { ...process.env, LOG_LEVEL: 'warn', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', chunk => {
    output += chunk;
  });
  child.stderr.on('data', chunk => {
    output += chunk;
    errors += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  const isHealthy = async () => {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}: ${output}`);
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null))?.ok;
  };
  try {
    await until(isHealthy, () => `the server is healthy: ${output}`);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    end(signal) {
      const ended = waitForExit(child);
      child.kill(signal);
      return ended;
    },
  };
}
