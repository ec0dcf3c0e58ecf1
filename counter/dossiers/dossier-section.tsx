// The pages for dossiers: which one is shown, under the bar of the desk. Watches the counter meanwhile, so that whoever is being
// served is known here, and a citizen who comes is heard.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CounterView } from '../../common/contract/views.ts';
import type { CounterId } from '../../common/contract/words.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { sendAction } from '../desk/desk-calls.ts';
import { SignOutDialog } from '../desk/sign-out-dialog.tsx';
import { useArrivals } from '../desk/use-arrivals.ts';
import { useScan } from '../input/use-scan.ts';
import { formatTrouble, useWords } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { type Staff, worksAtCounter } from '../shared/staff-session.ts';
import { StatePill } from '../shared/state-pill.tsx';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { useMessage } from '../shared/use-message.ts';
import { DayFees } from './day-fees.tsx';
import { DossierContext, type DossierContextValue, type DossierMemory } from './dossier-context.ts';
import { DossierList } from './dossier-list.tsx';
import { DossierPage, ReceiptPage } from './dossier-page.tsx';
import { NumbersPage } from './numbers-page.tsx';
import { Receive } from './receive.tsx';
import { ReceivedPage } from './received-page.tsx';
import './dossiers.css';
import { useDossierTexts } from './dossier-texts.ts';
import type { Place } from './places.ts';

export interface DossierSectionProps {
  bar: Bar;
  staff: Staff;
  colleagues: DossierContextValue['colleagues'];
  timeZone: string;
  counterId: CounterId | null;
  place: Place;
  memory: DossierMemory;
  onPlace: (place: Place) => void;
  onDesk: (() => void) | null;
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function DossierSection(props: DossierSectionProps) {
  const { bar, staff, colleagues, timeZone, counterId, place, memory, onPlace, onDesk, onSignOut, onSessionOver } =
    props;
  const all = useWords();
  const texts = useDossierTexts(all.language);
  const leads = staff.roles.includes('supervisor') || staff.roles.includes('admin');
  const atCounter = counterId !== null;
  const kind = atCounter ? 'counter' : leads ? 'supervisor' : null;
  const watched = useWatch({ kind, id: counterId ?? '' });
  const { lostAt, otherBuild, refused } = watched;
  const view = watched.view?.kind === 'counter' ? watched.view : null;
  const [message, showMessage] = useMessage();
  const page = useRef<HTMLElement>(null);

  const counterName = view === null ? texts.title : fill(all.shared.counter, { label: view.counter.label });
  useArrivals(view, texts.title, fill(all.desk.waitingTitle, { n: view?.waiting ?? 0, title: texts.title }));
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
  const setting: DossierContextValue = {
    texts,
    timeZone,
    staff,
    colleagues,
    ticket: isMine ? view.current : null,
    lost: lostAt !== null,
    mayAct: worksAtCounter(staff),
    isLeader: leads,
    memory,
    go,
    toDesk: onDesk,
    showMessage,
    onTrouble: (refusal, detail) => {
      if (refusal === 'auth.required') onSessionOver();
      else showMessage(formatTrouble(all, refusal, detail));
    },
  };

  // Behind all pages: a code opens its dossier, whatever else is on the screen.
  useScan('section', scan => {
    if (scan.kind === 'dossier') go({ page: 'dossier', code: scan.code });
    else if (scan.kind === 'dossier-token') go({ page: 'receipt', token: scan.token });
    else showMessage({ 'id-card': texts.scanCard, ticket: texts.scanTicket, unknown: texts.scanUnknown }[scan.kind]);
    return true;
  });

  const pages = leads ? (['list', 'numbers', 'fees'] as const) : [];
  const names = { list: texts.pageList, numbers: texts.pageNumbers, fees: texts.pageFees };
  const here = place.page === 'numbers' || place.page === 'fees' ? place.page : 'list';
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    setLeaving(false);
    if (!(await onSignOut())) showMessage(all.refusals['server.unreachable']);
  };
  const closeAndLeave = async (open: CounterView) => {
    const closed = await sendAction('close', open);
    if (closed.ok) return leave();
    setLeaving(false);
    showMessage(formatTrouble(all, closed.refusal, closed.detail));
  };
  return (
    <DossierContext.Provider value={setting}>
      <div class="dossier-room">
        <TopBar
          {...bar}
          onSignOut={() => (isMine && lostAt === null ? setLeaving(true) : void leave())}
          tools={
            setting.ticket === null ? null : (
              <button type="button" class="bar-button in-hand" onClick={() => onDesk?.()}>
                {fill(texts.serving, { number: setting.ticket.number })}
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
            <nav class="room-pages" aria-label={texts.pages}>
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
            <p class="calm-page">{texts.loading}</p>
          ) : (
            <Page place={place} ticketId={setting.ticket?.ticketId ?? null} />
          )}
        </main>
        <p class={message === null ? 'message' : `message shown ${message.tone}`} role="status">
          {message?.text}
        </p>
      </div>
    </DossierContext.Provider>
  );
}

function Page({ place, ticketId }: { place: Place; ticketId: string | null }) {
  // A ticket that has ended leaves the form of its citizen as it is; the next citizen gets another.
  const lastTicketId = useRef(ticketId);
  if (ticketId !== null) lastTicketId.current = ticketId;
  switch (place.page) {
    case 'list':
      return <DossierList />;
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
