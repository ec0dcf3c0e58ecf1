// The page that an officer works with all day. It draws the last view of the counter and turns presses into calls.
import { useEffect, useState } from 'preact/hooks';
import type { CounterId } from '../../common/contract/words.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { MessageLine } from '../shared/message-line.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { mayCallOutOfOrder, type Staff } from '../shared/staff-session.ts';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { useMessage } from '../shared/use-message.ts';
import { ActionButtons } from './action-buttons.tsx';
import { Aside } from './aside.tsx';
import { CurrentTicket } from './current-ticket.tsx';
import { DeskBar } from './desk-bar.tsx';
import './desk.css';
import { DeskDialogs, type OpenDialog } from './desk-dialogs.tsx';
import { isTakenOver, TakenCounter } from './taken-counter.tsx';
import { type Tab, TicketLists } from './ticket-lists.tsx';
import { useArrivals } from './use-arrivals.ts';
import { useDeskActions } from './use-desk-actions.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { usePress } from './use-press.ts';
import { useTicketActions } from './use-ticket-actions.ts';

interface DeskProps {
  counterId: CounterId;
  staff: Staff;
  bar: Bar;
  /** Opens a page for dossiers; null in an office that receives none. */
  onDossiers: ((page: 'receive' | 'list') => void) | null;
  onOtherCounter: () => void;
  /** Returns false when the server could not be reached. */
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function Desk({ counterId, staff, bar, onDossiers, onOtherCounter, onSignOut, onSessionOver }: DeskProps) {
  const texts = useDeskTexts();
  const { desk, shared } = texts;
  const { view, lostAt, refused, otherBuild } = useWatch({ kind: 'counter', id: counterId });
  const lost = lostAt !== null;
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const [tab, setTab] = useState<Tab>('served');
  const [message, showMessage, clearMessage] = useMessage();
  const actions = useDeskActions({ view, lost, showMessage, onSessionOver });
  const ticketActions = useTicketActions(actions, counterId);
  const closeDialog = () => setOpen(null);

  const counterName = fill(shared.counter, { label: view?.counter.label ?? '' });
  useArrivals(view, counterName, fill(desk.waitingTitle, { n: view?.waiting ?? 0, title: counterName }));

  useEffect(() => {
    if (refused !== null) onSessionOver();
    if (refused === 'counter.unknown') onOtherCounter();
  }, [refused]);
  useEffect(() => {
    // A new version of the server needs a new page, but not while a citizen is served or the officer answers a dialog.
    if (otherBuild && view !== null && view.current === null && open === null) reloadOnce();
  }, [otherBuild, view, open]);
  const currentId = view?.current?.ticketId ?? null;
  useEffect(clearMessage, [currentId, view?.current?.state, clearMessage]);

  const takenBy = view !== null && isTakenOver(view, staff) ? (view.staff?.name ?? '') : null;
  const takenText = fill(desk.takenFromYou, { counter: counterName, staff: takenBy ?? '' });
  const disabled = lost || takenBy !== null;
  const press = usePress({
    view,
    lost,
    blocked: takenBy === null ? null : takenText,
    actions,
    showMessage,
    onOpen: setOpen,
    onDossiers,
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

  const leave = async () => {
    closeDialog();
    if (!(await onSignOut())) showMessage(texts.refusals['server.unreachable']);
  };
  const signOut = () => {
    if (view.counter.state !== 'closed' && view.staff?.id === staff.id && !lost) setOpen({ kind: 'sign-out' });
    else void leave();
  };
  return (
    // A mouse click must not move the focus: the next Space has to call the next citizen, not press the same button
    // again.
    // biome-ignore lint/a11y/noStaticElementInteractions: the handler only suppresses a browser default.
    <div class="desk" onMouseDown={event => (event.target as HTMLElement).closest('button') && event.preventDefault()}>
      <DeskBar
        bar={bar}
        view={view}
        lost={disabled}
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
          <TakenCounter text={takenText} onOtherCounter={onOtherCounter} />
        )}
        <ActionButtons view={view} lost={disabled} running={actions.running} onPress={press} />
        <TicketLists
          view={view}
          tab={tab}
          lost={disabled}
          running={actions.running}
          onTab={setTab}
          onResume={ticketActions.resume}
          onBringBack={ticketActions.bringBack}
        />
        <MessageLine message={message} />
      </main>
      <Aside
        view={view}
        lost={disabled}
        running={actions.running}
        onCall={mayCallOutOfOrder(staff) ? ticketActions.call : null}
      />

      <DeskDialogs
        open={open}
        view={view}
        withDossiers={onDossiers !== null}
        onAction={(id, name, run) => {
          closeDialog();
          // The action was allowed when the dialog opened. If that has changed, the server's refusal explains it best.
          actions.press({ id, name, may: () => true, run });
        }}
        onLeave={leave}
        onClose={closeDialog}
      />
    </div>
  );
}
