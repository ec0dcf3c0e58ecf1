// Which page of the desk is shown: sign-in, choice of the counter, the desk itself, dossiers, or the screens of the office.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CounterId } from '../../common/contract/words.ts';
import { ExternalDossiersPage } from '../admin/external-dossiers-page.tsx';
import { ProceduresPage } from '../admin/procedures-page.tsx';
import { ScreensPage } from '../admin/screens-page.tsx';
import { Desk } from '../desk/desk.tsx';
import type { DossierMemory } from '../dossiers/dossier-context.ts';
import type { Place } from '../dossiers/places.ts';
import { useDeskScanner } from '../input/use-desk-scanner.ts';
import { useScan } from '../input/use-scan.ts';
import { useWords } from '../shared/language.tsx';
import { useSession, worksAtCounter } from '../shared/staff-session.ts';
import { type Section, TopBar } from '../shared/top-bar.tsx';
import { CounterChoicePage } from './counter-choice.tsx';
import { LazyDossiers, usePreloadedDossiers } from './lazy-dossiers.tsx';
import { SignIn } from './sign-in.tsx';
import { usePageHistory } from './use-page-history.ts';

/** Null: the section that this person works in first. */
interface Here {
  section: Section | null;
  place: Place;
}

const isSamePage = (one: Here, other: Here) =>
  one.section === other.section && JSON.stringify(one.place) === JSON.stringify(other.place);

/** A receipt is only looked up: its dossier is shown then. */
const isPassing = ({ place }: Here) => place.page === 'receipt';

const createDossierMemory = (): DossierMemory => ({
  draft: null,
  hasInput: false,
  pendingRequest: { current: null },
  sentInput: null,
  card: null,
  list: null,
});

export function DeskApp() {
  const { session, signIn, signOut, refresh } = useSession();
  const { shared, desk } = useWords();
  const [chosen, setChosen] = useState<CounterId | 'none' | null>(null);
  const { here, go, reset } = usePageHistory<Here>({ section: null, place: { page: 'list' } }, isSamePage, isPassing);
  const { place } = here;
  const setSection = (to: Section) => go({ section: to, place });
  const openPlace = (to: Place) => go({ section: 'dossiers', place: to });
  /** Names and numbers that are being typed: in this window's memory only, and gone with the session. */
  const memory = useRef(createDossierMemory());
  useEffect(() => {
    const askFirst = (event: BeforeUnloadEvent) => {
      if (memory.current.draft !== null && memory.current.hasInput) event.preventDefault();
    };
    window.addEventListener('beforeunload', askFirst);
    return () => window.removeEventListener('beforeunload', askFirst);
  }, []);
  const withDossiers = session.state === 'in' && session.dossiers;
  usePreloadedDossiers(withDossiers);
  useDeskScanner(withDossiers);
  useScan('desk', scan => {
    if (session.state !== 'in') return false;
    if (scan.kind === 'dossier') openPlace({ page: 'dossier', code: scan.code });
    else if (scan.kind === 'dossier-token') openPlace({ page: 'receipt', token: scan.token });
    else if (scan.kind === 'id-card' && worksAtCounter(session.staff)) {
      memory.current.card = scan.card;
      openPlace({ page: 'receive' });
    }
    return true;
  });

  if (session.state === 'asking')
    return <main class="calm-page">{session.failing ? shared.reconnecting : shared.loading}</main>;
  if (session.state === 'out') {
    memory.current = createDossierMemory();
    return <SignIn over={session.over} signIn={signIn} />;
  }

  const { staff, counters } = session;
  const sections: Section[] = [];
  if (worksAtCounter(staff)) sections.push('desk');
  if (session.dossiers) sections.push('dossiers');
  if (staff.roles.includes('admin')) sections.push('screens', 'procedures');
  if (staff.roles.includes('admin') && session.outside) sections.push('outside');
  // An administrator who sits at no counter has come for the screens.
  const first = sections.includes('screens') && !counters.some(counter => counter.mine) ? 'screens' : sections[0];
  const section = here.section !== null && sections.includes(here.section) ? here.section : (first ?? 'desk');
  const leave = async () => {
    const left = await signOut();
    if (left) {
      setChosen(null);
      reset();
    }
    return left;
  };
  const bar = { staff, sections, section, onSection: setSection };
  // After a reload or a restart of the server: back to the counter that is mine, without a question.
  const counterId = chosen === 'none' ? null : (chosen ?? counters.find(counter => counter.mine)?.id ?? null);

  if (section === 'screens')
    return <ScreensPage bar={bar} counters={counters} onSignOut={leave} onSessionOver={refresh} />;
  if (section === 'dossiers')
    return (
      <LazyDossiers
        bar={bar}
        staff={staff}
        colleagues={session.colleagues}
        timeZone={session.timeZone}
        counterId={counterId}
        place={place}
        memory={memory.current}
        onPlace={openPlace}
        onDesk={worksAtCounter(staff) ? () => setSection('desk') : null}
        onSignOut={leave}
        onSessionOver={refresh}
      />
    );
  if (section === 'procedures') return <ProceduresPage bar={bar} onSignOut={leave} onSessionOver={refresh} />;
  if (section === 'outside') return <ExternalDossiersPage bar={bar} onSignOut={leave} onSessionOver={refresh} />;
  if (sections.length === 0)
    return (
      <>
        <TopBar {...bar} onSignOut={() => void leave()} />
        <main class="calm-page">{desk.noCounterRole}</main>
      </>
    );

  if (counterId === null)
    return (
      <>
        <TopBar {...bar} onSignOut={() => void leave()}>
          <b class="bar-title">{desk.app}</b>
        </TopBar>
        <CounterChoicePage counters={counters} refresh={refresh} onChosen={setChosen} />
      </>
    );
  return (
    <Desk
      key={counterId}
      counterId={counterId}
      staff={staff}
      bar={bar}
      onDossiers={session.dossiers ? page => openPlace({ page }) : null}
      onOtherCounter={() => {
        setChosen('none');
        setSection('desk');
        void refresh();
      }}
      onSignOut={leave}
      onSessionOver={refresh}
    />
  );
}
