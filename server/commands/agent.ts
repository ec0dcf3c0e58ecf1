// `npm run agent -- --server http://192.168.1.10:8080 --token TOKEN`: lends the devices plugged in at this computer to the
// server, for ever. `npm run agent -- --new-token` makes a token and the line for the site file.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../runtime/log.ts';
import { hashToken, newToken } from '../store/secrets.ts';
import { createRemoteAgent, type RemoteAgent, type RemoteAgentDependencies } from '../transport/remote/remote-agent.ts';

const usage =
  'Usage: npm run agent -- --server http://192.168.1.10:8080 --token TOKEN [--data FOLDER]\n       npm run agent -- --new-token\n';

function readWords(): { server?: string; token?: string; data: string; 'new-token': boolean } | null {
  try {
    return parseArgs({
      options: {
        server: { type: 'string' },
        token: { type: 'string' },
        data: { type: 'string', default: './agent-data' },
        'new-token': { type: 'boolean', default: false },
      },
    }).values as ReturnType<typeof readWords>;
  } catch {
    return null;
  }
}

const isHttp = (address: string) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** Null: said why at the terminal. */
function openLender(parts: RemoteAgentDependencies): RemoteAgent | null {
  try {
    return createRemoteAgent(parts);
  } catch (error) {
    process.stderr.write(`The folder ${parts.folder} cannot be written: ${(error as Error).message}.\n`);
    return null;
  }
}

function main(): void {
  const words = readWords();
  if (words?.['new-token'] === true) {
    let token = newToken();
    // After "--token" it would be read as another option.
    while (token.startsWith('-')) token = newToken();
    process.stdout.write(
      `For the agent:      --token ${token}\nFor the site file:  "tokenHash": "${hashToken(token)}"\n`,
    );
    return;
  }
  const { server, token = process.env.AGENT_TOKEN, data = '' } = words ?? {};
  if (server === undefined || token === undefined || !isHttp(server)) {
    process.stderr.write(usage);
    process.exitCode = 1;
    return;
  }
  const log = createLog(process.env.LOG_LEVEL ?? 'info');
  const lender = openLender({ server, token, folder: resolve(data), log });
  if (lender === null) {
    process.exitCode = 1;
    return;
  }
  lender.start();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      lender.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
      setTimeout(() => process.exit(1), 4_000).unref();
    });
}

main();
