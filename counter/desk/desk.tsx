// The page an officer works at all day. Draws the last true picture of the counter and turns presses into calls.
import { useEffect, useState } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views.ts';
import type { CounterId } from '../../common/contract/words.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { useWords } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { mayCallOutOfOrder, type Staff } from '../shared/staff-session.ts';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { ActionButtons } from './action-buttons.tsx';
import { Aside } from './aside.tsx';
import { CurrentTicket } from './current-ticket.tsx';
import { DeskBar } from './desk-bar.tsx';
import { sendCall, sendResume, sendReturn } from './desk-calls.ts';
import { useArrivals } from './use-arrivals.ts';
import './desk.css';
import { useMessage } from '../shared/use-message.ts';
import { DeskDialogs, type OpenDialog } from './desk-dialogs.tsx';
import { mayTakeTicket, type Tab, TicketLists } from './ticket-lists.tsx';
import { useDeskActions } from './use-desk-actions.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { usePress } from './use-press.ts';

interface DeskProps {
  counterId: CounterId;
  staff: Staff;
  bar: Bar;
  /** To the pages for dossiers; null at an office that has none. */
  onDossiers: ((page: 'receive' | 'list') => void) | null;
  onOtherCounter: () => void;
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function Desk({ counterId, staff, bar, onDossiers, onOtherCounter, onSignOut, onSessionOver }: DeskProps) {
  const words = useWords();
  const { desk, shared } = words;
  const { view, lostAt, refused, otherBuild } = useWatch({ kind: 'counter', id: counterId });
  const lost = lostAt !== null;
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const [tab, setTab] = useState<Tab>('served');
  const [message, say, clearMessage] = useMessage();
  const deeds = useDeskActions(view, lost, say, onSessionOver);
  const leaveDialog = () => setOpen(null);

  const counterName = fill(shared.counter, { label: view?.counter.label ?? '' });
  useArrivals(view, counterName, fill(desk.waitingTitle, { n: view?.waiting ?? 0, title: counterName }));

  useEffect(() => {
    if (refused !== null) onSessionOver();
    if (refused === 'counter.unknown') onOtherCounter();
  }, [refused]);
  useEffect(() => {
    // A renewed server brings a renewed page, but never while a citizen sits here or somebody is typing.
    if (otherBuild && view !== null && view.current === null && open === null) reloadOnce();
  }, [otherBuild, view, open]);
  const currentId = view?.current?.ticketId ?? null;
  useEffect(clearMessage, [currentId, view?.current?.state, clearMessage]);

  // Whoever has the counter now works at it; this page only looks on.
  const takenBy = view !== null && isSomebodyElses(view, staff) ? (view.staff?.name ?? '') : null;
  const takenText = fill(desk.takenFromYou, { counter: counterName, staff: takenBy ?? '' });
  const off = lost || takenBy !== null;

  const press = usePress({
    ...{ view, lost, deeds, say, onDossiers },
    blocked: takenBy === null ? null : takenText,
    onOpen: setOpen,
  });
  useDeskKeys({ tab, onTab: setTab, onPress: press });

  if (view === null)
    return (
      <>
        <TopBar {...bar} onSignOut={() => void onSignOut()} />
        <LostBanner lostAt={lostAt} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone} />
        <main class="calm-page">{shared.loading}</main>
      </>
    );

  const signOut = () => {
    if (view.counter.state !== 'closed' && view.staff?.id === staff.id && !lost) setOpen({ kind: 'sign-out' });
    else void leave();
  };
  const leave = async () => {
    leaveDialog();
    if (!(await onSignOut())) say(words.refusals['server.unreachable']);
  };
  return (
    // A mouse click leaves the focus where it was: the next Space must call the next citizen, not press the button again.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, a default is left out.
    <div class="desk" onMouseDown={event => (event.target as HTMLElement).closest('button') && event.preventDefault()}>
      <DeskBar
        bar={bar}
        view={view}
        lost={off}
        onPress={press}
        onSignOut={signOut}
        onOtherCounter={onOtherCounter}
        onPrinter={printer => setOpen({ kind: 'printer', printer })}
      />
      <LostBanner lostAt={lostAt} timeZone={view.site.timeZone} />
      <main>
        {takenBy === null ? (
          <CurrentTicket view={view} onReceive={onDossiers === null ? null : () => onDossiers('receive')} />
        ) : (
          <section class="card current taken">
            <h1 class="nobody">{takenText}</h1>
            <button type="button" class="red" onClick={onOtherCounter}>
              {desk.otherCounter}
            </button>
          </section>
        )}
        <ActionButtons view={view} lost={off} running={deeds.running} onPress={press} />
        <TicketLists
          view={view}
          tab={tab}
          lost={off}
          running={deeds.running}
          onTab={setTab}
          onResume={ticket =>
            deeds.press({
              id: `resume:${ticket.ticketId}`,
              name: desk.resume,
              may: mayTakeTicket,
              run: () => sendResume(ticket.ticketId, counterId),
            })
          }
          onBringBack={ticket =>
            deeds.press({
              id: `bring-back:${ticket.ticketId}`,
              name: desk.bringBack,
              may: () => true,
              run: () => sendReturn(ticket.ticketId),
            })
          }
        />
        <p class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
      </main>
      <Aside
        view={view}
        lost={off}
        running={deeds.running}
        onCall={
          mayCallOutOfOrder(staff)
            ? ticket =>
                deeds.press({
                  id: `call:${ticket.ticketId}`,
                  name: fill(desk.callThisLong, { number: ticket.number }),
                  may: mayTakeTicket,
                  run: () => sendCall(ticket.ticketId, counterId),
                })
            : null
        }
      />

      <DeskDialogs
        open={open}
        view={view}
        withDossiers={onDossiers !== null}
        onDeed={(id, name, run) => {
          leaveDialog();
          // It was allowed when the dialog opened; if that has changed meanwhile, the server says so best.
          deeds.press({ id, name, may: () => true, run });
        }}
        onLeave={leave}
        onClose={leaveDialog}
      />
    </div>
  );
}

function isSomebodyElses(view: CounterView, staff: Staff): boolean {
  return view.counter.state !== 'closed' && view.staff !== null && view.staff.id !== staff.id;
}
