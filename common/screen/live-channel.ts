// The live channel of a screen: it subscribes to one view, delivers views and events, and reconnects without end.
import { io, type Socket } from 'socket.io-client';
import type { Announcement, Ended, FromScreen, FromServer } from '../contract/live-protocol.ts';
import type { Moment } from '../contract/moments.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { ScanToShow } from '../contract/scanned.ts';
import type { ViewOf } from '../contract/views/index.ts';
import type { ViewKind } from '../contract/views/view-envelope.ts';

export interface LiveOptions<K extends ViewKind> {
  kind: K;
  id: string;
  token: string | null;
  onView: (view: ViewOf<K>) => void;
  /** Called once for each event (`moment` on the socket), oldest first, and also for those missed during a reconnect. */
  onEvent: (event: Moment) => void;
  /** An announcement begins; `ended` must be called when it is over. The server sends announcements to TVs only. */
  onAnnounce?: ((announcement: Announcement, ended: Ended) => void) | undefined;
  /** The scanner paired with this screen has read a code. The server sends scans to kiosks only. */
  onScanned?: ((scan: ScanToShow) => void) | undefined;
  /** `lostAt` is null while connected, else the local time in milliseconds at which the connection was lost. */
  onConnection: (lostAt: number | null) => void;
  /** The server does not let this screen watch. The channel does not try again by itself. */
  onRefused: (refusal: Refusal) => void;
  /** The server runs another build than the one that served this page. */
  onOtherBuild: () => void;
}

const maxRememberedEvents = 200;

let serverAheadMs = 0;
let pageBuild: string | null = null;

/** The server's clock in milliseconds, so that a screen whose own clock is wrong still shows the right time. */
export function serverNow(): number {
  return Date.now() + serverAheadMs;
}

/** Watches a view until the returned function is called. */
export function watch<K extends ViewKind>(options: LiveOptions<K>): () => void {
  let lastEventId: string | null = null;
  let revision = -1;
  const seen = new Set<string>();
  const socket: Socket<FromServer, FromScreen> = io({
    path: '/socket.io',
    transports: ['websocket'],
    auth: options.token === null ? {} : { token: options.token },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    // An attempt that gets no reply (a pulled cable, a server that hangs) ends early, because the next one may succeed.
    timeout: 8_000,
  });

  const subscribe = () =>
    socket
      .timeout(5_000)
      .emit('watch', { kind: options.kind, id: options.id, since: lastEventId as never }, (late, answer) => {
        if (late) {
          // Without an answer the connection is closed, because reconnecting is the only way of recovery. A connection that
          // is already closed reconnects by itself; connecting by hand then would block the socket's own attempts for ever.
          if (socket.connected) socket.disconnect().connect();
          return;
        }
        if (!answer.ok) {
          options.onRefused(answer.refusal);
          return;
        }
        serverAheadMs = answer.now - Date.now();
        pageBuild ??= answer.build;
        options.onConnection(null);
        if (pageBuild !== answer.build) options.onOtherBuild();
      });

  const reportLoss = () => options.onConnection(Date.now());
  socket.on('connect', () => {
    // A restarted server may count revisions from an older journal, so the first view after a connect is always accepted.
    revision = -1;
    subscribe();
  });
  socket.on('disconnect', reason => {
    reportLoss();
    // Socket.IO does not reconnect by itself when the server closed the connection.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', reportLoss);
  socket.on('view', view => {
    if (view.revision < revision) return;
    revision = view.revision;
    options.onView(view as ViewOf<K>);
  });
  socket.on('moment', event => {
    if (seen.has(event.momentId)) return;
    seen.add(event.momentId);
    if (seen.size > maxRememberedEvents) seen.delete(seen.values().next().value as string);
    lastEventId = event.momentId;
    options.onEvent(event);
  });
  const { onAnnounce, onScanned } = options;
  if (onAnnounce !== undefined) socket.on('announce', onAnnounce);
  if (onScanned !== undefined) socket.on('scanned', onScanned);
  return () => socket.disconnect();
}
