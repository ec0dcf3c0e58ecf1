// The live channel of a screen: watches one view, tells moments, reconnects for ever, and says since when it is cut off.
import { io, type Socket } from 'socket.io-client';
import type { Announcement, Ended, FromScreen, FromServer } from '../contract/live.ts';
import type { Moment } from '../contract/moments.ts';
import type { Refusal } from '../contract/refusals.ts';
import type { ScanToShow } from '../contract/scanned.ts';
import type { ViewKind, ViewOf } from '../contract/views.ts';

export interface LiveOptions<K extends ViewKind> {
  kind: K;
  id: string;
  token: string | null;
  onView: (view: ViewOf<K>) => void;
  /** Called once for each moment, oldest first, after a reconnect too. */
  onMoment: (moment: Moment) => void;
  /** An announcement begins; `ended` must be called when it is over. Only TVs are told any. */
  onAnnounce?: ((announcement: Announcement, ended: Ended) => void) | undefined;
  /** The scanner beside this screen has read something. Only kiosks are told any. */
  onScanned?: ((scan: ScanToShow) => void) | undefined;
  /** `lostAt` is null while connected, else the local time at which the connection went. */
  onConnection: (lostAt: number | null) => void;
  /** The server does not let this screen watch; it will not try again by itself. */
  onRefused: (refusal: Refusal) => void;
  /** The server runs another build than this page was loaded from. */
  onOtherBuild: () => void;
}

let serverAheadMs = 0;
let pageBuild: string | null = null;

/** The time by the server's clock: a screen whose own clock is wrong shows the right time all the same. */
export function serverNow(): number {
  return Date.now() + serverAheadMs;
}

/** Watches a view until the returned function is called. */
export function watch<K extends ViewKind>(options: LiveOptions<K>): () => void {
  let lastMoment: string | null = null;
  let revision = -1;
  const seen = new Set<string>();
  const socket: Socket<FromServer, FromScreen> = io({
    path: '/socket.io',
    transports: ['websocket'],
    auth: options.token === null ? {} : { token: options.token },
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    randomizationFactor: 0.5,
    // A try into the void (a pulled cable, a server that hangs) is given up soon, for the next one may find it back.
    timeout: 8_000,
  });

  const ask = () =>
    socket
      .timeout(5_000)
      .emit('watch', { kind: options.kind, id: options.id, since: lastMoment as never }, (late, answer) => {
        if (late) {
          // No answer in time: cut the line, so that the one way of healing, reconnecting, is used. A line that is cut already
          // heals itself, and connecting by hand in the midst of that would leave the socket believing for ever that it tries.
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

  const lost = () => options.onConnection(Date.now());
  socket.on('connect', () => {
    // A restarted server may count revisions from an older journal; the first view after a connect is always taken.
    revision = -1;
    ask();
  });
  socket.on('disconnect', reason => {
    lost();
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', lost);
  socket.on('view', view => {
    if (view.revision < revision) return;
    revision = view.revision;
    options.onView(view as ViewOf<K>);
  });
  socket.on('moment', moment => {
    if (seen.has(moment.momentId)) return;
    seen.add(moment.momentId);
    if (seen.size > 200) seen.delete(seen.values().next().value as string);
    lastMoment = moment.momentId;
    options.onMoment(moment);
  });
  const { onAnnounce, onScanned } = options;
  if (onAnnounce !== undefined) socket.on('announce', onAnnounce);
  if (onScanned !== undefined) socket.on('scanned', onScanned);
  return () => socket.disconnect();
}
