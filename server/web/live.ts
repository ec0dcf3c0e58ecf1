// The live channel: whole views to rooms of screens, and moments as they happen. The only file that imports socket.io.
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { maskDossierCode } from '../../common/contract/dossier-code.ts';
import { type Announcement, type FromScreen, type FromServer, Watch } from '../../common/contract/live.ts';
import type { Moment } from '../../common/contract/moments.ts';
import { type Refusal, refuse } from '../../common/contract/refusals.ts';
import type { ScanToShow } from '../../common/contract/scanned.ts';
import type { View, ViewKind } from '../../common/contract/views.ts';
import type { DeviceId, MomentId } from '../../common/contract/words.ts';
import type { SiteSettings } from '../config/site-file.ts';
import type { JournalEntry } from '../core/events.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Feed } from '../runtime/feed.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';
import { cutName } from '../views/dossier-board.ts';
import { counterLabel, serviceName } from '../views/reading.ts';
import { type Identity, identify, readToken } from './sessions.ts';

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
  /** Something that is not in the journal changed what these screens show. */
  refresh(kinds: readonly ViewKind[]): void;
  /**
   * Begins an announcement on these displays; `entry` is its call, or null for a trial. Resolves when every screen that was
   * there has said that it is over, or at the deadline.
   */
  announce(
    screens: readonly string[],
    announcement: Omit<Announcement, 'moment'> & { entry: JournalEntry | null },
    deadlineMs: number,
  ): Promise<{ answered: number; heard: number }>;
  /** Tells what was scanned to the kiosk of this name or id; the answer is how many screens heard it. */
  tellScan(kiosk: string, scan: ScanToShow): number;
  /** Connected screens by device id. */
  connectedScreens(): Map<string, number>;
  connected(): number;
  stop(): Promise<void>;
}

interface Room {
  kind: ViewKind;
  id: string;
  timer: NodeJS.Timeout | NodeJS.Immediate | null;
}

type LiveSocket = Socket<FromScreen, FromServer, Record<string, never>, { identity: Identity; token: string | null }>;

/** How long changes are gathered before a view is read again. Screens that officers and citizens act on get it at once. */
const gatherMs: Record<ViewKind, number> = {
  display: 0,
  counter: 0,
  rating: 0,
  kiosk: 250,
  supervisor: 500,
  phone: 1_000,
  dossier: 250,
};
const everyViewMs = 15_000;
const momentsRemembered = 20;
/** A socket with more unsent packets than this is slow: it gets the latest view when it has caught up, not every one. */
const unsentAllowed = 4;

