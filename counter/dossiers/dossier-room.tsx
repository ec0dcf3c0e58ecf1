// The pages for dossiers: which one is shown, under the bar of the desk. Watches the counter meanwhile, so that whoever is being
// served is known here, and a citizen who comes is heard.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views.ts';
import type { CounterId } from '../../common/contract/words.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { useArrivals } from '../desk/arrivals.ts';
import { sendDeed } from '../desk/deeds.ts';
import type { Bar } from '../desk/desk-bar.tsx';
import { SignOutDialog } from '../desk/sign-out-dialog.tsx';
import { useMessage } from '../desk/use-message.ts';
import { sayTrouble, useWords } from '../language.tsx';
import { LostBanner } from '../lost-banner.tsx';
import { reloadOnce } from '../reload.ts';
import { type Staff, worksAtCounter } from '../session.ts';
import { StatePill } from '../state-pill.tsx';
import { TopBar } from '../top-bar.tsx';
import { useScan } from '../use-scan.ts';
import { DayFees } from './day-fees.tsx';
import { DossierPage, ReceiptPage } from './dossier.tsx';
import { List } from './list.tsx';
import { NumbersPage } from './numbers.tsx';
import { Receive } from './receive.tsx';
import { ReceivedPage } from './received.tsx';
import { RoomContext, type RoomMemory, type RoomSetting } from './room.ts';
import './dossiers.css';
import type { Place } from './places.ts';
import { useDossierWords } from './words.ts';

export interface DossierRoomProps {
  bar: Bar;
  staff: Staff;
  colleagues: RoomSetting['colleagues'];
  timeZone: string;
  counterId: CounterId | null;
  place: Place;
  memory: RoomMemory;
  onPlace: (place: Place) => void;
  onDesk: (() => void) | null;
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function DossierRoom(props: DossierRoomProps) {
  const { bar, staff, colleagues, timeZone, counterId, place, memory, onPlace, onDesk, onSignOut, onSessionOver } =
    props;
  const all = useWords();
  const words = useDossierWords(all.language);
  const leads = staff.roles.includes('supervisor') || staff.roles.includes('admin');
  const atCounter = counterId !== null;
  const kind = atCounter ? 'counter' : leads ? 'supervisor' : null;
  const watched = useWatch({ kind, id: counterId ?? '' });
  const { lostAt, otherBuild, refused } = watched;
  const view = watched.view?.kind === 'counter' ? watched.view : null;
  const [message, say] = useMessage();
  const page = useRef<HTMLElement>(null);

  const counterName = view === null ? words.title : fill(all.shared.counter, { label: view.counter.label });
  useArrivals(view, words.title, fill(all.desk.waitingTitle, { n: view?.waiting ?? 0, title: words.title }));
  useEffect(() => {
    if (refused === 'auth.required') onSessionOver();
  }, [refused]);
  useEffect(() => {
    // What is being typed is worth more than a new page.
    if (otherBuild && place.page === 'list' && memory.draft === null) reloadOnce();
  }, [otherBuild, place]);

  const isMine = view !== null && view.counter.state !== 'closed' && view.staff?.id === staff.id;
  const go = (to: Place) => {
    onPlace(to);
    page.current?.scrollTo(0, 0);
  };
  const setting: RoomSetting = {
    words,
    timeZone,
    staff,
    colleagues,
    ticket: isMine ? view.current : null,
    lost: lostAt !== null,
    mayAct: worksAtCounter(staff),
    maySum: leads,
    memory,
    go,
    toDesk: onDesk,
    say,
    onTrouble: (refusal, detail) => {
      if (refusal === 'auth.required') onSessionOver();
      else say(sayTrouble(all, refusal, detail));
    },
  };

  // Behind all pages: a code opens its dossier, whatever else is on the screen.
  useScan('room', scan => {
    if (scan.kind === 'dossier') go({ page: 'dossier', code: scan.code });
    else if (scan.kind === 'dossier-token') go({ page: 'receipt', token: scan.token });
    else say({ 'id-card': words.scanCard, ticket: words.scanTicket, unknown: words.scanUnknown }[scan.kind]);
    return true;
  });

  const pages = leads ? (['list', 'numbers', 'fees'] as const) : [];
  const names = { list: words.pageList, numbers: words.pageNumbers, fees: words.pageFees };
  const here = place.page === 'numbers' || place.page === 'fees' ? place.page : 'list';
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(false);
    if (!(await onSignOut())) say(all.refusals['server.unreachable']);
  };
  const closeAndLeave = async (open: CounterView) => {
    const closed = await sendDeed('close', open);
    if (closed.ok) return leave();
    setLeaving(false);
    say(sayTrouble(all, closed.refusal, closed.detail));
  };
  return (
    <RoomContext.Provider value={setting}>
      <div class="dossier-room">
        <TopBar
          {...bar}
          onSignOut={() => (isMine && lostAt === null ? setLeaving(true) : void leave())}
          tools={
            setting.ticket === null ? null : (
              <button type="button" class="bar-button in-hand" onClick={() => onDesk?.()}>
                {fill(words.serving, { number: setting.ticket.number })}
              </button>
            )
          }
        >
          <b class="bar-title">{view === null ? all.desk.app : counterName}</b>
          {view !== null && <StatePill state={view.counter.state} />}
        </TopBar>
        <LostBanner lostAt={lostAt} timeZone={timeZone} />
        {leaving && view !== null && (
          <SignOutDialog
            view={view}
            onCloseAndLeave={() => void closeAndLeave(view)}
            onLeave={() => void leave()}
            onClose={() => setLeaving(false)}
          />
        )}
        <main ref={page}>
          {pages.length > 0 && (
            <nav class="room-pages" aria-label={words.pages}>
              {pages.map(name => (
                <button
                  key={name}
                  type="button"
                  aria-current={name === here ? 'page' : undefined}
                  onClick={() => go({ page: name })}
                >
                  {names[name]}
                </button>
              ))}
            </nav>
          )}
          {atCounter && view === null ? (
            <p class="calm-page">{words.loading}</p>
          ) : (
            <Page place={place} ticketId={setting.ticket?.ticketId ?? null} />
          )}
        </main>
        <p class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
      </div>
    </RoomContext.Provider>
  );
}

function Page({ place, ticketId }: { place: Place; ticketId: string | null }) {
  // A ticket that has ended leaves the form of its citizen as it is; the next citizen gets another.
  const lastTicketId = useRef(ticketId);
  if (ticketId !== null) lastTicketId.current = ticketId;
  switch (place.page) {
    case 'list':
      return <List />;
    case 'receive':
      return <Receive key={lastTicketId.current ?? 'nobody'} />;
    case 'received':
      return <ReceivedPage received={place.received} />;
    case 'dossier':
      return <DossierPage code={place.code} />;
    case 'receipt':
      return <ReceiptPage token={place.token} />;
    case 'numbers':
      return <NumbersPage />;
    case 'fees':
      return <DayFees />;
  }
}
