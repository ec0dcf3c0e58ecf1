// Shows the page of the visit and connects its buttons with the visit.

import { Cancelled } from './pages/cancelled.tsx';
import { Choice } from './pages/choice.tsx';
import { Closed } from './pages/closed.tsx';
import { DossierPage } from './pages/follow-dossier.tsx';
import { NumberPage } from './pages/number-page.tsx';
import { ProcedurePage } from './pages/procedure-page.tsx';
import { ProcedureSearch } from './pages/procedure-search.tsx';
import { Resting } from './pages/resting.tsx';
import { ScannedPage } from './pages/scanned.tsx';
import { Welcome } from './pages/welcome.tsx';
import type { PageContext } from './parts/page-frame.tsx';
import type { VisitControl } from './use-visit.ts';
import { freshVisit } from './visit.ts';

interface CurrentPageProps {
  context: PageContext;
  /** The token of the kiosk. */
  token: string;
  control: VisitControl;
  /** Nobody has touched the screen for a while. */
  resting: boolean;
  onWake: () => void;
  onTokenRefused: () => void;
}

export function CurrentPage({ context, token, control, resting, onWake, onTokenRefused }: CurrentPageProps) {
  const { visit, change, goHome, goBack, openService } = control;
  const { page } = visit;
  const openProcedures = () => change({ page: { name: 'procedures' } });
  switch (page.name) {
    case 'welcome': {
      const openDossiers = () => change({ page: { name: 'dossier', query: null }, typedCode: null });
      if (!context.view.hours.open)
        return <Closed context={context} onProcedures={openProcedures} onDossiers={openDossiers} />;
      if (resting) return <Resting context={context} onWake={onWake} />;
      return (
        <Welcome
          context={context}
          sheet={visit.sheet}
          onSheet={sheet => change({ sheet })}
          onService={openService}
          onProcedures={openProcedures}
          onDossiers={openDossiers}
        />
      );
    }
    case 'procedures':
      return (
        <ProcedureSearch
          context={context}
          token={token}
          search={visit.search}
          onSearch={search => change({ search })}
          onOpen={id => change({ page: { name: 'procedure', id } })}
          onLeave={() => change({ page: { name: 'welcome' }, search: freshVisit.search })}
        />
      );
    case 'procedure':
      return (
        <ProcedurePage
          key={page.id}
          context={context}
          id={page.id}
          token={token}
          onService={(serviceId, title) => openService(serviceId, { ...page, title })}
          onServices={() => change({ page: { name: 'welcome' } })}
          onBack={openProcedures}
        />
      );
    case 'dossier':
      return (
        <DossierPage
          key={page.query === null ? '' : JSON.stringify(page.query)}
          context={context}
          typedCode={visit.typedCode}
          query={page.query}
          token={token}
          onType={typedCode => change({ typedCode })}
          onQuery={query => change({ page: { name: 'dossier', query } })}
          onService={serviceId => openService(serviceId, page)}
          onLeave={() => change({ page: { name: 'welcome' }, typedCode: null })}
        />
      );
    case 'choice':
      return (
        <Choice
          context={context}
          serviceId={page.serviceId}
          procedure={page.from.name === 'procedure' ? (page.from.title ?? null) : null}
          attempt={control.attempt}
          onTake={priority => control.takeOrConfirm(page.serviceId, priority, page.from)}
          onRetry={control.retry}
          onBack={goBack}
        />
      );
    case 'number':
      return (
        <NumberPage
          context={context}
          issued={page.issued}
          token={token}
          onLeave={goHome}
          onTokenRefused={onTokenRefused}
          onCancelled={control.showCancelled}
        />
      );
    case 'cancelled':
      return <Cancelled context={context} number={page.number} onLeave={goHome} onOther={goBack} />;
    case 'scanned':
      return <ScannedPage key={page.at} context={context} scan={page.scan} token={token} onLeave={goHome} />;
  }
}
