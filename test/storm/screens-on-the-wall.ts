// Screens watched with the very code that runs in the browsers (common/screen/live-channel.ts): what they show is held against the
// journal, so that every picture they ever got can be judged, not only the last one.
import { vi } from 'vitest';
import type { Moment } from '../../common/contract/moments.ts';
import type { ViewOf } from '../../common/contract/views/index.ts';
import type { ViewKind } from '../../common/contract/views/view-envelope.ts';
import { watch } from '../../common/screen/live-channel.ts';
import { until } from '../fakes/waiting.ts';
import type { Evidence } from './evidence.ts';

/** What a picture says of counters and of the waiting, in a form that the journal can tell too. */
interface Picture {
  revision: number;
  at: Record<string, string>;
  waiting: Record<string, number> | null;
}

export interface WallScreen {
  pictures: Picture[];
  moments: Moment[];
  refusals: string[];
  /** Waits for a picture that is newer than all so far. */
  untilNext(): Promise<unknown>;
  close(): void;
}

function toPicture(view: ViewOf<'display'> | ViewOf<'counter'>): Picture {
  if (view.kind === 'counter')
    return {
      revision: view.revision,
      at: view.current === null ? {} : { [view.counter.id]: `${view.current.number} ${view.current.state}` },
      waiting: null,
    };
  const busy = view.now.filter(counter => counter.number !== null);
  return {
    revision: view.revision,
    at: Object.fromEntries(busy.map(({ counterId, number, state }) => [counterId, `${number} ${state}`])),
    waiting: Object.fromEntries(view.waiting.map(({ serviceId, count }) => [serviceId, count])),
  };
}

/** Hangs up a screen. In a browser `io` asks the page for its address; here the address is given to it. */
export function hangUp(url: string, kind: 'display' | 'counter', id: string, token: string): WallScreen {
  vi.stubGlobal('location', new URL(url));
  const pictures: Picture[] = [];
  const moments: Moment[] = [];
  const refusals: string[] = [];
  const close = watch<ViewKind>({
    kind,
    id,
    token,
    onView: view => void pictures.push(toPicture(view as ViewOf<'display'> | ViewOf<'counter'>)),
    onEvent: moment => void moments.push(moment),
    onConnection: () => {},
    onRefused: refusal => void refusals.push(refusal),
    onOtherBuild: () => void refusals.push('another build'),
  });
  return {
    pictures,
    moments,
    refusals,
    close,
    untilNext() {
      const seen = pictures.length;
      return until(() => pictures.length > seen, `${kind} ${id} comes back`);
    },
  };
}

/** Pictures that are not what the journal says about the moment they were made. `only`: the one counter that the screen shows. */
export function findUntruths({ journal }: Evidence, pictures: readonly Picture[], only: string | null): string[] {
  const untruths: string[] = [];
  const at: Record<string, string> = {};
  const services = new Map<string, string>();
  const waiting: Record<string, number> = {};
  const count = (ticketId: string, by: number) => {
    const serviceId = services.get(ticketId) ?? '';
    waiting[serviceId] = (waiting[serviceId] ?? 0) + by;
  };
  const text = (record: Record<string, unknown>) =>
    JSON.stringify(
      Object.entries(record)
        .filter(([, value]) => value !== 0)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  const byRevision = [...pictures].sort((a, b) => a.revision - b.revision);
  let next = 0;
  for (const { seq, event } of journal) {
    if (event.type === 'ticket.issued') {
      services.set(event.ticketId, event.serviceId);
      count(event.ticketId, 1);
    } else if (event.type === 'ticket.called') {
      if (event.how === 'next') count(event.ticketId, -1);
      at[event.counterId] = `${event.number} called`;
    } else if (event.type === 'ticket.started') at[event.counterId] = `${event.number} serving`;
    else if (event.type === 'ticket.returned') count(event.ticketId, 1);
    else if (event.type === 'ticket.finished' || event.type === 'ticket.missed' || event.type === 'ticket.parked')
      delete at[event.counterId];
    for (; byRevision[next]?.revision === seq; next++) {
      const picture = byRevision[next] as Picture;
      const truth = only === null ? at : at[only] === undefined ? {} : { [only]: at[only] };
      if (text(picture.at) !== text(truth))
        untruths.push(`revision ${seq} shows ${text(picture.at)}, not ${text(truth)}`);
      if (picture.waiting !== null && text(picture.waiting) !== text(waiting))
        untruths.push(`revision ${seq} shows waiting ${text(picture.waiting)}, not ${text(waiting)}`);
    }
  }
  if (next < byRevision.length) untruths.push(`${byRevision.length - next} pictures of revisions that never were`);
  return untruths;
}
