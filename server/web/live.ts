// The live channel: it sends whole views to the screens that watch them, and events as they happen. It is the only file that
// uses socket.io.
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Announcement, FromScreen, FromServer } from '../../common/contract/live-protocol.ts';
import type { ScanToShow } from '../../common/contract/scanned.ts';
import type { View } from '../../common/contract/views/index.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import type { DeviceId } from '../../common/contract/words.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { JournalEntry } from '../core/events.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Feed } from '../runtime/feed.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';
import { createLiveEvents, roomName } from './live-events.ts';
import { createLiveRooms, type LiveServer, type LiveSocket, type LiveSocketData, type Room } from './live-rooms.ts';
import { type Identity, identify, readToken } from './sessions.ts';
import { createWatchHandler } from './watch-view.ts';

export interface LiveDependencies {
  http: HttpServer;
  store: Store;
  site: SiteSettings;
  clock: Clock;
  feed: Feed;
  log: Log;
  build: string;
  read: (kind: ViewKind, id: string) => View | null;
}

export interface Live {
  /** Sends these views again, because something changed that is not in the journal. */
  refresh(kinds: readonly ViewKind[]): void;
  /**
   * Begins an announcement on these displays; `entry` is the journal entry that is announced, or null for a test. Resolves
   * when every connected display has answered that it is over, or at the deadline.
   */
  announce(
    screens: readonly string[],
    announcement: Omit<Announcement, 'moment'> & { entry: JournalEntry | null },
    deadlineMs: number,
  ): Promise<{ answered: number; heard: number }>;
  /** Sends a scan to the kiosk with this name or id and returns how many screens it was sent to. It is not replayed. */
  sendScan(kiosk: string, scan: ScanToShow): number;
  /** Number of connected screens by device id. */
  connectedScreens(): Map<string, number>;
  /** Number of all connected screens. */
  connected(): number;
  stop(): Promise<void>;
}

/** Opening hours, waits and durations change with time alone, so every view is sent again after this time. */
const refreshAllMs = 15_000;
/** A screen that was unplugged is recognised within twice this time. */
const pingMs = 15_000;
const maxMessageBytes = 16_384;

/** Resolves when all displays have answered, or at the deadline of `displays`. */
async function sendAnnouncement(
  displays: ReturnType<ReturnType<LiveServer['to']>['timeout']>,
  announcement: Announcement,
): Promise<{ answered: number; heard: number }> {
  const answers: unknown[] = await displays
    .emitWithAck('announce', announcement)
    // At the deadline the answers that came are counted; a screen that was unplugged does not answer.
    .catch((error: { responses?: unknown[] }) => error.responses ?? []);
  const heard = answers.filter(answer => (answer as { heard?: unknown } | null)?.heard === true);
  return { answered: answers.length, heard: heard.length };
}

export function createLive({ http, store, site, clock, feed, log, build, read }: LiveDependencies): Live {
  const io: LiveServer = new Server<FromScreen, FromServer, Record<string, never>, LiveSocketData>(http, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: maxMessageBytes,
    pingInterval: pingMs,
    pingTimeout: pingMs,
  });
  const events = createLiveEvents({ store, site });
  const rooms = createLiveRooms({ io, read, log });

  const isDossierBoard = ({ kind, id }: Room) =>
    kind === 'display' && site.screens.some(screen => screen.id === id && screen.layout === 'dossier');

  /** A change of a dossier concerns the dossier boards and the phone of whoever holds its receipt. */
  function refreshDossier({ event }: JournalEntry): void {
    const token = 'dossierId' in event ? store.dossiers.find(event.dossierId)?.trackToken : undefined;
    rooms.refresh(
      room => isDossierBoard(room) || (room.kind === 'dossier' && (token === undefined || room.id === token)),
    );
  }

  function refresh(kinds: readonly ViewKind[]): void {
    rooms.refresh(({ kind }) => kinds.includes(kind));
  }

  const unsubscribe = feed.listen('live', entry => {
    const moment = events.publish(entry);
    if (moment !== null) io.to(events.roomsOf(entry, moment)).emit('moment', moment);
    const { type } = entry.event;
    if (type.startsWith('ticket.') || type.startsWith('counter.') || type.startsWith('day.'))
      rooms.refresh(room => room.kind !== 'dossier' && !isDossierBoard(room));
    else if (type.startsWith('dossier.')) refreshDossier(entry);
    else if (type.startsWith('screen.')) refresh(['supervisor']);
    if (entry.event.type === 'screen.revoked') disconnectDevice(entry.event.deviceId);
  });

  function announce(
    screens: readonly string[],
    { entry, ...sound }: Parameters<Live['announce']>[1],
    deadlineMs: number,
  ): Promise<{ answered: number; heard: number }> {
    const moment = entry === null ? null : events.publish(entry);
    const showing = entry === null || moment === null ? null : events.displaysOf(entry, moment);
    const names = screens.filter(id => showing === null || showing.includes(id)).map(id => roomName('display', id));
    if (names.length === 0) return Promise.resolve({ answered: 0, heard: 0 });
    return sendAnnouncement(io.to(names).timeout(deadlineMs), { ...sound, moment });
  }

  function sendScan(kiosk: string, scan: ScanToShow): number {
    let sent = 0;
    for (const socket of io.sockets.sockets.values()) {
      // Sent to the device and not to its room, because staff may watch a kiosk's view but must not see a citizen's paper.
      const { caller } = socket.data.identity;
      if (caller.kind !== 'device' || caller.device !== 'kiosk') continue;
      if (caller.id !== kiosk && store.access.deviceById(caller.id)?.name !== kiosk) continue;
      socket.volatile.emit('scanned', scan);
      sent += 1;
    }
    return sent;
  }

  function disconnectDevice(deviceId: DeviceId): void {
    for (const socket of io.sockets.sockets.values()) {
      const { caller } = socket.data.identity;
      if (caller.kind === 'device' && caller.id === deviceId) socket.disconnect(true);
    }
  }

  function identifySocket(socket: LiveSocket): Identity {
    return identify({ token: socket.data.token, store, site, now: clock.now() });
  }

  const watchView = createWatchHandler({ store, read, events, rooms, build, now: () => clock.now() });

  io.use((socket, next) => {
    const given = socket.handshake.auth.token;
    socket.data.token = typeof given === 'string' ? given : readToken(socket.handshake.headers);
    socket.data.identity = identifySocket(socket);
    next();
  });

  io.on('connection', socket => {
    socket.on('watch', (asked: unknown, answer: unknown) => {
      const reply = typeof answer === 'function' ? (answer as Parameters<FromScreen['watch']>[1]) : () => {};
      try {
        // The identity is read again at each request, because the session may have ended since the socket was opened.
        socket.data.identity = identifySocket(socket);
        watchView(socket, asked, reply);
      } catch (error) {
        log.error({ code: 'live.watch-failed', part: 'live', err: error }, 'watch request failed');
        socket.disconnect(true);
      }
    });
  });

  const refreshTimer = setInterval(() => rooms.refresh(() => true), refreshAllMs);

  return {
    refresh,
    announce,
    sendScan,
    connected: () => io.sockets.sockets.size,
    connectedScreens() {
      const screens = new Map<string, number>();
      for (const socket of io.sockets.sockets.values()) {
        const { caller } = socket.data.identity;
        if (caller.kind === 'device') screens.set(caller.id, (screens.get(caller.id) ?? 0) + 1);
      }
      return screens;
    },
    async stop() {
      unsubscribe();
      clearInterval(refreshTimer);
      rooms.clear();
      io.disconnectSockets(true);
      await io.close();
    },
  };
}
