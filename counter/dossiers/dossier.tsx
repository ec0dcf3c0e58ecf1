// One dossier: where it stands, its steps as a line, who and what, what was said on the way; and every deed with its key.
import { useEffect, useState } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { sayTrouble, useWords } from '../language.tsx';
import { useScan } from '../use-scan.ts';
import { CodeText } from './code-text.tsx';
import { StaleContext } from './deed-dialog.tsx';
import { type DossierPress, keyOfDeed, type LawDeed, lawDeeds, mainDeed, mayDo, type Whole } from './deeds.ts';
import { DossierDialogs } from './dialogs.tsx';
import './dossier.css';
import { Facts, Papers, Payments, Words } from './facts.tsx';
import { CancelReceiptDialog } from './money-dialogs.tsx';
import { timeText } from './office-time.ts';
import { openPaper, type Printable, paperUrl } from './paper-link.ts';
import { useRoom } from './room.ts';
import { StateTag } from './state-tag.tsx';
import { Steps } from './steps.tsx';
import { useDossier } from './use-dossier.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { useSend } from './use-send.ts';

export function DossierPage({ code }: { code: string }) {
  const { words, go } = useRoom();
  const { refusals } = useWords();
  const { dossier, unknown, again } = useDossier(code);
  useRoomKeys({ Escape: dossier === null ? () => go({ page: 'list' }) : undefined });
  if (dossier === null)
    return (
      <div class="calm-page">
        <p role="status">{unknown ? refusals['dossier.unknown'] : words.loading}</p>
      </div>
    );
  return <Opened key={dossier.code} dossier={dossier} again={again} />;
}

/** The dossier of a scanned receipt. */
export function ReceiptPage({ token }: { token: string }) {
  const { words, go, onTrouble } = useRoom();
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
  return <p class="calm-page">{words.loading}</p>;
}

function Opened({ dossier, again }: { dossier: Whole; again: () => void }) {
  const { words, timeZone, mayAct, lost, go, say } = useRoom();
  const { show } = words;
  const all = useWords();
  const [open, setOpen] = useState<{ press: DossierPress; cardNumber: string | null } | null>(null);
  const [wrong, setWrong] = useState<Whole['paid'][number] | null>(null);
  const slip = useSend();
  useEffect(() => {
    if (slip.failed !== null) say(sayTrouble(all, slip.failed.refusal, slip.failed.detail));
  }, [slip.failed]);

  const nameOf = ({ form, nth }: Printable) => {
    const paper = words.forms[form];
    const many = dossier.forms.filter(other => other.form === form).length > 1;
    return many ? fill(show.formNth, { paper, n: nth }) : paper;
  };
  const may = (press: DossierPress): boolean => {
    if (!mayAct || lost) return false;
    if (press === 'correct') return dossier.applicant !== null;
    return press === 'slip' ? dossier.acceptedAt !== null : mayDo(dossier, press);
  };
  const press = async (wanted: DossierPress, cardNumber: string | null = null) => {
    if (!may(wanted)) return;
    if (wanted !== 'slip') return setOpen({ press: wanted, cardNumber });
    const sent = await slip.send('dossier.print', { code: dossier.code, language: 'vi' });
    if (sent !== null) say(words.done.slip, 'good');
  };
  // Somebody came for the result and put the card under the scanner: is it the one?
  useScan('page', scan => {
    if (scan.kind !== 'id-card' || open !== null || wrong !== null || !may('return')) return false;
    void press('return', scan.card.number);
    return true;
  });
  useRoomKeys({
    ...Object.fromEntries(
      Object.entries(keyOfDeed).map(([name, key]) => [key, () => void press(name as DossierPress)]),
    ),
    ...Object.fromEntries(dossier.forms.map((paper, i) => [String(i + 1), () => openPaper(dossier.code, paper)])),
    Enter: () => {
      if (main !== null) void press(main);
    },
    Escape: () => go({ page: 'list' }),
    N: mayAct ? () => go({ page: 'receive' }) : undefined,
  });
  const main = mayAct ? mainDeed(dossier) : null;
  const button = (name: DossierPress) => (
    <button
      key={name}
      type="button"
      class={name === main ? 'deed-button main-deed' : 'deed-button'}
      disabled={!may(name)}
      onClick={() => void press(name)}
    >
      {words.deed[name]} <kbd>{keyOfDeed[name]}</kbd>
    </button>
  );
  const others = lawDeeds.filter(name => name !== main) as LawDeed[];

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
          {words.backToList} <kbd>Esc</kbd>
        </button>
      </header>
      <p class="dossier-what">
        <b>{dossier.procedure.name}</b>
        <span class="quiet">
          {[dossier.procedure.code, dossier.procedure.field, dossier.procedure.totalText].filter(Boolean).join(' · ')}
        </span>
      </p>
      {dossier.outsideAt !== null && (
        <p class="notice">{fill(show.outside, { time: timeText(dossier.outsideAt, timeZone) })}</p>
      )}
      {dossier.countsLate && <p class="notice warn">{show.countsLate}</p>}

      <div class="dossier-columns">
        <div class="dossier-main">
          <Steps dossier={dossier} />
          <Facts dossier={dossier} />
          <Papers dossier={dossier} />
          <Words dossier={dossier} />
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
            say(text, 'good');
            again();
          }}
          onClose={() => {
            setWrong(null);
            again();
          }}
        />
      )}
      {open !== null && (
        <StaleContext.Provider value={again}>
          <DossierDialogs
            press={open.press}
            cardNumber={open.cardNumber}
            dossier={dossier}
            onPress={wanted => setOpen({ press: wanted, cardNumber: null })}
            onDone={text => {
              setOpen(null);
              say(text, 'good');
              again();
            }}
            onClose={() => {
              setOpen(null);
              again();
            }}
          />
        </StaleContext.Provider>
      )}
    </div>
  );
}
