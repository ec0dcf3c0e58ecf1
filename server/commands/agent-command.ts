// `npm run agent -- --server http://192.168.1.10:8080 --token TOKEN` makes the devices that are plugged in at this computer
// available to the server. `npm run agent -- --new-token` creates a token, and the line for the site file that accepts it.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../runtime/log.ts';
import { hashToken, newToken } from '../store/secrets.ts';
import { createRemoteAgent, type RemoteAgent, type RemoteAgentDependencies } from '../transport/remote/remote-agent.ts';

const usage =
  'Usage: npm run agent -- --server http://192.168.1.10:8080 --token TOKEN [--data FOLDER]\n       npm run agent -- --new-token\n';

function readOptions(): { server?: string; token?: string; data: string; 'new-token': boolean } | null {
  try {
    return parseArgs({
      options: {
        server: { type: 'string' },
        token: { type: 'string' },
        data: { type: 'string', default: './agent-data' },
        'new-token': { type: 'boolean', default: false },
      },
    }).values as ReturnType<typeof readOptions>;
  } catch {
    return null;
  }
}

/** A device that does not close must not keep the program from ending. */
const maxStopMs = 4_000;

const isHttp = (address: string) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

function printNewToken(): void {
  let token = newToken();
  // A token that begins with a hyphen would be read as another option after "--token".
  while (token.startsWith('-')) token = newToken();
  process.stdout.write(
    `For the agent:      --token ${token}\nFor the site file:  "tokenHash": "${hashToken(token)}"\n`,
  );
}

/** Returns null after it has written the reason to the terminal. */
function createAgent(dependencies: RemoteAgentDependencies): RemoteAgent | null {
  try {
    return createRemoteAgent(dependencies);
  } catch (error) {
    process.stderr.write(`The folder ${dependencies.folder} cannot be written: ${(error as Error).message}.\n`);
    return null;
  }
}

function stopOnSignal(agent: RemoteAgent): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      agent.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
      setTimeout(() => process.exit(1), maxStopMs).unref();
    });
}

function main(): void {
  const options = readOptions();
  if (options?.['new-token'] === true) {
    printNewToken();
    return;
  }
  const { server, token = process.env.AGENT_TOKEN, data = '' } = options ?? {};
  if (server === undefined || token === undefined || !isHttp(server)) {
    process.stderr.write(usage);
    process.exitCode = 1;
    return;
  }
  const log = createLog(process.env.LOG_LEVEL ?? 'info');
  const agent = createAgent({ server, token, folder: resolve(data), log });
  if (agent === null) {
    process.exitCode = 1;
    return;
  }
  agent.start();
  stopOnSignal(agent);
}

main();
