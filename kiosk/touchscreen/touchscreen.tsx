// The touchscreen as a whole: it pairs the kiosk, watches the kiosk view, and connects the visit, the idle timer and the
// scanner with the pages.

import type { ScanToShow } from '../../common/contract/scanned.ts';
import { serverNow } from '../../common/screen/live-channel.ts';
import { usePairing } from '../../common/screen/pairing.ts';
import { PairingPage } from '../../common/screen/pairing-page.tsx';
import { useWatch } from '../../common/screen/use-watch.ts';
import { CurrentPage } from './current-page.tsx';
import { KioskTextsProvider, useLanguages } from './kiosk-texts.ts';
import { Connecting } from './pages/connecting.tsx';
import type { PageContext } from './parts/page-frame.tsx';
import { AgainQuestion, StillThereQuestion } from './parts/visit-questions.tsx';
import { useLastingLoss } from './unattended.ts';
import { useIdleTimer } from './use-idle-timer.ts';
import { useMaintenance } from './use-maintenance.ts';
import { useScanner } from './use-scanner.ts';
import { isTokenRefused } from './use-take-number.ts';
import { useVisit } from './use-visit.ts';
import { hasOwnTimer, isFresh } from './visit.ts';

export function Touchscreen() {
  const pairing = usePairing('kiosk', null);
  return pairing.state === 'paired' ? (
    <Kiosk token={pairing.token} onTokenRefused={pairing.unpair} />
  ) : (
    <PairingPage pairing={pairing} />
  );
}

function Kiosk({ token, onTokenRefused }: { token: string; onTokenRefused: () => void }) {
  const watched = useWatch({ kind: 'kiosk', token, onScanned: scan => showScan(scan) });
  const { view, lostAt, refused } = watched;
  const lastingLossAt = useLastingLoss(lostAt);
  const languages = useLanguages(view?.languages ?? ['vi']);
  const control = useVisit({ token, view, languages, onTokenRefused });
  const { visit, texts, change, unconfirmed, goHome } = control;
  const { stage, quiet, stay } = useIdleTimer({
    fresh: isFresh(visit),
    paused: hasOwnTimer(visit.page),
    onExpire: goHome,
  });

  const showScan = (scan: ScanToShow) => {
    // A running request for a number is finished first. Without a view nobody stands here who could be answered.
    if (view === null || refused !== null || control.attempt?.trouble === null) return;
    stay();
    control.openScan(scan);
  };
  useScanner(showScan);
  useMaintenance({ watched, texts, idle: isFresh(visit) && quiet, onTokenRefused });

  if (texts === undefined || view === null || refused !== null) {
    return <Connecting lostAt={lostAt} refused={refused !== null && !isTokenRefused(refused)} />;
  }
  const context: PageContext = {
    view,
    languages,
    low: visit.low,
    lostAt: lastingLossAt === null ? null : lastingLossAt + serverNow() - Date.now(),
    // A fresh screen shows the first language, so choosing that one leaves nothing to reset.
    onLanguage: language => change({ language: language === languages[0]?.language ? null : language }),
    onLow: low => change({ low }),
  };
  const { page } = visit;
  return (
    <KioskTextsProvider value={texts}>
      <CurrentPage
        context={context}
        token={token}
        control={control}
        resting={stage.name === 'resting'}
        onWake={stay}
        onTokenRefused={onTokenRefused}
      />
      {page.name === 'choice' && unconfirmed !== null && stage.name === 'present' && (
        <AgainQuestion
          previous={unconfirmed.previous}
          onCancel={control.goBack}
          onConfirm={() => control.take(page.serviceId, unconfirmed.priority, page.from)}
        />
      )}
      {stage.name === 'asking' && (
        <StillThereQuestion
          leftSec={stage.leftSec}
          onStay={stay}
          onLeave={() => {
            stay();
            goHome();
          }}
        />
      )}
    </KioskTextsProvider>
  );
}
