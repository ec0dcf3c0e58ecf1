// A server's end of lent wires and a real agent as a process of its own, with a cable between them that can be cut.
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../../server/config/paths.ts';
import { createLog } from '../../../server/runtime/log.ts';
import { createRemoteTransports, type RemoteTransports } from '../../../server/transport/remote/remote-transports.ts';

export const token = 'a-token-of-this-test';
const log = createLog(process.env.TEST_LOG ?? 'silent');

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
const listen = (server: Server, port: number) =>
  new Promise<void>(resolve => server.listen(port, '127.0.0.1', () => resolve()));

/** The server's end. It can be stopped and started again on the same port, having forgotten everything. */
export class NearEnd {
  lent: RemoteTransports = this.forget();
  port = 0;
  /** How often an agent has asked to be let in. */
  attempts = 0;
  private http: HttpServer | null = null;

  private forget(): RemoteTransports {
    return createRemoteTransports(given => (given === token ? 'kiosk-pc' : null), log);
  }

  async start(): Promise<void> {
    this.lent = this.forget();
    const http = createHttpServer((_request, response) => void response.writeHead(404).end());
    http.on('upgrade', (request, socket, head) => {
      this.attempts += 1;
      this.lent.onUpgrade(request, socket, head);
    });
    await listen(http, this.port);
    this.port = portOf(http);
    this.http = http;
  }

  async stop(): Promise<void> {
    this.lent.stop();
    const http = this.http;
    this.http = null;
    await new Promise<void>(resolve => (http === null ? resolve() : http.close(() => resolve())));
  }
}

/** A cable: passes bytes on, and can be cut, with or without anybody noticing, and mended. */
export class Cable {
  private whole = true;
  private answersPass = true;
  private readonly pairs = new Set<[Socket, Socket]>();
  private readonly server: Server;
  private readonly farPort: () => number;

  constructor(farPort: () => number) {
    this.farPort = farPort;
    this.server = createServer(near => {
      const far = connect(this.farPort(), '127.0.0.1');
      const pair: [Socket, Socket] = [near, far];
      this.pairs.add(pair);
      for (const [one, other] of [pair, [far, near] as const]) {
        one.on('error', () => {});
        one.on('close', () => {
          other.destroy();
          this.pairs.delete(pair);
        });
        one.on('data', bytes => this.whole && (one === far || this.answersPass) && other.write(bytes));
      }
      if (!this.whole) near.destroy();
    });
  }

  get port(): number {
    return portOf(this.server);
  }

  lay(): Promise<void> {
    return listen(this.server, 0);
  }

  /** Both ends see at once that it is gone. */
  cut(): void {
    this.whole = false;
    for (const [near, far] of this.pairs) {
      near.destroy();
      far.destroy();
    }
  }

  /** Nothing passes any more, and nobody is told. */
  goDead(): void {
    this.whole = false;
  }

  /** What the server says arrives, what the agent says does not. */
  loseAnswers(): void {
    this.answersPass = false;
  }

  mend(): void {
    this.answersPass = true;
    this.whole = true;
  }

  remove(): Promise<void> {
    this.cut();
    return new Promise(resolve => this.server.close(() => resolve()));
  }
}

export class AgentProcess {
  private child: ChildProcess | null = null;
  private readonly port: number;
  private readonly folder: string;

  constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
  }

  start(given = token): void {
    const program = join(projectRoot, 'build/server/commands/agent-command.js');
    const words = ['--server', `http://127.0.0.1:${this.port}`, '--token', given, '--data', this.folder];
    const env = { ...process.env, LOG_LEVEL: process.env.TEST_LOG ?? 'silent' };
    this.child = spawn(process.execPath, [program, ...words], { stdio: 'inherit', env });
  }

  end(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = null;
    if (child === null || child.exitCode !== null) return Promise.resolve();
    return new Promise(resolve => {
      child.once('exit', () => resolve());
      child.kill(signal);
    });
  }
}
