// What stands in the large place of the hall: a call that is being presented, else the last call, else a finished empty state.
import type { DisplayView } from '../common/contract/views.ts';
import type { Names, TicketState } from '../common/contract/words.ts';
import type { CallQueue } from './call-queue.ts';

export interface ShownCall {
  kind: 'call';
  /** Being presented now: it blinks, and its sound runs. */
  live: boolean;
  ticketId: string;
  number: string;
  counterLabel: string;
  serviceName: Names;
  priority: boolean;
  nth: number;
  state: TicketState;
}

/** `welcome`: nobody was called yet today. `closed`: no counter is open or paused. */
export type Shown = ShownCall | { kind: 'welcome' } | { kind: 'closed' };

export function chooseShown(queue: CallQueue, view: DisplayView): Shown {
  if (queue.presented !== null) {
    const { ticketId, number, counterLabel, serviceName, priority, nth } = queue.presented.moment;
    const state = 'called';
    return {
      kind: 'call',
      live: true,
      ticketId,
      number,
      counterLabel,
      serviceName,
      priority: priority !== null,
      nth,
      state,
    };
  }
  if (view.now.every(counter => counter.counterState === 'closed')) return { kind: 'closed' };
  const last = view.recent[0];
  if (last === undefined) return { kind: 'welcome' };
  const { ticketId, number, counterLabel, serviceName, priorityName, nth, state } = last;
  return {
    kind: 'call',
    live: false,
    ticketId,
    number,
    counterLabel,
    serviceName,
    priority: priorityName !== null,
    nth,
    state,
  };
}

/** The list of last calls: without the one shown large, and without those whose turn on the screen is still to come. */
export function listRecent(queue: CallQueue, view: DisplayView, shown: Shown): DisplayView['recent'] {
  const apart = new Set<string>(queue.waiting.map(moment => moment.ticketId));
  if (shown.kind === 'call') apart.add(shown.ticketId);
  return view.recent.filter(row => !apart.has(row.ticketId));
}
