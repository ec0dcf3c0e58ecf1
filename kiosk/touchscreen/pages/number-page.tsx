// The number, large, at once; then how long, how to follow it by phone, where the paper is, and a way back from a wrong press.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TicketNumber } from '../../../common/contract/words.ts';
import { makeCall, newRequestId, type Trouble } from '../../../common/screen/call.ts';
import { serverNow } from '../../../common/screen/live-channel.ts';
import { fill } from '../../../common/text/fill.ts';
import { decideLeaveAt } from '../idle-timer.ts';
import { useKioskTexts } from '../kiosk-texts.ts';
import { CameraIcon, CheckIcon, DownIcon, NoticeIcon } from '../parts/icons.tsx';
import { Frame, type PageContext } from '../parts/page-frame.tsx';
import { QrCode } from '../parts/qr-code.tsx';
import { choosePaperText, needsPhoto } from '../service-status.ts';
import { useLastTouch } from '../use-last-touch.ts';
import { isTokenRefused } from '../use-take-number.ts';
import type { IssuedTicket } from '../visit.ts';
import './number-page.css';

export function NumberPage({
  context,
  taken,
  token,
  onLeave,
  onCancelled,
  onTokenRefused,
}: {
  context: PageContext;
  taken: IssuedTicket;
  token: string;
  onLeave: () => void;
  onCancelled: (number: TicketNumber) => void;
  onTokenRefused: () => void;
}) {
  const { kiosk, refusals, name } = useKioskTexts();
  const { view } = context;
  const { ticket } = taken;
  const slip = view.slips.find(each => each.ticketId === ticket.ticketId) ?? { ...ticket.slip, reason: null };
  const times = usePageTimes(ticket.undoUntilAt);
  const paper = choosePaperText(slip.state, slip.reason, times.now - times.shown);
  const photo = needsPhoto(paper);
  if (paper !== 'paperPrinting') times.settle();
  const undo = useUndo(ticket.ticketId, token, () => onCancelled(ticket.number), onTokenRefused);

  const leaveAt = decideLeaveAt(times, photo);
  const leftMs = Math.max(0, leaveAt - times.now);
  const leave = useRef(onLeave);
  leave.current = onLeave;
  const over = leftMs === 0 && !undo.underWay;
  useEffect(() => {
    if (over) leave.current();
  }, [over]);

  const undoSec = Math.ceil((times.undoUntil - times.now) / 1000);
  const service = view.services.find(each => each.id === ticket.serviceId);
  const priority = view.priorities.find(each => each.id === taken.priority);
  return (
    <Frame
      page="number"
      context={context}
      foot={
        <>
          {undoSec > 0 || undo.underWay ? (
            <button type="button" class="big undo" disabled={undo.underWay} onClick={undo.press}>
              {undo.underWay ? kiosk.undoing : fill(kiosk.undo, { n: undoSec })}
            </button>
          ) : (
            <span class="undo" />
          )}
          <button type="button" class="big done" disabled={undo.underWay} onClick={onLeave}>
            {kiosk.done}
          </button>
        </>
      }
    >
      <div class="given">
        <p class="given-mark">
          <CheckIcon />
          {kiosk.given}
        </p>
        <h1 tabIndex={-1}>
          {photo ? kiosk.keepNumber : kiosk.keep}
          <span class="only-read-aloud">. {fill(kiosk.yourNumber, { number: ticket.number })}</span>
        </h1>
      </div>
      <div class="slip">
        <div class="slip-number">
          <p class="figure">
            <em>{ticket.number.slice(0, 1)}</em>
            {ticket.number.slice(1)}
          </p>
          <p class="slip-service">{service && name(service.name)}</p>
          {priority && <p class="slip-priority">{fill(kiosk.priorityMark, { name: name(priority.name) })}</p>}
        </div>
        <Facts ahead={ticket.ahead} wait={ticket.wait} />
        <div class="slip-follow">
          <QrCode
            text={new URL(ticket.trackUrl, location.href).href}
            label={fill(kiosk.followCode, { number: ticket.number })}
          />
          <p>
            <b>{kiosk.follow}</b>
            <span>{kiosk.followHow}</span>
          </p>
        </div>
      </div>
      <div class={`paper ${paper}`}>
        <p role="status">
          {photo ? <CameraIcon /> : <DownIcon />}
          {kiosk[paper]}
        </p>
        <div class="time-bar">
          <i style={{ transform: `scaleX(${leftMs / (leaveAt - times.counted)})` }} />
        </div>
        <p class="home-in">{fill(kiosk.homeIn, { n: Math.ceil(leftMs / 1000) })}</p>
        <div role="alert">
          {undo.trouble !== null && (
            <p class="undo-trouble">
              <NoticeIcon />
              <b>{kiosk.notUndone}</b> {refusals[undo.trouble]}
            </p>
          )}
        </div>
      </div>
    </Frame>
  );
}

function Facts({ ahead, wait }: { ahead: number; wait: IssuedTicket['ticket']['wait'] }) {
  const { kiosk } = useKioskTexts();
  return (
    <div class="slip-facts">
      <p>
        <b>{ahead}</b>
        <span>{kiosk.aheadUnit}</span>
      </p>
      {wait !== null && (
        <p>
          <b>{wait.fromMin === 0 ? fill(kiosk.minutesUnder, { to: wait.toMin }) : `${wait.fromMin}–${wait.toMin}`}</b>
          <span>{wait.fromMin === 0 ? kiosk.minutesUnderUnit : kiosk.minutesUnit}</span>
        </p>
      )}
    </div>
  );
}

/** All times of the page. */
function usePageTimes(undoUntilAt: number) {
  const { shownAt: shown, now, touchedAt: touched } = useLastTouch();
  const [undoUntil] = useState(() => shown + Math.max(0, undoUntilAt - serverNow()));
  const settled = useRef<number | null>(null);
  return {
    shown,
    now,
    undoUntil,
    settled: settled.current,
    touched,
    /** From when the bar runs down. */
    counted: touched ?? settled.current ?? shown,
    /** The paper's fate is known. */
    settle: () => {
      settled.current ??= performance.now();
    },
  };
}

function useUndo(
  ticketId: IssuedTicket['ticket']['ticketId'],
  token: string,
  onDone: () => void,
  onTokenRefused: () => void,
) {
  const [underWay, setUnderWay] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const requestId = useRef<string | null>(null);
  const press = async () => {
    if (underWay) return;
    setUnderWay(true);
    setTrouble(null);
    requestId.current ??= newRequestId();
    const answer = await makeCall('ticket.cancel', { ticketId }, { token, requestId: requestId.current });
    setUnderWay(false);
    if (answer.ok) onDone();
    else if (isTokenRefused(answer.refusal)) onTokenRefused();
    else setTrouble(answer.refusal);
  };
  return { underWay, trouble, press: () => void press() };
}
