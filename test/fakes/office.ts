// A whole office for a test: the real server, database, sockets and HTTP, in a folder of its own. Only clock and paper are not real.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import type { CallInput, CallName, CallValue } from '../../common/contract/calls/index.ts';
import type { FromScreen, FromServer, WatchAnswer } from '../../common/contract/live-protocol.ts';
import type { DossierReadyMoment, TicketCalledMoment } from '../../common/contract/moments.ts';
import type { Refusal } from '../../common/contract/refusals.ts';
import type { View, ViewOf } from '../../common/contract/views/index.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import { projectRoot } from '../../server/config/paths.ts';
import { parseSite, type SiteSettings } from '../../server/config/site-file.ts';
import { systemClock } from '../../server/runtime/clock.ts';
import { createLog, type Log } from '../../server/runtime/log.ts';
import { createSite } from '../../server/site/site.ts';
import type { FakeClock } from './clock.ts';
import { until } from './waiting.ts';

export const exampleKiosk = 'example-kiosk';

export function exampleSiteFile(): Record<string, unknown> & { services: Record<string, unknown>[] } {
  return JSON.parse(readFileSync(join(projectRoot, 'firmware-config/sites/example.json'), 'utf8'));
}

/** The example office speaks. Reading its words costs a second of computing at each start, so that others do without. */
export const withVoice = { speakers: exampleSiteFile().speakers };

/** The example office with some of its settings changed. */
export function exampleSite(changes: Record<string, unknown> = {}): SiteSettings {
  return parseSite({ ...exampleSiteFile(), speakers: [], ...changes }, 'example.json');
}

export type Got<N extends CallName> =
  | { status: number; ok: true; value: CallValue<N> }
  | { status: number; ok: false; refusal: Refusal; detail: unknown };

/** Calls a server as a program would. */
export function caller(url: string) {
  return async function call<N extends CallName>(
    name: N,
    input: CallInput<N> | Record<string, unknown>,
    token: string | null = null,
    key: string | null = null,
  ): Promise<Got<N>> {
    const response = await fetch(`${url}/api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(input),
    });
    return { status: response.status, ...((await response.json()) as object) } as Got<N>;
  };
}

/** The value of an answer that must have been given. */
export function expectDone<N extends CallName>(got: Got<N>): CallValue<N> {
  if (!got.ok) throw new Error(`refused: ${got.refusal} ${JSON.stringify(got.detail)}`);
  return got.value;
}

export interface Screen<K extends ViewKind> {
  answer: WatchAnswer;
  views: ViewOf<K>[];
  /** Calls of tickets. */
  moments: TicketCalledMoment[];
  /** Dossiers that became ready. */
  results: DossierReadyMoment[];
  socket: Socket<FromServer, FromScreen>;
  /** Waits until a view (or the newest one already here) is as wanted. */
  until(wanted: (view: ViewOf<K>) => boolean): Promise<ViewOf<K>>;
  untilMoment(wanted: (moment: TicketCalledMoment) => boolean): Promise<TicketCalledMoment>;
  untilResult(wanted: (moment: DossierReadyMoment) => boolean): Promise<DossierReadyMoment>;
  close(): void;
}

/** Watches as a screen would. */
export async function watchAs<K extends ViewKind>(
  url: string,
  kind: K,
  id: string,
  token: string | null,
  since: string | null = null,
): Promise<Screen<K>> {
  const socket: Socket<FromServer, FromScreen> = io(url, {
    transports: ['websocket'],
    auth: token === null ? {} : { token },
    forceNew: true,
  });
  const views: ViewOf<K>[] = [];
  const moments: TicketCalledMoment[] = [];
  const results: DossierReadyMoment[] = [];
  socket.on('view', (view: View) => void views.push(view as ViewOf<K>));
  socket.on('moment', moment => {
    if (moment.type === 'ticket.called') moments.push(moment);
    else results.push(moment);
  });
  const lastView = () =>
    `what was waited for on ${kind} ${id}; last view: ${JSON.stringify(views.at(-1))?.slice(0, 800)}`;
  const answer = await socket.emitWithAck('watch', { kind, id, since: since as never });
  return {
    answer,
    views,
    moments,
    results,
    socket,
    until(wanted) {
      const newest = Math.max(views.length - 1, 0);
      return until(() => views.slice(newest).find(wanted), lastView);
    },
    untilMoment: wanted => until(() => moments.find(wanted), lastView),
    untilResult: wanted => until(() => results.find(wanted), lastView),
    close: () => void socket.disconnect(),
  };
}

export interface Office {
  url: string;
  dataDir: string;
  site: SiteSettings;
  call: ReturnType<typeof caller>;
  signIn(name: string): Promise<string>;
  /** Gives a number and returns its answer. */
  issue(serviceId: string, priority?: string | null): Promise<CallValue<'ticket.issue'>>;
  /** Signs in and opens a counter; the token works there. */
  openCounter(staff: string, counterId: string): Promise<string>;
  watch<K extends ViewKind>(kind: K, id: string, token: string | null, since?: string | null): Promise<Screen<K>>;
  /** Stops the server and starts it again on the same data, maybe with more changes to its site file. */
  restart(changes?: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

export interface OfficeOptions {
  clock?: FakeClock;
  /** Changes to the example office's site file. */
  site?: Record<string, unknown>;
  /** Where its log goes; by default nowhere. */
  log?: Log;
}

export async function startOffice({ clock, site: changes = {}, log }: OfficeOptions = {}): Promise<Office> {
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-'));
  let settings = exampleSite(changes);
  const build = (port: number) =>
    createSite({
      config: { port, host: '127.0.0.1', dataDir, devicesDir: null, logLevel: 'silent', site: settings },
      clock: clock ?? systemClock,
      log: log ?? createLog(process.env.TEST_LOG ?? 'silent'),
      development: null,
    });
  let site = await build(0);
  const url = await site.start();
  const call = caller(url);
  const open = new Set<Screen<ViewKind>>();
  const signIn = async (name: string) => expectDone(await call('staff.sign-in', { name, pin: '1234' })).token;
  return {
    url,
    dataDir,
    site: settings,
    call,
    signIn,
    issue: async (serviceId, priority = null) =>
      expectDone(await call('ticket.issue', { serviceId, priority, language: 'vi' }, exampleKiosk)),
    async openCounter(staff, counterId) {
      const token = await signIn(staff);
      expectDone(await call('counter.open', { counterId }, token));
      return token;
    },
    async watch(kind, id, token, since = null) {
      const screen = await watchAs(url, kind, id, token, since);
      open.add(screen as unknown as Screen<ViewKind>);
      return screen;
    },
    async restart(more = {}) {
      await site.stop();
      settings = exampleSite({ ...changes, ...more });
      site = await build(Number(new URL(url).port));
      await site.start();
    },
    async stop() {
      for (const screen of open) screen.close();
      await site.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
