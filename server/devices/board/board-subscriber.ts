// Shows on the boards what the feed reports: the number called at each counter, and the last calls in the hall. It reads the
// store and never writes to it, so a board that is switched off affects nobody.
import type { CounterId } from '../../../common/contract/words.ts';
import { fill } from '../../../common/text/fill.ts';
import type vi from '../../../common/text/vi/board.json';
import type { SiteSettings } from '../../config/site-file.ts';
import { localDay } from '../../core/day.ts';
import type { SiteEvent } from '../../core/events.ts';
import type { Feed } from '../../runtime/feed.ts';
import type { Store } from '../../store/store.ts';
import type { BoardHealth } from './bus-member.ts';
import { fitTicketNumber, toAsciiText } from './fit-lines.ts';
import type { Board, Boards } from './registry.ts';

export type BoardTexts = typeof vi;

/** A pretend board as the page shows it. */
interface BoardPicture {
  id: string;
  caption: string;
  rows: number;
  columns: number;
  lines: readonly string[];
  blink: boolean;
}

export interface BoardSubscriber {
  health(): BoardHealth[];
  /** The pretend boards, in the order of the site file. */
  pictures(): BoardPicture[];
  /** Begins with the present state, because the server may have been restarted in the middle of a day. */
  start(): void;
  stop(): Promise<void>;
}

/** The events that change a board. All others, such as a new ticket, must cost nothing here. */
const boardEvents: ReadonlySet<SiteEvent['type']> = new Set<SiteEvent['type']>([
  'ticket.called',
  'ticket.started',
  'ticket.finished',
  'ticket.missed',
  'ticket.parked',
  'ticket.returned',
  'ticket.transferred',
  'ticket.cancelled',
  'counter.opened',
  'counter.paused',
  'counter.closed',
  'day.closed',
]);

export function createBoardSubscriber(dependencies: {
  boards: Boards<CounterId>;
  feed: Feed;
  store: Store;
  site: SiteSettings;
  texts: BoardTexts;
  /** The part of the hall in which a counter stands; null when the office's hall has no parts. */
  zoneOf: (counterId: CounterId) => string | null;
  now: () => number;
}): BoardSubscriber {
  const { boards, feed, store, site, texts, zoneOf, now } = dependencies;
  const labelOf = (id: CounterId) => site.counters.find(counter => counter.id === id)?.label ?? id;

  /** The number being called or served at the counter, else the counter's state; nothing when it is closed. */
  function counterLines(id: CounterId, inHand: ReadonlyMap<string | null, string>): string[] {
    const number = inHand.get(id);
    if (number !== undefined) return [number];
    const { state } = store.counter(id);
    if (state === 'closed') return [];
    return [state === 'paused' ? texts.paused : texts.free];
  }

  /** A call in one line of a hall board, in the longest form that fits. */
  function describeCall(number: string, counterId: CounterId, columns: number): string {
    const values = { number, counter: labelOf(counterId) };
    const forms = [texts.call, texts.shortCall].map(form => toAsciiText(fill(form, values)));
    return forms.find(form => form.length <= columns) ?? fitTicketNumber(number, columns);
  }

  /**
   * The latest calls, the newest first, each number once, at the counter that called it last. More calls are read than shown,
   * because a number may have been called several times.
   */
  function hallLines({ setting: { zone }, profile: { rows, columns } }: Board<CounterId>): string[] {
    const today = localDay(now(), site.timeZone);
    const seen = new Set<string>();
    const lines: string[] = [];
    for (const { event } of store.journal.lastCalls(rows * (zone === null ? 4 : 16))) {
      if (event.type !== 'ticket.called' || event.day !== today || seen.has(event.ticketId)) continue;
      if (zone !== null && zoneOf(event.counterId) !== zone) continue;
      seen.add(event.ticketId);
      lines.push(describeCall(event.number, event.counterId, columns));
      if (lines.length === rows) break;
    }
    return lines;
  }

  function refresh(event: SiteEvent | null): void {
    const inHand = new Map<string | null, string>(
      store.tickets.allInHand().map(ticket => [ticket.counterId, ticket.number]),
    );
    for (const board of boards.list) {
      const { counterId, zone } = board.setting;
      const lines = counterId === null ? hallLines(board) : counterLines(counterId, inHand);
      board.show(lines, blinkOf(event, counterId, zone));
    }
  }

  /** The row that starts to blink because of an event; null when the event ends the blinking. */
  function blinkOf(event: SiteEvent | null, counterId: CounterId | null, zone: string | null): number | null | 'as-is' {
    if (event === null) return 'as-is';
    if (event.type === 'ticket.called') {
      const here =
        counterId === null ? zone === null || zoneOf(event.counterId) === zone : counterId === event.counterId;
      return here ? 0 : 'as-is';
    }
    // The citizen has arrived, so the call need not be noticed any more.
    return event.type === 'ticket.started' && counterId === event.counterId ? null : 'as-is';
  }

  let unsubscribe: () => void = () => {};
  return {
    health: () => boards.health(),

    pictures: () =>
      boards.list.flatMap(({ setting, profile, pretend }) => {
        if (pretend === null) return [];
        const { lines, blink } = pretend() ?? { lines: [], blink: false };
        const { id, counterId } = setting;
        const caption = counterId === null ? texts.ofHall : fill(texts.ofCounter, { counter: labelOf(counterId) });
        return [{ id, caption, rows: profile.rows, columns: profile.columns, lines, blink }];
      }),

    start() {
      unsubscribe = feed.listen('boards', ({ event }) => {
        if (boardEvents.has(event.type)) refresh(event);
      });
      boards.start();
      refresh(null);
    },

    async stop() {
      unsubscribe();
      await boards.stop();
    },
  };
}
