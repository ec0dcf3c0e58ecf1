// The root of the desk: it keeps the session, the page being shown and the chosen counter.
import { useState } from 'preact/hooks';
import type { CounterId } from '../../common/contract/words.ts';
import type { Place } from '../dossiers/places.ts';
import { useDeskScanner } from '../input/use-desk-scanner.ts';
import { useScan } from '../input/use-scan.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { useSession, worksAtCounter } from '../shared/staff-session.ts';
import type { Section } from '../shared/top-bar.tsx';
import { usePreloadedDossiers } from './lazy-dossiers.tsx';
import { SectionPage } from './section-page.tsx';
import { SignIn } from './sign-in.tsx';
import { chooseSection, listSections } from './staff-sections.ts';
import { useDossierMemory } from './use-dossier-memory.ts';
import { usePageHistory } from './use-page-history.ts';

interface Here {
  /** Null stands for the section that this person works in first. */
  section: Section | null;
  place: Place;
}

const isSamePage = (a: Here, b: Here) => a.section === b.section && JSON.stringify(a.place) === JSON.stringify(b.place);

/** The page of a receipt only looks its dossier up and then shows that. */
const isPassing = ({ place }: Here) => place.page === 'receipt';

export function DeskApp() {
  const { session, signIn, signOut, refresh } = useSession();
  const { shared } = useDeskTexts();
  const [chosenCounter, setChosenCounter] = useState<CounterId | 'none' | null>(null);
  const { here, go, reset } = usePageHistory<Here>({ section: null, place: { page: 'list' } }, isSamePage, isPassing);
  const { place } = here;
  const openSection = (section: Section) => go({ section, place });
  const openPlace = (to: Place) => go({ section: 'dossiers', place: to });
  const { memory, eraseMemory } = useDossierMemory();
  const hasDossiers = session.state === 'signed-in' && session.dossiers;
  usePreloadedDossiers(hasDossiers);
  useDeskScanner(hasDossiers);
  useScan('desk', scan => {
    if (session.state !== 'signed-in') return false;
    if (scan.kind === 'dossier') openPlace({ page: 'dossier', code: scan.code });
    else if (scan.kind === 'dossier-token') openPlace({ page: 'receipt', token: scan.token });
    else if (scan.kind === 'id-card' && worksAtCounter(session.staff)) {
      memory.card = scan.card;
      openPlace({ page: 'receive' });
    }
    return true;
  });

  if (session.state === 'loading')
    return <main class="calm-page">{session.failing ? shared.reconnecting : shared.loading}</main>;
  if (session.state === 'signed-out') {
    eraseMemory();
    return <SignIn expired={session.expired} signIn={signIn} />;
  }

  const sections = listSections(session);
  const section = chooseSection(here.section, session, sections);
  const leave = async () => {
    const left = await signOut();
    if (left) {
      setChosenCounter(null);
      reset();
    }
    return left;
  };
  // After a reload or a restart of the server the officer is back at his counter without being asked.
  const ownCounterId = session.counters.find(counter => counter.mine)?.id ?? null;
  return (
    <SectionPage
      session={session}
      bar={{ staff: session.staff, sections, section, onSection: openSection }}
      counterId={chosenCounter === 'none' ? null : (chosenCounter ?? ownCounterId)}
      place={place}
      memory={memory}
      onCounter={setChosenCounter}
      onPlace={openPlace}
      onSignOut={leave}
      refresh={refresh}
    />
  );
}
