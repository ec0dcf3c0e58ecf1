// More about a dossier, for whoever knows the last four digits of the number given at reception. Closed, it is forgotten.
import { useEffect, useRef, useState } from 'preact/hooks';
import { DossierState } from '../../common/contract/official-numbers.ts';
import { makeCall, type Trouble } from '../../common/screen/call.ts';
import { fill } from '../../common/text/fill.ts';
import { blockTouches } from '../touchscreen/block-touches.ts';
import { type KioskTexts, useKioskTexts } from '../touchscreen/kiosk-texts.ts';
import { EraseIcon } from '../touchscreen/parts/icons.tsx';
import { type DossierQuery, type FoundDossier, lookupInput, readRetryAfter } from './use-dossier-lookup.ts';
import './personal-details.css';

const length = 4;

function sayTrouble(trouble: Trouble, detail: unknown, { dossier }: KioskTexts['kiosk']): string {
  if (trouble === 'dossier.check-wrong') return dossier.checkWrong;
  if (trouble === 'rate.limited') return fill(dossier.checkLocked, { n: Math.ceil(readRetryAfter(detail) / 60) });
  return dossier.checkNoAnswer;
}

export function More({
  asked,
  token,
  onClose,
}: {
  asked: DossierQuery;
  /** The kiosk's own. */
  token: string;
  onClose: () => void;
}) {
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
  const whole = digits.length === length;
  useEffect(() => {
    if (!whole) return;
    let over = false;
    const input = { ...lookupInput(asked), check: digits, language };
    void makeCall('dossier.find', input, { token, requestId: null }).then(answer => {
      if (over) return;
      setDigits('');
      if (answer.ok) setFound(answer.value);
      else setTrouble(sayTrouble(answer.refusal, answer.detail, kiosk));
    });
    return () => {
      over = true;
    };
  }, [whole]);
  const press = (digit: string) => {
    setTrouble('');
    setDigits(old => (old + digit).slice(0, length));
  };
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
        if (found !== null || whole) return;
        if (/^\d$/.test(event.key)) press(event.key);
        if (event.key === 'Backspace') setDigits(old => old.slice(0, -1));
      }}
    >
      <h2 id="more-title">{found === null ? dossier.checkTitle : dossier.moreTitle}</h2>
      {found === null ? (
        <>
          <p class="more-how">{dossier.checkHow}</p>
          <p class="more-digits" role="img" aria-label={fill(dossier.typed, { n: digits.length, m: length })}>
            {Array.from({ length }, (_, i) => (
              <i key={i} class={i < digits.length ? 'is-typed' : ''} />
            ))}
          </p>
          <p class="more-trouble" role="alert">
            {trouble}
          </p>
          <div class="more-pad">
            {[...'1234567890'].map(digit => (
              <button key={digit} type="button" class="key" disabled={whole} onClick={() => press(digit)}>
                {digit}
              </button>
            ))}
            <button
              type="button"
              class="key"
              aria-label={dossier.erase}
              disabled={digits === '' || whole}
              onClick={() => setDigits(old => old.slice(0, -1))}
            >
              <EraseIcon />
            </button>
          </div>
        </>
      ) : (
        <Personal found={found} />
      )}
      <button type="button" class="big main" onClick={onClose}>
        {dossier.close}
      </button>
    </dialog>
  );
}

function Personal({ found: { personal, state } }: { found: FoundDossier }) {
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
