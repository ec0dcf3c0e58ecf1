// What a scanner has read: where the citizen's own number stands, or a sentence on what cannot be done here. Goes home by
// itself, and keeps nothing.
import type { CallValue } from '../../../common/contract/calls/index.ts';
import { fill } from '../../../common/text/fill.ts';
import { type KioskTexts, useKioskTexts } from '../kiosk-texts.ts';
import { NoticeIcon, SlipIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { useAutoReturn } from '../use-auto-return.ts';
import { useTicketStatus } from '../use-ticket-status.ts';
import type { ShownScan } from '../visit.ts';
import './message.css';
import './scanned.css';

type Found = CallValue<'ticket.find'>;

interface Said {
  title: string;
  /** A line each. */
  how: readonly string[];
}

/** How long it stays when nobody touches: a state is looked at longer than a sentence. */
const stayMs = { ticket: 20_000, sentence: 10_000 };

function waitText({ wait }: Found, { scan }: KioskTexts['kiosk']): string {
  if (wait === null) return '';
  return wait.fromMin === 0
    ? fill(scan.minutesUnder, { to: wait.toMin })
    : fill(scan.minutes, { from: wait.fromMin, to: wait.toMin });
}

function tellTicket(ticket: Found, kiosk: KioskTexts['kiosk']): Said {
  const { scan } = kiosk;
  const counter = ticket.counterLabel ?? '';
  switch (ticket.state) {
    case 'waiting':
      return {
        title: ticket.ahead === 0 ? scan.next : fill(scan.waiting, { n: ticket.ahead ?? 0 }),
        how: [`${waitText(ticket, kiosk)} ${scan.waitingHow}`.trim()],
      };
    case 'called':
      return { title: fill(scan.called, { counter }), how: [] };
    case 'serving':
      return { title: fill(scan.serving, { counter }), how: [] };
    case 'parked':
      return { title: scan.parked, how: [scan.parkedHow] };
    case 'no-show':
      return { title: scan.missed, how: [scan.missedHow] };
    case 'done':
      return { title: scan.done, how: [scan.doneHow] };
    default:
      return { title: scan.over, how: [scan.overHow] };
  }
}

function tellScan(scan: Exclude<ShownScan, { kind: 'ticket' }>, { scan: texts }: KioskTexts['kiosk']): Said {
  switch (scan.kind) {
    case 'dossier':
      return { title: texts.dossier, how: [fill(texts.dossierCode, { code: scan.code }), texts.dossierHow] };
    case 'dossier-token':
      return { title: texts.dossier, how: [texts.dossierHow] };
    case 'id-card':
      return { title: texts.idCard, how: [texts.idCardHow] };
    case 'unknown':
      return { title: texts.unknown, how: [texts.unknownHow] };
  }
}

export function ScannedPage({
  context,
  scan,
  token,
  onLeave,
}: {
  context: PageContext;
  scan: ShownScan;
  /** The kiosk's own. */
  token: string;
  onLeave: () => void;
}) {
  const { kiosk } = useKioskTexts();
  const found = useTicketStatus(scan.kind === 'ticket' ? scan.token : null, token);
  const ticket = found.state === 'found' ? found.ticket : null;
  const leftSec = useAutoReturn(ticket === null ? stayMs.sentence : stayMs.ticket, onLeave);
  const texts = kiosk.scan;
  const said =
    scan.kind !== 'ticket'
      ? tellScan(scan, kiosk)
      : ticket !== null
        ? tellTicket(ticket, kiosk)
        : found.state === 'looking'
          ? { title: texts.looking, how: [] }
          : found.state === 'unknown'
            ? { title: texts.notFound, how: [texts.notFoundHow] }
            : { title: texts.noAnswer, how: [texts.noAnswerHow] };
  return (
    <Frame page="message scanned" context={context}>
      <div class={`message-text${ticket === null ? ' no-ticket' : ''}`}>
        {ticket === null ? (
          <span class="message-icon">{scan.kind === 'ticket' ? <SlipIcon /> : <NoticeIcon />}</span>
        ) : (
          <>
            <p>{texts.yourNumber}</p>
            <p class="scanned-number">{ticket.number}</p>
          </>
        )}
        <h1 tabIndex={-1} class={ticket?.state}>
          {said.title}
        </h1>
        {said.how.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div class="message-targets">
        <button type="button" class="big main" onClick={onLeave}>
          {kiosk.done}
        </button>
        <p class="home-in">{fill(kiosk.homeIn, { n: leftSec })}</p>
      </div>
    </Frame>
  );
}
