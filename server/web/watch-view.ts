// Answers a screen that asks to watch a view: checks that it may, joins it to the room, and sends the view and the events that
// the screen has missed.
import { type FromScreen, Watch } from '../../common/contract/live-protocol.ts';
import { refuse } from '../../common/contract/refusals.ts';
import type { View } from '../../common/contract/views/index.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import type { Store } from '../store/store.ts';
import { type LiveEvents, roomName } from './live-events.ts';
import type { LiveRooms, LiveSocket } from './live-rooms.ts';
import { refuseWatch, unknownViewRefusals } from './may-watch.ts';

/** A screen that reconnects is sent at most so many of the events that it missed. */
const maxReplayedEvents = 20;

export interface WatchDependencies {
  store: Store;
  read: (kind: ViewKind, id: string) => View | null;
  events: LiveEvents;
  rooms: LiveRooms;
  build: string;
  now: () => number;
}

type WatchHandler = (socket: LiveSocket, asked: unknown, reply: Parameters<FromScreen['watch']>[1]) => void;

export function createWatchHandler({ store, read, events, rooms, build, now }: WatchDependencies): WatchHandler {
  return (socket, asked, reply) => {
    const parsed = Watch.safeParse(asked);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
      reply(refuse('input.invalid', issues));
      return;
    }
    const { kind, since } = parsed.data;
    const { caller } = socket.data.identity;
    const refusal = refuseWatch(caller, kind, parsed.data.id);
    if (refusal !== null) {
      reply(refuse(refusal));
      return;
    }
    // A kiosk sees its own slips, whatever id it sends; there is only one supervisor's view.
    const ownId = kind === 'kiosk' && caller.kind === 'device' ? caller.id : parsed.data.id;
    const id = kind === 'supervisor' ? '' : ownId;
    const view = read(kind, id);
    if (view === null) {
      reply(refuse(unknownViewRefusals[kind]));
      return;
    }
    rooms.join(socket, kind, id);
    reply({ ok: true, build, now: now() });
    socket.emit('view', view);
    if (since === null) return;
    for (const entry of store.journal.liveEventsSince(since, maxReplayedEvents)) {
      const moment = events.publish(entry);
      if (moment !== null && events.roomsOf(entry, moment).includes(roomName(kind, id))) socket.emit('moment', moment);
    }
  };
}
