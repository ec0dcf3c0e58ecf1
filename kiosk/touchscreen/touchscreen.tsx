// The touchscreen as a whole: is it paired, is the server there, which page, and who is still standing before it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScanToShow } from '../../common/contract/scanned.ts';
import type { PriorityId, ServiceId } from '../../common/contract/words.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { usePairing } from '../../common/screen/pairing.ts';
import { PairingPage } from '../../common/screen/pairing-page.tsx';
import { useWatch } from '../../common/screen/use-watch.ts';
import { fill } from '../../common/text/fill.ts';
import { KioskTextsProvider, useLanguages } from './kiosk-texts.ts';
import { Cancelled } from './pages/cancelled.tsx';
import { Choice } from './pages/choice.tsx';
import { Closed } from './pages/closed.tsx';
import { Connecting } from './pages/connecting.tsx';
import { DossierPage } from './pages/dossier-page.tsx';
import { NumberPage } from './pages/number-page.tsx';
import { ProcedurePage } from './pages/procedure-page.tsx';
import { Procedures } from './pages/procedure-search.tsx';
import { Resting } from './pages/resting.tsx';
import { ScannedPage } from './pages/scanned.tsx';
import { Welcome } from './pages/welcome.tsx';
import type { PageContext } from './parts/page-frame.tsx';
import { prepareQrCode } from './parts/qr-code.tsx';
import { Question } from './parts/question.tsx';
import { reloadWhenServed, useLastingLoss } from './unattended.ts';
import { useIdleTimer } from './use-idle-timer.ts';
import { useScanner } from './use-scanner.ts';
import { isTokenRefused, useTakeNumber } from './use-take-number.ts';
import {
  findDossierInScan,
  freshVisit,
  isFresh,
  type LastTicket,
  needsConfirmation,
  type Page,
  type Visit,
} from './visit.ts';

/** A screen that the server does not let in for another reason than its token tries again after this. */
const refusedAgainMs = 30_000;

export function App() {
  const pairing = usePairing('kiosk', null);
  return pairing.state === 'paired' ? (
    <Kiosk token={pairing.token} onTokenRefused={pairing.unpair} />
  ) : (
    <PairingPage pairing={pairing} />
  );
}