const roomName = (kind: ViewKind, id: string) => `${kind}:${id}`;
const unsent = (socket: LiveSocket) => (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;

export function createLive({ http, store, site, clock, feed, log, build, read }: LiveDependencies): Live {
  const io = new Server<FromScreen, FromServer, Record<string, never>, LiveSocket['data']>(http, {
    path: '/socket.io',
    serveClient: false,
    maxHttpBufferSize: 16_384,
    // A screen whose cable was pulled is told apart from a quiet one within half a minute.
    pingInterval: 15_000,
    pingTimeout: 15_000,
  });
  const rooms = new Map<string, Room>();
  const late = new WeakMap<LiveSocket, Set<Room>>();

  function mayWatch({ caller }: Identity, kind: ViewKind, id: string): Refusal | null {
    // The secret in the address is the right to look.
    if (kind === 'phone' || kind === 'dossier') return null;
    if (caller.kind === 'nobody') return 'auth.required';
    if (caller.kind === 'program') return 'auth.forbidden';
    const staff = caller.kind === 'staff' ? caller.roles : [];
    const allowed =
      kind === 'display' ||
      (kind === 'counter' && (staff.includes('officer') || staff.includes('supervisor'))) ||
      (kind === 'supervisor' && (staff.includes('supervisor') || staff.includes('admin'))) ||
      (kind === 'kiosk' && (caller.kind === 'staff' || caller.device === 'kiosk')) ||
      (kind === 'rating' &&
        (caller.kind === 'staff' ||
          (caller.device === 'rating' && (caller.counterId === null || caller.counterId === id))));
    return allowed ? null : 'auth.forbidden';
  }

  const unknownId: Record<ViewKind, Refusal> = {
    display: 'screen.unknown',
    counter: 'counter.unknown',
    rating: 'counter.unknown',
    phone: 'ticket.unknown',
    dossier: 'dossier.unknown',
    kiosk: 'screen.unknown',
    supervisor: 'screen.unknown',
  };

  /** A slow socket gets the latest view of each of its rooms when it has caught up. */
  function owe(socket: LiveSocket, room: Room): void {
    const owed = late.get(socket);
    if (owed !== undefined) {
      owed.add(room);
      return;
    }
    const behind = new Set([room]);
    late.set(socket, behind);
    socket.conn.once('drain', () => {
      late.delete(socket);
      try {
        for (const { kind, id } of behind) {
          const latest = read(kind, id);
          if (latest !== null) socket.emit('view', latest);
        }
      } catch (error) {
        log.error({ code: 'live.catch-up-failed', part: 'live', err: error }, 'latest views not sent to a slow screen');
      }
    });
  }

  function sendView(room: Room): void {
    room.timer = null;
    const sockets = io.sockets.adapter.rooms.get(roomName(room.kind, room.id));
    if (sockets === undefined || sockets.size === 0) {
      rooms.delete(roomName(room.kind, room.id));
      return;
    }
    const view = read(room.kind, room.id);
    if (view === null) return;
    const slow: string[] = [];
    for (const socketId of sockets) {
      const socket = io.sockets.sockets.get(socketId) as LiveSocket | undefined;
      if (socket === undefined || unsent(socket) <= unsentAllowed) continue;
      slow.push(socketId);
      owe(socket, room);
    }
    io.to(roomName(room.kind, room.id)).except(slow).emit('view', view);
  }

  function markChanged(room: Room): void {
    if (room.timer !== null) return;
    const send = () => {
      try {
        sendView(room);
      } catch (error) {
        log.error({ code: 'live.view-failed', part: 'live', kind: room.kind, err: error }, 'view could not be read');
      }
    };
    const wait = gatherMs[room.kind];
    room.timer = wait === 0 ? setImmediate(send) : setTimeout(send, wait);
  }

  function toMoment({ eventId, at, event }: JournalEntry): Moment | null {
    if (event.type === 'dossier.ready') {
      const dossier = store.dossiers.find(event.dossierId);
      if (dossier === null) return null;
      const { procedureName, delivery } = dossier;
      const code = maskDossierCode(event.code);
      const name = cutName(procedureName);
      return { momentId: eventId as MomentId, type: 'dossier.ready', at, code, procedureName: name, delivery };
    }
    if (event.type !== 'ticket.called') return null;
    const { ticketId, number, counterId, serviceId, nth, priorityId } = event;
    return {
      momentId: eventId as MomentId,
      type: 'ticket.called',
      at,
      ticketId,
      number,
      counterId,
      counterLabel: counterLabel(site, counterId) ?? counterId,
      serviceId,
      serviceName: serviceName(site, serviceId),
      nth,
      priority: priorityId,
    };
  }

  /** The screens of the site file on which this moment is shown. */
  function screensOf({ event }: JournalEntry, moment: Moment) {
    return site.screens.filter(({ layout, counterId }) => {
      if (event.type === 'ticket.called')
        return layout !== 'dossier' && (counterId === null || counterId === event.counterId);
      // Only what is fetched here is anything to a hall.
      if (moment.type !== 'dossier.ready' || moment.delivery !== 'counter') return false;
      return layout === 'dossier' || (layout === 'hall' && site.dossiers?.announceReady === true);
    });
  }

  /** The rooms that a moment concerns. */
  function roomsOf(entry: JournalEntry, moment: Moment): string[] {
    const { event } = entry;
    const names = screensOf(entry, moment).map(screen => roomName('display', screen.id));
    if (event.type === 'ticket.called') {
      names.push(roomName('counter', event.counterId), roomName('rating', event.counterId));
      names.push(roomName('phone', store.tickets.find(event.ticketId)?.trackToken ?? ''));
    }
    if (event.type === 'dossier.ready')
      names.push(roomName('dossier', store.dossiers.find(event.dossierId)?.trackToken ?? ''));
    return names;
  }

  const isBoard = ({ kind, id }: Room) =>
    kind === 'display' && site.screens.some(screen => screen.id === id && screen.layout === 'dossier');

  /** What happened to a dossier is news to the boards of dossiers and to the phone of whoever holds its receipt. */
  function markDossier({ event }: JournalEntry): void {
    const token = 'dossierId' in event ? store.dossiers.find(event.dossierId)?.trackToken : undefined;
    for (const room of rooms.values()) {
      const concerned = room.kind === 'dossier' && (token === undefined || room.id === token);
      if (concerned || isBoard(room)) markChanged(room);
    }
  }

  const leave = feed.listen('live', entry => {
    const moment = toMoment(entry);
    if (moment !== null) io.to(roomsOf(entry, moment)).emit('moment', moment);
    const { type } = entry.event;
    if (type.startsWith('ticket.') || type.startsWith('counter.') || type.startsWith('day.')) {
      for (const room of rooms.values()) if (room.kind !== 'dossier' && !isBoard(room)) markChanged(room);
    } else if (type.startsWith('dossier.')) markDossier(entry);
    else if (type.startsWith('screen.')) refresh(['supervisor']);
    if (entry.event.type === 'screen.revoked') disconnectDevice(entry.event.deviceId);
  });

  function refresh(kinds: readonly ViewKind[]): void {
    for (const room of rooms.values()) if (kinds.includes(room.kind)) markChanged(room);
  }

  async function announce(
    screens: readonly string[],
    { entry, ...sound }: Parameters<Live['announce']>[1],
    deadlineMs: number,
  ): Promise<{ answered: number; heard: number }> {
    const moment = entry === null ? null : toMoment(entry);
    const shown =
      entry === null || moment === null ? null : screensOf(entry, moment).map(screen => screen.id as string);
    const names = screens.filter(id => shown === null || shown.includes(id)).map(id => roomName('display', id));
    if (names.length === 0) return { answered: 0, heard: 0 };
    const answers: unknown[] = await io
      .to(names)
      .timeout(deadlineMs)
      .emitWithAck('announce', { ...sound, moment })
      // A screen that was pulled out does not answer; those that did are counted.
      .catch((late: { responses?: unknown[] }) => late.responses ?? []);
    const heard = answers.filter(answer => (answer as { heard?: unknown } | null)?.heard === true);
    return { answered: answers.length, heard: heard.length };
  }

  function tellScan(kiosk: string, scan: ScanToShow): number {
    let told = 0;
    for (const socket of io.sockets.sockets.values()) {
      // To the device itself, not to its room: staff may look over a kiosk's shoulder, but not at a citizen's paper.
      const { caller } = socket.data.identity;
      if (caller.kind !== 'device' || caller.device !== 'kiosk') continue;
      if (caller.id !== kiosk && store.access.deviceById(caller.id)?.name !== kiosk) continue;
      socket.volatile.emit('scanned', scan);
      told += 1;
    }
    return told;
  }

  function disconnectDevice(deviceId: DeviceId): void {
    for (const socket of io.sockets.sockets.values()) {
      const { caller } = socket.data.identity;
      if (caller.kind === 'device' && caller.id === deviceId) socket.disconnect(true);
    }
  }

  function identifySocket(socket: LiveSocket): Identity {
    return identify(socket.data.token, store, site, clock.now());
  }

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
        const watch = Watch.safeParse(asked);
        if (!watch.success)
          return reply(
            refuse(
              'input.invalid',
              watch.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
            ),
          );
        const { kind, since } = watch.data;
        // Asked anew each time: a session may have ended since the socket was opened.
        socket.data.identity = identifySocket(socket);
        const { caller } = socket.data.identity;
        const refusal = mayWatch(socket.data.identity, kind, watch.data.id);
        if (refusal !== null) return reply(refuse(refusal));
        // A kiosk sees its own slips, whatever id it sends.
        const id =
          kind === 'kiosk' && caller.kind === 'device' ? caller.id : kind === 'supervisor' ? '' : watch.data.id;
        const view = read(kind, id);
        if (view === null) return reply(refuse(unknownId[kind]));
        const room: Room = { kind, id, timer: null };
        const name = roomName(kind, id);
        if (!rooms.has(name)) rooms.set(name, room);
        void socket.join(name);
        reply({ ok: true, build, now: clock.now() });
        socket.emit('view', view);
        if (since != null)
          for (const entry of store.journal.momentsSince(since, momentsRemembered)) {
            const moment = toMoment(entry);
            if (moment !== null && roomsOf(entry, moment).includes(name)) socket.emit('moment', moment);
          }
      } catch (error) {
        log.error({ code: 'live.watch-failed', part: 'live', err: error }, 'watch request failed');
        socket.disconnect(true);
      }
    });
  });

  // Opening hours, waits and "since" change with time alone.
  const timer = setInterval(() => {
    for (const room of rooms.values()) markChanged(room);
  }, everyViewMs);

  return {
    refresh,
    announce,
    tellScan,
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
      leave();
      clearInterval(timer);
      for (const room of rooms.values()) {
        if (room.timer !== null) {
          clearTimeout(room.timer as NodeJS.Timeout);
          clearImmediate(room.timer as NodeJS.Immediate);
        }
      }
      rooms.clear();
      io.disconnectSockets(true);
      await io.close();
    },
  };
}
