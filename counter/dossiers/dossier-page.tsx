// One dossier: where it stands, its steps as a line, who and what, what was said on the way; and every deed with its key.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { useScan } from '../input/use-scan.ts';
import { formatTrouble, useWords } from '../shared/language.tsx';
import { ReloadContext } from './action-dialog.tsx';
import { CodeText } from './code-text.tsx';
import {
  actionKeys,
  chooseMainAction,
  type DossierAction,
  type DossierDetails,
  type LegalAction,
  legalActions,
  mayPerform,
} from './dossier-actions.ts';
import { DossierDialogs } from './dossier-dialogs.tsx';
import './dossier.css';
import { useDossierContext } from './dossier-context.ts';
import { Facts, History, Papers, Payments } from './dossier-facts.tsx';
import { CancelReceiptDialog } from './money-dialogs.tsx';
import { formatTime } from './office-time.ts';
import { openPaper, type PrintableForm, paperUrl } from './paper-link.ts';
import { StateTag } from './state-tag.tsx';
import { Steps } from './steps.tsx';
import { useOpenDossier } from './use-open-dossier.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useSendOnce } from './use-send-once.ts';

export function DossierPage({ code }: { code: string }) {
  const { texts, go } = useDossierContext();
  const { refusals } = useWords();
  const { dossier, unknown, reload } = useOpenDossier(code);
  usePageKeys({ Escape: dossier === null ? () => go({ page: 'list' }) : undefined });
  if (dossier === null)
    return (
      <div class="calm-page">
        <p role="status">{unknown ? refusals['dossier.unknown'] : texts.loading}</p>
      </div>
    );
  return <Opened key={dossier.code} dossier={dossier} again={reload} />;
}

/** The dossier of a scanned receipt. */
export function ReceiptPage({ token }: { token: string }) {
  const { texts, go, onTrouble } = useDossierContext();
  useEffect(() => {
    let over = false;
    void makeCall('dossier.find', { token }, { token: null, requestId: null }).then(answer => {
      if (over) return;
      if (answer.ok) return go({ page: 'dossier', code: answer.value.code });
      onTrouble(answer.refusal, answer.detail);
      go({ page: 'list' });
    });
    return () => {
      over = true;
    };
  }, [token]);
  return <p class="calm-page">{texts.loading}</p>;
}

function Opened({ dossier, again }: { dossier: DossierDetails; again: () => void }) {
  const { texts, timeZone, mayAct, lost, go, showMessage } = useDossierContext();
  const { show } = texts;
  const all = useWords();
  const [open, setOpen] = useState<{ press: DossierAction; cardNumber: string | null } | null>(null);
  const [wrong, setWrong] = useState<DossierDetails['paid'][number] | null>(null);
  const slip = useSendOnce();
  useEffect(() => {
    if (slip.failed !== null) showMessage(formatTrouble(all, slip.failed.refusal, slip.failed.detail));
  }, [slip.failed]);

  const nameOf = ({ form, nth }: PrintableForm) => {
    const paper = texts.forms[form];
    const many = dossier.forms.filter(other => other.form === form).length > 1;
    return many ? fill(show.formNth, { paper, n: nth }) : paper;
  };
  const may = (press: DossierAction): boolean => {
    if (!mayAct || lost) return false;
    if (press === 'correct') return dossier.applicant !== null;
    return press === 'slip' ? dossier.acceptedAt !== null : mayPerform(dossier, press);
  };
  const press = async (wanted: DossierAction, cardNumber: string | null = null) => {
    if (!may(wanted)) return;
    if (wanted !== 'slip') return setOpen({ press: wanted, cardNumber });
    const sent = await slip.send('dossier.print', { code: dossier.code, language: 'vi' });
    if (sent !== null) showMessage(texts.done.slip, 'good');
  };
  // Somebody came for the result and put the card under the scanner: is it the one?
  useScan('page', scan => {
    if (scan.kind !== 'id-card' || open !== null || wrong !== null || !may('return')) return false;
    void press('return', scan.card.number);
    return true;
  });
  usePageKeys({
    ...Object.fromEntries(
      Object.entries(actionKeys).map(([name, key]) => [key, () => void press(name as DossierAction)]),
    ),
    ...Object.fromEntries(dossier.forms.map((paper, i) => [String(i + 1), () => openPaper(dossier.code, paper)])),
    Enter: () => {
      if (main !== null) void press(main);
    },
    Escape: () => go({ page: 'list' }),
    N: mayAct ? () => go({ page: 'receive' }) : undefined,
  });
  const main = mayAct ? chooseMainAction(dossier) : null;
  const button = (name: DossierAction) => (
    <button
      key={name}
      type="button"
      class={name === main ? 'deed-button main-deed' : 'deed-button'}
      disabled={!may(name)}
      onClick={() => void press(name)}
    >
      {texts.deed[name]} <kbd>{actionKeys[name]}</kbd>
    </button>
  );
  const others = legalActions.filter(name => name !== main) as LegalAction[];

  return (
    <div class="dossier-page">
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
        <b>{dossier.procedure.name}</b>
        <span class="quiet">
          {[dossier.procedure.code, dossier.procedure.field, dossier.procedure.totalText].filter(Boolean).join(' · ')}
        </span>
      </p>
      {dossier.outsideAt !== null && (
        <p class="notice">{fill(show.outside, { time: formatTime(dossier.outsideAt, timeZone) })}</p>
      )}
      {dossier.countsLate && <p class="notice warn">{show.countsLate}</p>}

      <div class="dossier-columns">
        <div class="dossier-main">
          <Steps dossier={dossier} />
          <Facts dossier={dossier} />
          <Papers dossier={dossier} />
          <History dossier={dossier} />
        </div>
        <aside class="dossier-side" aria-label={show.deeds}>
          {mayAct && (
            <section class="deeds">
              {main !== null && button(main)}
              {dossier.may.length === 0 && <p class="quiet">{show.over}</p>}
              {dossier.may.length > 0 && others.map(button)}
              {button('correct')}
              {button('slip')}
            </section>
          )}
          {!mayAct && <p class="quiet">{show.onlyLook}</p>}
          {dossier.forms.length > 0 && (
            <section class="forms">
              <h2>{show.forms}</h2>
              {dossier.forms.map((paper, i) => (
                <a key={i} class="choice" href={paperUrl(dossier.code, paper)} target="_blank" rel="noreferrer">
                  <span>{nameOf(paper)}</span> <kbd>{i + 1}</kbd>
                </a>
              ))}
            </section>
          )}
          <Payments dossier={dossier} onCancel={lost ? null : setWrong} />
        </aside>
      </div>
      {wrong !== null && (
        <CancelReceiptDialog
          dossier={dossier}
          receipt={wrong}
          onDone={text => {
            setWrong(null);
            showMessage(text, 'good');
            again();
          }}
          onClose={() => {
            setWrong(null);
            again();
          }}
        />
      )}
      {open !== null && (
        <ReloadContext.Provider value={again}>
          <DossierDialogs
            press={open.press}
            cardNumber={open.cardNumber}
            dossier={dossier}
            onPress={wanted => setOpen({ press: wanted, cardNumber: null })}
            onDone={text => {
              setOpen(null);
              showMessage(text, 'good');
              again();
            }}
            onClose={() => {
              setOpen(null);
              again();
            }}
          />
        </ReloadContext.Provider>
      )}
    </div>
  );
}