function Kiosk({ token, onTokenRefused }: { token: string; onTokenRefused: () => void }) {
  const {
    view,
    lostAt: lostAtHere,
    refused,
    otherBuild,
  } = useWatch({ kind: 'kiosk', token, onScanned: scan => showScan(scan) });
  const lostAt = useLastingLoss(lostAtHere);
  const [visit, setVisit] = useState<Visit>(freshVisit);
  const [asked, setAsked] = useState<PriorityId | null | undefined>(undefined);
  const lastTaken = useRef<LastTicket | null>(null);
  const languages = useLanguages(view?.languages ?? ['vi']);
  const words = languages.find(each => each.language === visit.language) ?? languages[0];

  const number = useTakeNumber(
    token,
    taken => {
      lastTaken.current = { serviceId: taken.ticket.serviceId, number: taken.ticket.number, at: performance.now() };
      setVisit(old => ({ ...old, page: { name: 'number', taken } }));
    },
    onTokenRefused,
  );
  const goHome = () => {
    number.forget();
    setAsked(undefined);
    setVisit(freshVisit);
  };
  const ownTime = ['number', 'cancelled', 'scanned'].includes(visit.page.name);
  const goBack = () => {
    number.forget();
    setAsked(undefined);
    setVisit(old => {
      return { ...old, page: old.page.name === 'choice' ? old.page.from : { name: 'welcome' } };
    });
  };
  const openProcedures = () => setVisit(old => ({ ...old, page: { name: 'procedures' } }));
  const openDossiers = () => setVisit(old => ({ ...old, page: { name: 'dossier', asked: null }, typed: null }));
  const { patience, quiet, stay } = useIdleTimer(isFresh(visit), ownTime, goHome);

  const showScan = (scan: ScanToShow) => {
    // A number that is on its way goes first; and before there is a picture, nobody stands here to be answered.
    if (view === null || refused !== null || (number.attempt !== null && number.attempt.trouble === null)) return;
    number.forget();
    setAsked(undefined);
    stay();
    // The checklist that somebody printed here or elsewhere opens its procedure.
    if (scan.kind === 'procedure') return setVisit(old => ({ ...old, page: { name: 'procedure', id: scan.id } }));
    const asked = view.dossiers === null ? null : findDossierInScan(scan);
    setVisit(old => ({
      ...old,
      page: asked === null ? { name: 'scanned', scan, at: performance.now() } : { name: 'dossier', asked },
    }));
  };
  useScanner(showScan);

  const outcast = refused !== null && isTokenRefused(refused);
  useEffect(() => {
    if (outcast) return onTokenRefused();
    if (refused === null) return;
    const timer = setTimeout(reloadWhenServed, refusedAgainMs);
    return () => clearTimeout(timer);
  }, [refused, outcast, onTokenRefused]);
  useEffect(prepareQrCode, []);
  const mayReload = otherBuild && isFresh(visit) && quiet && lostAtHere === null;
  useEffect(() => {
    if (mayReload) void reloadWhenServed();
  }, [mayReload]);
  useEffect(() => {
    if (words === undefined) return;
    document.documentElement.lang = words.language;
    document.title = words.kiosk.pageTitle;
  }, [words]);

  if (words === undefined || view === null || refused !== null) {
    return <Connecting lostAt={lostAtHere} refused={refused !== null && !outcast} />;
  }

  const context: PageContext = {
    view,
    languages,
    low: visit.low,
    lostAt: lostAt === null ? null : lostAt + serverNow() - Date.now(),
    // The first language is the one of a fresh screen: choosing it leaves nothing to forget.
    onLanguage: language =>
      setVisit(old => ({ ...old, language: language === languages[0]?.language ? null : language })),
    onLow: low => setVisit(old => ({ ...old, low })),
  };
  const take = (serviceId: ServiceId, priority: PriorityId | null, from: Page) => {
    setAsked(undefined);
    // The procedure that somebody comes from is told to the counter.
    number.take(serviceId, priority, words.language, from.name === 'procedure' ? from.id : null);
  };
  const takeOrAsk = (serviceId: ServiceId, priority: PriorityId | null, from: Page) => {
    if (needsConfirmation(lastTaken.current, serviceId, performance.now())) setAsked(priority);
    else take(serviceId, priority, from);
  };
  const openService = (serviceId: ServiceId, from: Page = { name: 'welcome' }) => {
    setVisit(old => ({ ...old, page: { name: 'choice', serviceId, from } }));
    // With nothing to choose between, the touch on the service is the touch for the number.
    if (view.priorities.length === 0) takeOrAsk(serviceId, null, from);
  };

  const { page } = visit;
  return (
    <KioskTextsProvider value={words}>
      {page.name === 'welcome' && !view.hours.open && (
        <Closed context={context} onProcedures={openProcedures} onDossiers={openDossiers} />
      )}
      {page.name === 'welcome' && view.hours.open && patience.stage === 'resting' && (
        <Resting context={context} onWake={stay} />
      )}
      {page.name === 'welcome' && view.hours.open && patience.stage !== 'resting' && (
        <Welcome
          context={context}
          sheet={visit.sheet}
          onSheet={sheet => setVisit(old => ({ ...old, sheet }))}
          onService={openService}
          onProcedures={openProcedures}
          onDossiers={openDossiers}
        />
      )}
      {page.name === 'procedures' && (
        <Procedures
          context={context}
          token={token}
          look={visit.look}
          onLook={look => setVisit(old => ({ ...old, look }))}
          onOpen={id => setVisit(old => ({ ...old, page: { name: 'procedure', id } }))}
          onLeave={() => setVisit(old => ({ ...old, page: { name: 'welcome' }, look: freshVisit.look }))}
        />
      )}
      {page.name === 'procedure' && (
        <ProcedurePage
          key={page.id}
          context={context}
          id={page.id}
          token={token}
          onService={(serviceId, title) => openService(serviceId, { ...page, title })}
          onServices={() => setVisit(old => ({ ...old, page: { name: 'welcome' } }))}
          onBack={openProcedures}
        />
      )}
      {page.name === 'dossier' && (
        <DossierPage
          key={page.asked === null ? '' : JSON.stringify(page.asked)}
          context={context}
          typed={visit.typed}
          asked={page.asked}
          token={token}
          onTyped={typed => setVisit(old => ({ ...old, typed }))}
          onAsk={asked => setVisit(old => ({ ...old, page: { name: 'dossier', asked } }))}
          onService={serviceId => openService(serviceId, page)}
          onLeave={() => setVisit(old => ({ ...old, page: { name: 'welcome' }, typed: null }))}
        />
      )}
      {page.name === 'choice' && (
        <Choice
          context={context}
          serviceId={page.serviceId}
          procedure={page.from.name === 'procedure' ? (page.from.title ?? null) : null}
          attempt={number.attempt}
          onTake={priority => takeOrAsk(page.serviceId, priority, page.from)}
          onRetry={() => number.retry()}
          onBack={goBack}
        />
      )}
      {page.name === 'choice' && asked !== undefined && patience.stage === 'present' && (
        <Question
          title={words.kiosk.againAsk}
          yes={words.kiosk.againNo}
          no={words.kiosk.againYes}
          onYes={goBack}
          onNo={() => take(page.serviceId, asked, page.from)}
        >
          <p>{fill(words.kiosk.again, { number: lastTaken.current?.number ?? '' })}</p>
        </Question>
      )}
      {page.name === 'number' && (
        <NumberPage
          context={context}
          taken={page.taken}
          token={token}
          onLeave={goHome}
          onTokenRefused={onTokenRefused}
          onCancelled={cancelled => {
            lastTaken.current = null;
            setVisit(old => ({ ...old, page: { name: 'cancelled', number: cancelled } }));
          }}
        />
      )}
      {page.name === 'cancelled' && (
        <Cancelled context={context} number={page.number} onLeave={goHome} onOther={goBack} />
      )}
      {page.name === 'scanned' && (
        <ScannedPage key={page.at} context={context} scan={page.scan} token={token} onLeave={goHome} />
      )}
      {patience.stage === 'asking' && (
        <Question
          title={words.kiosk.stillThere}
          yes={words.kiosk.stillHere}
          no={words.kiosk.goHome}
          onYes={stay}
          onNo={() => {
            stay();
            goHome();
          }}
        >
          <p class="countdown">{patience.leftSec}</p>
          <p>{fill(words.kiosk.stillThereHow, { n: patience.leftSec })}</p>
        </Question>
      )}
    </KioskTextsProvider>
  );
}
