// The section for dossiers, below the top bar of the desk. It also watches the counter, so that the pages know which
// ticket is being served and the officer notices a citizen who comes.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CounterId } from '../../common/contract/words.ts';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { sendAction } from '../desk/desk-calls.ts';
import { SignOutDialog } from '../desk/sign-out-dialog.tsx';
import { useArrivals } from '../desk/use-arrivals.ts';
import { useScan } from '../input/use-scan.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { MessageLine } from '../shared/message-line.tsx';
import { reloadOnce } from '../shared/reload-once.ts';
import { type Staff, worksAtCounter } from '../shared/staff-session.ts';
import { StatePill } from '../shared/state-pill.tsx';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { useMessage } from '../shared/use-message.ts';
import { DossierContext, type DossierContextValue, type DossierMemory } from './dossier-context.ts';
import './dossier-section.css';
import type { CounterView } from '../../common/contract/views/desk-views.ts';
import { useDossierTexts } from './dossier-texts.ts';
import type { Place } from './places.ts';
import { SectionPlace, SectionTabs } from './section-pages.tsx';

export interface DossierSectionProps {
  bar: Bar;
  staff: Staff;
  colleagues: DossierContextValue['colleagues'];
  timeZone: string;
  /** Null for a person who works at no counter. */
  counterId: CounterId | null;
  place: Place;
  memory: DossierMemory;
  onPlace: (place: Place) => void;
  /** Opens the desk; null for a person who works at no counter. */
  onDesk: (() => void) | null;
  /** Returns false when the server could not be reached. */
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

export function DossierSection(props: DossierSectionProps) {
  const { staff, timeZone, counterId, place, memory, onDesk, onSessionOver } = props;
  const all = useDeskTexts();
  const texts = useDossierTexts(all.language);
  const isLeader = staff.roles.includes('supervisor') || staff.roles.includes('admin');
  const kind = counterId !== null ? 'counter' : isLeader ? 'supervisor' : null;
  const watched = useWatch({ kind, id: counterId ?? '' });
  const { lostAt, otherBuild, refused } = watched;
  const view = watched.view?.kind === 'counter' ? watched.view : null;
  const [message, showMessage] = useMessage();
  const page = useRef<HTMLElement>(null);

  useArrivals(view, texts.title, fill(all.desk.waitingTitle, { n: view?.waiting ?? 0, title: texts.title }));
  useEffect(() => {
    if (refused === 'auth.required') onSessionOver();
  }, [refused]);
  useEffect(() => {
    // A page of another version is reloaded only while nothing is being typed.
    if (otherBuild && place.page === 'list' && memory.draft === null) reloadOnce();
  }, [otherBuild, place]);

  const isMine = view !== null && view.counter.state !== 'closed' && view.staff?.id === staff.id;
  const go = (to: Place) => {
    props.onPlace(to);
    page.current?.scrollTo(0, 0);
  };
  const context: DossierContextValue = {
    texts,
    timeZone,
    staff,
    colleagues: props.colleagues,
    ticket: isMine ? view.current : null,
    lost: lostAt !== null,
    mayAct: worksAtCounter(staff),
    isLeader,
    memory,
    go,
    toDesk: onDesk,
    leave: onDesk ?? (() => go({ page: 'list' })),
    showMessage,
    onTrouble: (refusal, detail) => {
      if (refusal === 'auth.required') onSessionOver();
      else showMessage(formatTrouble(all, refusal, detail));
    },
  };
  // A page may handle a scan first. Otherwise a code opens its dossier from every page.
  useScan('section', scan => {
    if (scan.kind === 'dossier') go({ page: 'dossier', code: scan.code });
    else if (scan.kind === 'dossier-token') go({ page: 'receipt', token: scan.token });
    else showMessage({ 'id-card': texts.scanCard, ticket: texts.scanTicket, unknown: texts.scanUnknown }[scan.kind]);
    return true;
  });
  return (
    <DossierContext.Provider value={context}>
      <div class="dossier-section">
        <SectionBar {...props} context={context} view={view} isMine={isMine} />
        <LostBanner lostAt={lostAt} timeZone={timeZone} />
        <main ref={page}>
          <SectionTabs place={place} />
          {counterId !== null && view === null ? (
            <p class="calm-page">{texts.loading}</p>
          ) : (
            <SectionPlace place={place} />
          )}
        </main>
        <MessageLine message={message} />
      </div>
    </DossierContext.Provider>
  );
}

interface SectionBarProps extends DossierSectionProps {
  context: DossierContextValue;
  view: CounterView | null;
  /** Whether this person works at the counter of the view. */
  isMine: boolean;
}

/** The top bar, and the question whether to close the counter before signing out. */
function SectionBar({ bar, context, view, isMine, onDesk, onSignOut }: SectionBarProps) {
  const { texts, ticket, lost, showMessage } = context;
  const all = useDeskTexts();
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
    <>
      <TopBar
        {...bar}
        onSignOut={() => (isMine && !lost ? setLeaving(true) : void leave())}
        tools={
          ticket !== null && (
            <button type="button" class="bar-button in-hand" onClick={() => onDesk?.()}>
              {fill(texts.serving, { number: ticket.number })}
            </button>
          )
        }
      >
        <b class="bar-title">
          {view === null ? all.desk.app : fill(all.shared.counter, { label: view.counter.label })}
        </b>
        {view !== null && <StatePill state={view.counter.state} />}
      </TopBar>
      {leaving && view !== null && (
        <SignOutDialog
          view={view}
          onCloseAndLeave={() => void closeAndLeave(view)}
          onLeave={() => void leave()}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}
