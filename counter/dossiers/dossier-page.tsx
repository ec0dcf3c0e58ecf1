// The page of one dossier: its state and steps, the person and the papers, its history, and every action with its key.
import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { useScan } from '../input/use-scan.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { ReloadContext } from './action-dialog.tsx';
import { CodeText } from './code-text.tsx';
import {
  actionKeys,
  chooseMainAction,
  type DossierAction,
  type DossierDetails,
  mayPerform,
} from './dossier-actions.ts';
import { useDossierContext } from './dossier-context.ts';
import { DossierDialogs } from './dossier-dialogs.tsx';
import './dossier-page.css';
import { Facts, History, Papers } from './dossier-facts.tsx';
import { DossierSide } from './dossier-side.tsx';
import { CancelReceiptDialog } from './money-dialogs.tsx';
import { formatTime } from './office-time.ts';
import { openPaper } from './paper-link.ts';
import { StateTag } from './state-tag.tsx';
import { Steps } from './steps.tsx';
import { useOpenDossier } from './use-open-dossier.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useSendOnce } from './use-send-once.ts';

export function DossierPage({ code }: { code: string }) {
  const { texts, go } = useDossierContext();
  const { refusals } = useDeskTexts();
  const { dossier, unknown, reload } = useOpenDossier(code);
  usePageKeys({ Escape: dossier === null ? () => go({ page: 'list' }) : undefined });
  if (dossier === null)
    return (
      <div class="calm-page">
        <p role="status">{unknown ? refusals['dossier.unknown'] : texts.loading}</p>
      </div>
    );
  return <LoadedDossier key={dossier.code} dossier={dossier} reload={reload} />;
}

type Receipt = DossierDetails['paid'][number];

function LoadedDossier({ dossier, reload }: { dossier: DossierDetails; reload: () => void }) {
  const { texts, mayAct, lost, go, showMessage } = useDossierContext();
  const all = useDeskTexts();
  const [open, setOpen] = useState<{ press: DossierAction; cardNumber: string | null } | null>(null);
  const [wrongReceipt, setWrongReceipt] = useState<Receipt | null>(null);
  const slip = useSendOnce();
  useEffect(() => {
    if (slip.failed !== null) showMessage(formatTrouble(all, slip.failed.refusal, slip.failed.detail));
  }, [slip.failed]);

  const main = mayAct ? chooseMainAction(dossier) : null;
  const isAllowed = (action: DossierAction): boolean => {
    if (!mayAct || lost) return false;
    if (action === 'correct') return dossier.applicant !== null;
    return action === 'slip' ? dossier.acceptedAt !== null : mayPerform(dossier, action);
  };
  const start = async (action: DossierAction, cardNumber: string | null = null) => {
    if (!isAllowed(action)) return;
    if (action !== 'slip') return setOpen({ press: action, cardNumber });
    const sent = await slip.send('dossier.print', { code: dossier.code, language: 'vi' });
    if (sent !== null) showMessage(texts.done.slip, 'good');
  };
  // A citizen who comes for the result shows an ID card, which the dialog compares with the applicant.
  useScan('page', scan => {
    if (scan.kind !== 'id-card' || open !== null || wrongReceipt !== null || !isAllowed('return')) return false;
    void start('return', scan.card.number);
    return true;
  });
  usePageKeys({
    ...Object.fromEntries(
      Object.entries(actionKeys).map(([action, key]) => [key, () => void start(action as DossierAction)]),
    ),
    ...Object.fromEntries(dossier.forms.map((paper, i) => [String(i + 1), () => openPaper(dossier.code, paper)])),
    Enter: () => {
      if (main !== null) void start(main);
    },
    Escape: () => go({ page: 'list' }),
    N: mayAct ? () => go({ page: 'receive' }) : undefined,
  });
  const closeDialog = () => {
    setOpen(null);
    setWrongReceipt(null);
    reload();
  };
  const dialogProps = {
    dossier,
    onDone: (text: string) => {
      showMessage(text, 'good');
      closeDialog();
    },
    onClose: closeDialog,
  };

  return (
    <div class="dossier-page">
      <DossierHead dossier={dossier} />
      <div class="dossier-columns">
        <div class="dossier-main">
          <Steps dossier={dossier} />
          <Facts dossier={dossier} />
          <Papers dossier={dossier} />
          <History dossier={dossier} />
        </div>
        <DossierSide
          dossier={dossier}
          main={main}
          isAllowed={isAllowed}
          onAction={action => void start(action)}
          onCancelReceipt={setWrongReceipt}
        />
      </div>
      {wrongReceipt !== null && <CancelReceiptDialog {...dialogProps} receipt={wrongReceipt} />}
      {open !== null && (
        <ReloadContext.Provider value={reload}>
          <DossierDialogs
            {...dialogProps}
            press={open.press}
            cardNumber={open.cardNumber}
            onPress={press => setOpen({ press, cardNumber: null })}
          />
        </ReloadContext.Provider>
      )}
    </div>
  );
}

function DossierHead({ dossier }: { dossier: DossierDetails }) {
  const { texts, timeZone, go } = useDossierContext();
  const { show } = texts;
  const { procedure } = dossier;
  return (
    <>
      <header class="page-head">
        <h1>
          <CodeText code={dossier.code} />
        </h1>
        <StateTag state={dossier.state} />
        {dossier.late && <b class="urgent late">{show.late}</b>}
        {!dossier.late && dossier.soon && <b class="urgent soon">{show.soon}</b>}
        <button type="button" class="row-button" onClick={() => go({ page: 'list' })}>
          {texts.backToList} <kbd>Esc</kbd>
        </button>
      </header>
      <p class="dossier-what">
        <b>{procedure.name}</b>
        <span class="quiet">{[procedure.code, procedure.field, procedure.totalText].filter(Boolean).join(' · ')}</span>
      </p>
      {dossier.outsideAt !== null && (
        <p class="notice">{fill(show.outside, { time: formatTime(dossier.outsideAt, timeZone) })}</p>
      )}
      {dossier.countsLate && <p class="notice warn">{show.countsLate}</p>}
    </>
  );
}
