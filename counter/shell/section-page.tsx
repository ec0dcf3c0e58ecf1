// The page of the open section: the desk, dossiers, or one of the pages for administrators.
import type { CounterId } from '../../common/contract/words.ts';
import { ExternalDossiersPage } from '../admin/external-dossiers-page.tsx';
import { ProceduresPage } from '../admin/procedures-page.tsx';
import { ScreensPage } from '../admin/screens-page.tsx';
import { Desk } from '../desk/desk.tsx';
import type { DossierMemory } from '../dossiers/dossier-context.ts';
import type { Place } from '../dossiers/places.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { type SessionDetails, worksAtCounter } from '../shared/staff-session.ts';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { CounterChoicePage } from './counter-choice.tsx';
import { LazyDossiers } from './lazy-dossiers.tsx';

interface SectionPageProps {
  session: SessionDetails;
  bar: Bar;
  /** Null until a counter is chosen. */
  counterId: CounterId | null;
  place: Place;
  memory: DossierMemory;
  /** 'none' asks the officer to choose a counter, even if he has one. */
  onCounter: (counterId: CounterId | 'none') => void;
  onPlace: (place: Place) => void;
  onSignOut: () => Promise<boolean>;
  /** Loads the session again, which also ends it when the server has ended it. */
  refresh: () => Promise<void>;
}

export function SectionPage(props: SectionPageProps) {
  const { session, bar, counterId, place, memory, onCounter, onPlace, onSignOut, refresh } = props;
  const { staff, counters } = session;
  const { desk } = useDeskTexts();
  const atDesk = worksAtCounter(staff);
  switch (bar.section) {
    case 'screens':
      return <ScreensPage bar={bar} counters={counters} onSignOut={onSignOut} onSessionOver={refresh} />;
    case 'dossiers':
      return (
        <LazyDossiers
          bar={bar}
          staff={staff}
          colleagues={session.colleagues}
          timeZone={session.timeZone}
          counterId={counterId}
          place={place}
          memory={memory}
          onPlace={onPlace}
          onDesk={atDesk ? () => bar.onSection('desk') : null}
          onSignOut={onSignOut}
          onSessionOver={refresh}
        />
      );
    case 'procedures':
      return <ProceduresPage bar={bar} onSignOut={onSignOut} onSessionOver={refresh} />;
    case 'outside':
      return <ExternalDossiersPage bar={bar} onSignOut={onSignOut} onSessionOver={refresh} />;
  }
  if (bar.sections.length === 0)
    return (
      <>
        <TopBar {...bar} onSignOut={() => void onSignOut()} />
        <main class="calm-page">{desk.noCounterRole}</main>
      </>
    );
  if (counterId === null)
    return (
      <>
        <TopBar {...bar} onSignOut={() => void onSignOut()}>
          <b class="bar-title">{desk.app}</b>
        </TopBar>
        <CounterChoicePage counters={counters} refresh={refresh} onChosen={onCounter} />
      </>
    );
  return (
    <Desk
      key={counterId}
      counterId={counterId}
      staff={staff}
      bar={bar}
      onDossiers={session.dossiers ? page => onPlace({ page }) : null}
      onOtherCounter={() => {
        onCounter('none');
        bar.onSection('desk');
        void refresh();
      }}
      onSignOut={onSignOut}
      onSessionOver={refresh}
    />
  );
}
