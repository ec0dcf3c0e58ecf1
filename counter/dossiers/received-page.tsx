// The page after a reception: the code and the promised date, and the next actions (print the paper or the slip,
// receive another).
import { useEffect } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { formatTrouble, useDeskTexts } from '../shared/language.tsx';
import { CodeText } from './code-text.tsx';
import { useDossierContext } from './dossier-context.ts';
import { formatTime } from './office-time.ts';
import { openPaper, paperUrl } from './paper-link.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useSendOnce } from './use-send-once.ts';
import './received-page.css';
import type { Received } from './places.ts';

const receipt = { form: 'receipt', nth: 1 } as const;

export function ReceivedPage({ received }: { received: Received }) {
  const { texts, timeZone, go, toDesk, leave, showMessage } = useDossierContext();
  const text = texts.received;
  const all = useDeskTexts();
  const { failed, send } = useSendOnce();
  const { code, dueAt, forwardAt, receiptNumber, procedureName } = received;
  const slipPrinting = received.slip.state === 'queued';
  useEffect(() => {
    if (failed !== null) showMessage(formatTrouble(all, failed.refusal, failed.detail));
  }, [failed]);

  const printSlip = async () => {
    const sent = await send('dossier.print', { code, language: 'vi' });
    if (sent !== null) showMessage(text.slipSent, 'good');
  };
  const next = () => go({ page: 'receive' });
  const open = () => go({ page: 'dossier', code });
  usePageKeys({ P: () => openPaper(code, receipt), I: () => void printSlip(), N: next, M: open, Escape: leave });

  return (
    <div class="received">
      <section class="card received-card" aria-live="polite">
        <p class="label">{text.title}</p>
        <h1>
          <CodeText code={code} />
        </h1>
        <p class="received-what">{procedureName}</p>
        <div class="received-due">
          <p class="label">{text.due}</p>
          <p class="received-date">{dueAt === null ? text.noDue : formatTime(dueAt, timeZone)}</p>
          <p class="quiet">
            {[
              forwardAt !== null && fill(text.forward, { time: formatTime(forwardAt, timeZone) }),
              receiptNumber !== null && fill(text.receipt, { number: receiptNumber }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {slipPrinting && <p>{text.slipPrinting}</p>}
        <p>{text.give}</p>
      </section>
      <div class="received-actions">
        <a class="big-red" href={paperUrl(code, receipt)} target="_blank" rel="noreferrer">
          {text.paper} <kbd>P</kbd>
        </a>
        <button type="button" class="plain" onClick={() => void printSlip()}>
          {slipPrinting ? text.slipAgain : text.slip} <kbd>I</kbd>
        </button>
        <button type="button" class="plain" onClick={next}>
          {text.next} <kbd>N</kbd>
        </button>
        <button type="button" class="plain" onClick={open}>
          {text.open} <kbd>M</kbd>
        </button>
        <button type="button" class="plain" onClick={leave}>
          {toDesk === null ? texts.backToList : texts.backToDesk} <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
