// Three lists in tabs: tickets served today, tickets set aside, and tickets whose citizen did not come.
import type { ComponentChildren } from 'preact';
import { fill } from '../../common/text/fill.ts';
import { clockText, minutesOf } from '../../common/text/format.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { type DeskTicket, formatPriority, formatService } from './ticket-text.ts';
import './ticket-lists.css';
import type { CounterView } from '../../common/contract/views/desk-views.ts';

export type Tab = 'served' | 'parked' | 'missed';
export const tabs: Tab[] = ['served', 'parked', 'missed'];

interface ListsProps {
  view: CounterView;
  tab: Tab;
  lost: boolean;
  running: string | null;
  onTab: (tab: Tab) => void;
  onResume: (ticket: DeskTicket) => void;
  onBringBack: (ticket: DeskTicket) => void;
}

export function TicketLists({ view, tab, lost, running, onTab, onResume, onBringBack }: ListsProps) {
  const { desk, language, shared } = useDeskTexts();
  const zone = view.site.timeZone;
  const titles: Record<Tab, [string, number]> = {
    served: [desk.tabServed, view.servedToday],
    parked: [desk.tabParked, view.parked.length],
    missed: [desk.tabMissed, view.missed.length],
  };
  const empty: Record<Tab, string> = { served: desk.noneServed, parked: desk.noneParked, missed: desk.noneMissed };
  const tickets = view[tab];

  const describeTimes = (ticket: DeskTicket): string => {
    if (tab === 'served') {
      const length = (ticket.endedAt ?? 0) - (ticket.startedAt ?? ticket.calledAt ?? ticket.endedAt ?? 0);
      return `${fill(shared.minutes, { n: minutesOf(length) })} · ${clockText(ticket.endedAt ?? ticket.arrivedAt, zone)}`;
    }
    if (tab === 'missed' && ticket.calledAt !== null)
      return fill(desk.called, { n: ticket.nth, time: clockText(ticket.calledAt, zone) });
    return fill(desk.arrived, { time: clockText(ticket.arrivedAt, zone) });
  };
  const renderButton = (ticket: DeskTicket): ComponentChildren => {
    if (tab === 'served') return null;
    const resume = tab === 'parked';
    const id = `${resume ? 'resume' : 'bring-back'}:${ticket.ticketId}`;
    return (
      <button
        type="button"
        class="row-button"
        data-row
        disabled={lost || running === id || (resume && !mayTakeTicket(view))}
        onClick={() => (resume ? onResume : onBringBack)(ticket)}
      >
        {resume ? desk.resume : desk.bringBack}
      </button>
    );
  };

  return (
    <section class="card lists">
      <div class="tabs" role="tablist">
        {tabs.map((name, i) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls="tab-panel"
            onClick={() => onTab(name)}
          >
            {titles[name][0]} <b>{titles[name][1]}</b> <kbd>{i + 1}</kbd>
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list scrolls, so the keyboard must reach it. */}
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`} data-list={tab} tabIndex={0}>
        {tickets.length === 0 && <p class="empty">{empty[tab]}</p>}
        {tickets.length > 0 && (
          <ul>
            {tickets.map(ticket => {
              const priority = formatPriority(view, ticket.priority, language);
              return (
                <li key={ticket.ticketId}>
                  <b>{ticket.number}</b>
                  <span class="row-service">
                    {formatService(view, ticket, language)}
                    {priority !== null && <small> · {fill(desk.priorityService, { priority })}</small>}
                  </span>
                  <span class="quiet">{describeTimes(ticket)}</span>
                  {renderButton(ticket)}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

/** Returns whether this counter can take a ticket: it must be open and have none. */
export function mayTakeTicket(view: CounterView): boolean {
  return view.counter.state === 'open' && view.current === null;
}
