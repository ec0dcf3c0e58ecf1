// Received: the code and the date, large, and what comes now: the paper, the slip, the next dossier.
import { useEffect } from 'preact/hooks';
import { fill } from '../../common/text/fill.ts';
import { sayTrouble, useWords } from '../language.tsx';
import { CodeText } from './code-text.tsx';
import { timeText } from './office-time.ts';
import { openPaper, paperUrl } from './paper-link.ts';
import { useRoom } from './room.ts';
import { useRoomKeys } from './use-room-keys.ts';
import { useSend } from './use-send.ts';
import './received.css';
import type { Received } from './places.ts';

const receipt = { form: 'receipt', nth: 1 } as const;

export function ReceivedPage({ received }: { received: Received }) {
  const { words, timeZone, go, toDesk, say } = useRoom();
  const text = words.received;
  const all = useWords();
  const { failed, send } = useSend();
  const { code, dueAt, forwardAt, receiptNumber, procedureName } = received;
  const slipPrinting = received.slip.state === 'queued';
  useEffect(() => {
    if (failed !== null) say(sayTrouble(all, failed.refusal, failed.detail));
  }, [failed]);

  const printSlip = async () => {
    const sent = await send('dossier.print', { code, language: 'vi' });
    if (sent !== null) say(text.slipSent, 'good');
  };
  const next = () => go({ page: 'receive' });
  const open = () => go({ page: 'dossier', code });
  const leave = () => (toDesk === null ? go({ page: 'list' }) : toDesk());
  useRoomKeys({ P: () => openPaper(code, receipt), I: () => void printSlip(), N: next, M: open, Escape: leave });

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
          <p class="received-date">{dueAt === null ? text.noDue : timeText(dueAt, timeZone)}</p>
          <p class="quiet">
            {[
              forwardAt !== null && fill(text.forward, { time: timeText(forwardAt, timeZone) }),
              receiptNumber !== null && fill(text.receipt, { number: receiptNumber }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        {slipPrinting && <p>{text.slipPrinting}</p>}
        <p>{text.give}</p>
      </section>
      <div class="received-deeds">
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
          {toDesk === null ? words.backToList : words.backToDesk} <kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}
