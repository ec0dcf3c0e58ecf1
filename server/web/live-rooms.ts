// The rooms of the live channel: one for each view that somebody watches. After a change the view is read once and sent to all
// screens of its room; a slow screen gets the latest view when it has caught up.
import type { Server, Socket } from 'socket.io';
import type { FromScreen, FromServer } from '../../common/contract/live-protocol.ts';
import type { View } from '../../common/contract/views/index.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import type { Log } from '../runtime/log.ts';
import { roomName } from './live-events.ts';
import type { Identity } from './sessions.ts';

export interface LiveSocketData {
  identity: Identity;
  token: string | null;
}
export type LiveServer = Server<FromScreen, FromServer, Record<string, never>, LiveSocketData>;
export type LiveSocket = Socket<FromScreen, FromServer, Record<string, never>, LiveSocketData>;

export interface Room {
  kind: ViewKind;
  id: string;
  /** Set while a change waits to be sent. */
  timer: NodeJS.Timeout | NodeJS.Immediate | null;
}

/** How long changes are collected before a view is read again. Screens that people act on are sent theirs at once. */
const collectMs: Record<ViewKind, number> = {
  display: 0,
  counter: 0,
  rating: 0,
  kiosk: 250,
  supervisor: 500,
  phone: 1_000,
  dossier: 250,
};
/** A socket with more unsent packets than this is slow: it is sent only the latest view, once it has caught up. */
const maxUnsentPackets = 4;

/** socket.io has no public count of the packets that a connection has not sent yet. */
const countUnsent = (socket: LiveSocket) => (socket.conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length;

export interface LiveRooms {
  join(socket: LiveSocket, kind: ViewKind, id: string): void;
  /** Sends the view of these rooms again, soon. */
  refresh(concerns: (room: Room) => boolean): void;
  /** Cancels what waits to be sent. */
  clear(): void;
}

export interface LiveRoomsDependencies {
  io: LiveServer;
  read: (kind: ViewKind, id: string) => View | null;
  log: Log;
}

export function createLiveRooms({ io, read, log }: LiveRoomsDependencies): LiveRooms {
  const rooms = new Map<string, Room>();
  const roomsOfSlowSockets = new WeakMap<LiveSocket, Set<Room>>();

  /** Remembers that a slow socket has missed a view, and sends the latest one when the socket is empty. */
  function sendWhenDrained(socket: LiveSocket, room: Room): void {
    const missed = roomsOfSlowSockets.get(socket);
    if (missed !== undefined) {
      missed.add(room);
      return;
    }
    const missedRooms = new Set([room]);
    roomsOfSlowSockets.set(socket, missedRooms);
    socket.conn.once('drain', () => {
      roomsOfSlowSockets.delete(socket);
      try {
        for (const { kind, id } of missedRooms) {
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
    const name = roomName(room.kind, room.id);
    const sockets = io.sockets.adapter.rooms.get(name);
    if (sockets === undefined || sockets.size === 0) {
      rooms.delete(name);
      return;
    }
    const view = read(room.kind, room.id);
    if (view === null) return;
    const slow: string[] = [];
    for (const socketId of sockets) {
      const socket = io.sockets.sockets.get(socketId) as LiveSocket | undefined;
      if (socket === undefined || countUnsent(socket) <= maxUnsentPackets) continue;
      slow.push(socketId);
      sendWhenDrained(socket, room);
    }
    io.to(name).except(slow).emit('view', view);
  }

  function sendSoon(room: Room): void {
    if (room.timer !== null) return;
    const send = () => {
      try {
        sendView(room);
      } catch (error) {
        log.error({ code: 'live.view-failed', part: 'live', kind: room.kind, err: error }, 'view could not be read');
      }
    };
    const waitMs = collectMs[room.kind];
    room.timer = waitMs === 0 ? setImmediate(send) : setTimeout(send, waitMs);
  }

  return {
    join(socket, kind, id) {
      const name = roomName(kind, id);
      if (!rooms.has(name)) rooms.set(name, { kind, id, timer: null });
      void socket.join(name);
    },
    refresh(concerns) {
      for (const room of rooms.values()) if (concerns(room)) sendSoon(room);
    },
    clear() {
      for (const { timer } of rooms.values()) {
        if (timer === null) continue;
        clearTimeout(timer as NodeJS.Timeout);
        clearImmediate(timer as NodeJS.Immediate);
      }
      rooms.clear();
    },
  };
}
