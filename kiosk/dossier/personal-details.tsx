// The dialog with the personal part of a dossier, for a citizen who knows the last four digits of the ID or telephone number
// given at reception. Closing it clears what it showed.
import { useEffect, useRef, useState } from 'preact/hooks';
import { DossierState } from '../../common/contract/official-numbers.ts';
import { makeCall, type Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { blockTouches } from '../touchscreen/block-touches.ts';
import { type KioskTexts, useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { DigitPad } from './digit-pad.tsx';
import { type DossierQuery, type FoundDossier, lookupInput, readRetryAfter } from './use-dossier-lookup.ts';
import './personal-details.css';

const digitCount = 4;

function troubleText(trouble: Trouble, detail: unknown, { dossier }: KioskTexts['kiosk']): string {
  if (trouble === 'dossier.check-wrong') return dossier.checkWrong;
  if (trouble === 'rate.limited') return fill(dossier.checkLocked, { n: Math.ceil(readRetryAfter(detail) / 60) });
  return dossier.checkNoAnswer;
}

interface PersonalDetailsProps {
  query: DossierQuery;
  /** The token of the kiosk. */
  token: string;
  onClose: () => void;
}

export function PersonalDetails({ query, token, onClose }: PersonalDetailsProps) {
  const { kiosk, language } = useKioskTexts();
  const { dossier } = kiosk;
  const dialog = useRef<HTMLDialogElement>(null);
  const [digits, setDigits] = useState('');
  const [trouble, setTrouble] = useState('');
  const [found, setFound] = useState<FoundDossier | null>(null);
  useEffect(() => {
    blockTouches();
    dialog.current?.showModal();
    return blockTouches;
  }, []);
  const complete = digits.length === digitCount;
  useEffect(() => {
    if (!complete) return;
    let over = false;
    const input = { ...lookupInput(query), check: digits, language };
    void makeCall('dossier.find', input, { token, requestId: null }).then(answer => {
      if (over) return;
      setDigits('');
      if (answer.ok) setFound(answer.value);
      else setTrouble(troubleText(answer.refusal, answer.detail, kiosk));
    });
    return () => {
      over = true;
    };
  }, [complete]);
  const press = (digit: string) => {
    setTrouble('');
    setDigits(old => (old + digit).slice(0, digitCount));
  };
  const erase = () => setDigits(old => old.slice(0, -1));
  return (
    <dialog
      ref={dialog}
      class={`question more${found === null ? '' : ' open'}`}
      aria-labelledby="more-title"
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={event => {
        if (found !== null || complete) return;
        if (/^\d$/.test(event.key)) press(event.key);
        if (event.key === 'Backspace') erase();
      }}
    >
      <h2 id="more-title">{found === null ? dossier.checkTitle : dossier.moreTitle}</h2>
      {found === null ? (
        <>
          <p class="more-how">{dossier.checkHow}</p>
          <p class="more-digits" role="img" aria-label={fill(dossier.typed, { n: digits.length, m: digitCount })}>
            {Array.from({ length: digitCount }, (_, i) => (
              <i key={i} class={i < digits.length ? 'is-typed' : ''} />
            ))}
          </p>
          <p class="more-trouble" role="alert">
            {trouble}
          </p>
          <DigitPad disabled={complete} empty={digits === ''} onDigit={press} onErase={erase} />
        </>
      ) : (
        <DetailList found={found} />
      )}
      <button type="button" class="big main" onClick={onClose}>
        {dossier.close}
      </button>
    </dialog>
  );
}

function DetailList({ found: { personal, state } }: { found: FoundDossier }) {
  const { dossier } = useKioskTexts().kiosk;
  if (personal === null) return null;
  const { applicantName, words, toPay } = personal;
  const title =
    state === DossierState.SupplementRequested
      ? dossier.missing
      : state === DossierState.PaymentRequested
        ? dossier.fees
        : dossier.reason;
  return (
    <dl class="more-list">
      <div>
        <dt>{dossier.applicant}</dt>
        <dd lang="vi">{applicantName}</dd>
      </div>
      {words.length > 0 && (
        <div>
          <dt>{title}</dt>
          {words.map(word => (
            <dd key={word} lang="vi">
              {word}
            </dd>
          ))}
        </div>
      )}
      {toPay > 0 && (
        <div>
          <dt>{dossier.toPay}</dt>
          <dd>{fill(dossier.amount, { amount: toPay.toLocaleString('vi-VN') })}</dd>
        </div>
      )}
      {words.length === 0 && toPay === 0 && (
        <div>
          <dd>{dossier.nothingMore}</dd>
        </div>
      )}
    </dl>
  );
}
