// Chooses what the large place of the hall shows: the presented call, else the last call, else an empty state. Pure.

import type { DisplayView } from '../common/contract/views/display-views.ts';
import type { Names, TicketState } from '../common/contract/words.ts';
import type { CallQueue } from './call-queue.ts';

export interface ShownCall {
  kind: 'call';
  /** The call is presented now: it blinks, and its sound is played. */
  presenting: boolean;
  ticketId: string;
  number: string;
  counterLabel: string;
  serviceName: Names;
  priority: boolean;
  nth: number;
  state: TicketState;
}

/** `welcome`: nobody has been called today. `closed`: no counter is open or paused. */
type MainContent = ShownCall | { kind: 'welcome' } | { kind: 'closed' };

export function chooseMainContent(queue: CallQueue, view: DisplayView): MainContent {
  if (queue.presented !== null) {
    const { ticketId, number, counterLabel, serviceName, priority, nth } = queue.presented.event;
    const state = 'called';
    return {
      kind: 'call',
      presenting: true,
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
    presenting: false,
    ticketId,
    number,
    counterLabel,
    serviceName,
    priority: priorityName !== null,
    nth,
    state,
  };
}

/** Returns the last calls without the one in the large place and without those that are still to be presented. */
export function listRecent(queue: CallQueue, view: DisplayView, main: MainContent): DisplayView['recent'] {
  const excluded = new Set<string>(queue.waiting.map(event => event.ticketId));
  if (main.kind === 'call') excluded.add(main.ticketId);
  return view.recent.filter(row => !excluded.has(row.ticketId));
}
