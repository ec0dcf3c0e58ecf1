// The page after a scan: the state of the citizen's number, or a sentence about what cannot be done here. It returns to the
// welcome page by itself and keeps nothing.
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

type FoundTicket = CallValue<'ticket.find'>;

interface ScanText {
  title: string;
  lines: readonly string[];
}

/** How long the page stays without a touch. The state of a ticket takes longer to read than a sentence. */
const stayMs = { ticket: 20_000, sentence: 10_000 };

function waitText({ wait }: FoundTicket, { scan }: KioskTexts['kiosk']): string {
  if (wait === null) return '';
  return wait.fromMin === 0
    ? fill(scan.minutesUnder, { to: wait.toMin })
    : fill(scan.minutes, { from: wait.fromMin, to: wait.toMin });
}

function ticketText(ticket: FoundTicket, kiosk: KioskTexts['kiosk']): ScanText {
  const { scan } = kiosk;
  const counter = ticket.counterLabel ?? '';
  switch (ticket.state) {
    case 'waiting':
      return {
        title: ticket.ahead === 0 ? scan.next : fill(scan.waiting, { n: ticket.ahead ?? 0 }),
        lines: [`${waitText(ticket, kiosk)} ${scan.waitingHow}`.trim()],
      };
    case 'called':
      return { title: fill(scan.called, { counter }), lines: [] };
    case 'serving':
      return { title: fill(scan.serving, { counter }), lines: [] };
    case 'parked':
      return { title: scan.parked, lines: [scan.parkedHow] };
    case 'no-show':
      return { title: scan.missed, lines: [scan.missedHow] };
    case 'done':
      return { title: scan.done, lines: [scan.doneHow] };
    default:
      return { title: scan.over, lines: [scan.overHow] };
  }
}

function scanText(scan: Exclude<ShownScan, { kind: 'ticket' }>, { scan: texts }: KioskTexts['kiosk']): ScanText {
  switch (scan.kind) {
    case 'dossier':
      return { title: texts.dossier, lines: [fill(texts.dossierCode, { code: scan.code }), texts.dossierHow] };
    case 'dossier-token':
      return { title: texts.dossier, lines: [texts.dossierHow] };
    case 'id-card':
      return { title: texts.idCard, lines: [texts.idCardHow] };
    case 'unknown':
      return { title: texts.unknown, lines: [texts.unknownHow] };
  }
}

interface ScannedPageProps {
  context: PageContext;
  scan: ShownScan;
  /** The token of the kiosk. */
  token: string;
  onLeave: () => void;
}

export function ScannedPage({ context, scan, token, onLeave }: ScannedPageProps) {
  const { kiosk } = useKioskTexts();
  const status = useTicketStatus(scan.kind === 'ticket' ? scan.token : null, token);
  const ticket = status.state === 'found' ? status.ticket : null;
  const leftSec = useAutoReturn(ticket === null ? stayMs.sentence : stayMs.ticket, onLeave);
  const texts = kiosk.scan;
  const text =
    scan.kind !== 'ticket'
      ? scanText(scan, kiosk)
      : ticket !== null
        ? ticketText(ticket, kiosk)
        : status.state === 'looking'
          ? { title: texts.looking, lines: [] }
          : status.state === 'unknown'
            ? { title: texts.notFound, lines: [texts.notFoundHow] }
            : { title: texts.noAnswer, lines: [texts.noAnswerHow] };
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
          {text.title}
        </h1>
        {text.lines.map(line => (
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
