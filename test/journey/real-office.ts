// The office of the journey: the built server as a process of its own, which can be killed and comes back on the same port
// and data; and its database, to look what truly happened. The tests write nothing into it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { CallValue } from '../../common/contract/calls/index.ts';
import { caller, exampleKiosk, exampleSiteFile, expectDone } from '../fakes/office.ts';
import { findLastingPort, type ServerProcess, startServer } from '../fakes/server-process.ts';
import { noonZone } from '../storm/busy-office.ts';

export interface RealOffice {
  url: string;
  call: ReturnType<typeof caller>;
  /** Gives a number as a kiosk of the office would; without a browser. */
  issue(serviceId: string, priority?: string | null, language?: string): Promise<CallValue<'ticket.issue'>>;
  /** Signs in and opens a counter; the token works there. Without a browser. */
  openCounter(staff: string, counterId: string): Promise<string>;
  /** Reads the database beside the running server. */
  read<Row>(sql: string, ...values: unknown[]): Row[];
  /** Ends the server; `revive` starts it again as it was. */
  end(signal: NodeJS.Signals): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** The example office with some of its settings changed. It is noon there, so that no test runs over midnight. */
export async function startRealOffice(changes: Record<string, unknown> = {}): Promise<RealOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-journey-'));
  const siteFile = join(folder, 'site.json');
  const site = { ...exampleSiteFile(), speakers: [], timeZone: noonZone(Date.now()), ...changes };
  writeFileSync(siteFile, JSON.stringify(site));
  const dataDir = join(folder, 'data');
  const env = {
    PORT: String(await findLastingPort()),
    HOST: '127.0.0.1',
    SITE: siteFile,
    DATA_DIR: dataDir,
    LOG_LEVEL: process.env.TEST_LOG ?? 'warn',
  };
  let server: ServerProcess | null = await startServer(env);
  const { url } = server;
  const call = caller(url);
  return {
    url,
    call,
    issue: async (serviceId, priority = null, language = 'vi') =>
      expectDone(await call('ticket.issue', { serviceId, priority, language }, exampleKiosk)),
    async openCounter(staff, counterId) {
      const { token } = expectDone(await call('staff.sign-in', { name: staff, pin: '1234' }));
      expectDone(await call('counter.open', { counterId }, token));
      return token;
    },
    read<Row>(sql: string, ...values: unknown[]) {
      const db = new Database(join(dataDir, 'motcua.db'), { readonly: true });
      try {
        return db.prepare(sql).all(...values) as Row[];
      } finally {
        db.close();
      }
    },
    async end(signal) {
      await server?.end(signal);
      server = null;
    },
    async revive() {
      server = await startServer(env);
    },
    async stop() {
      const ended = await server?.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
      // A server that fell in the middle is the reason for whatever else went wrong.
      if (ended) throw new Error(`the server ended with ${ended}: ${server?.output().slice(-2_000)}`);
    },
  };
}

/** What a phone's camera reads in a picture with one QR code. */
export function readQrCode(png: Buffer): string {
  return execFileSync('zbarimg', ['--quiet', '--raw', '-'], { input: png, encoding: 'utf8' }).trim();
}
